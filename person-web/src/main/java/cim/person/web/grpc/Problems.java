package cim.person.web.grpc;

import cim.person.application.ErrorCode;
import cim.person.application.Failure;
import cim.person.application.queries.EventFeed;
import cim.person.domain.state.Rejection;
import cim.person.domain.state.RejectionCode;
import cim.person.web.graphql.NotFreshYet;
import com.google.protobuf.Any;
import com.google.protobuf.Duration;
import com.google.rpc.BadRequest;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Errors as this door says them: a status, and beside it the code, field and time that every door
/// has, as the standard details of `google.rpc`.
final class Problems {
  private static final String DOMAIN = "person.cim";
  private static final String RETRY_AFTER = "retryAfterMs";

  /// Where clients look for details. gRPC's own class for it is the server's, which has other
  /// classes of messages than this application.
  private static final Metadata.Key<byte[]> DETAILS =
      Metadata.Key.of("grpc-status-details-bin", Metadata.BINARY_BYTE_MARSHALLER);

  private Problems() {}

  /// A request that has no answer, as one who asked is told it.
  static final class Unanswered extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Failure failure;

    Unanswered(Failure failure, @Nullable Throwable cause) {
      super(failure.message(), cause);
      this.failure = failure;
    }
  }

  /// There is no such person.
  static final class NoSuchPerson extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /// The one table of codes and statuses.
  static Code status(ErrorCode code) {
    return switch (code) {
      case INVALID_INPUT, TOO_COMPLEX -> Code.INVALID_ARGUMENT;
      case CONFLICT -> Code.ABORTED;
      case UNAVAILABLE -> Code.UNAVAILABLE;
      case UNAUTHENTICATED -> Code.UNAUTHENTICATED;
      case FORBIDDEN -> Code.PERMISSION_DENIED;
      case TIMEOUT -> Code.DEADLINE_EXCEEDED;
      case INTERNAL -> Code.INTERNAL;
    };
  }

  /// What was thrown; what is none of our exceptions is logged, and its id told.
  static StatusRuntimeException of(Throwable thrown) {
    return of(thrown, Map.of());
  }

  /// @param more what else to tell with it
  static StatusRuntimeException of(Throwable thrown, Map<String, String> more) {
    return switch (thrown) {
      case NoSuchPerson _ ->
          problem(
              Code.NOT_FOUND,
              RejectionCode.PERSON_NOT_FOUND.name(),
              new Rejection.PersonNotFound().message(),
              more);
      case EventFeed.TooSlow slow ->
          problem(
              Code.RESOURCE_EXHAUSTED,
              "TOO_SLOW",
              "Too slow: ask again after position %d.".formatted(slow.resumeAfter()),
              Map.of("resumeAfter", Long.toString(slow.resumeAfter())));
      default -> problem(failure(thrown), more);
    };
  }

  static StatusRuntimeException of(Failure failure) {
    return problem(failure, Map.of());
  }

  static Failure failure(Throwable thrown) {
    return switch (thrown) {
      case Unanswered unanswered -> unanswered.failure;
      case NotFreshYet late -> Failure.unavailable(String.valueOf(late.getMessage()));
      default -> Failure.of(thrown).orElseGet(() -> Failure.internal(thrown, UUID.randomUUID()));
    };
  }

  private static StatusRuntimeException problem(Failure failure, Map<String, String> more) {
    Map<String, String> told = new TreeMap<>(more);
    failure.details().forEach((name, value) -> told.put(name, value.toString()));
    return problem(status(failure.code()), failure.code().name(), failure.message(), told);
  }

  private static StatusRuntimeException problem(
      Code code, String reason, String message, Map<String, String> told) {
    Status.Builder status = Status.newBuilder().setCode(code.getNumber()).setMessage(message);
    status.addDetails(
        Any.pack(
            ErrorInfo.newBuilder()
                .setReason(reason)
                .setDomain(DOMAIN)
                .putAllMetadata(told)
                .build()));
    if (told.containsKey("field")) {
      status.addDetails(
          Any.pack(
              BadRequest.newBuilder()
                  .addFieldViolations(
                      BadRequest.FieldViolation.newBuilder()
                          .setField(told.get("field"))
                          .setDescription(message))
                  .build()));
    }
    if (told.containsKey(RETRY_AFTER)) {
      long millis = Long.parseLong(told.get(RETRY_AFTER));
      status.addDetails(
          Any.pack(
              RetryInfo.newBuilder()
                  .setRetryDelay(
                      Duration.newBuilder()
                          .setSeconds(millis / 1000)
                          .setNanos((int) (millis % 1000) * 1_000_000))
                  .build()));
    }
    Metadata trailers = new Metadata();
    trailers.put(DETAILS, status.build().toByteArray());
    return io.grpc.Status.fromCodeValue(code.getNumber())
        .withDescription(message)
        .asRuntimeException(trailers);
  }
}
