package cim.person.web.grpc;

import cim.person.application.ErrorCode;
import cim.person.application.Failure;
import cim.person.application.data.MalformedData;
import cim.person.application.data.RecordData;
import cim.person.application.security.Caller;
import cim.person.application.security.Unauthenticated;
import cim.person.web.grpc.Problems.Unanswered;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The methods of `Persons` on the wire: reads requests, has them carried out within the limits,
/// and
/// writes what came of them. Thread-safe.
public final class PersonsMethods {
  private final PersonsDoor door;
  private final Protocol protocol;
  private final Executor workers;
  private final int bodyLimit;
  private final Duration timeLimit;
  private final Duration streamTime;
  private final int streamLimit;
  private final Semaphore streams;
  private final InstantSource clock;

  /// @param workers carry out requests; one too many is rejected
  /// @param bodyLimit the most bytes of a request
  /// @param timeLimit how long an answer may take
  /// @param settings of streams
  public PersonsMethods(
      PersonsDoor door,
      Executor workers,
      int bodyLimit,
      Duration timeLimit,
      GrpcSettings settings,
      InstantSource clock) {
    this.door = door;
    this.protocol = Protocol.persons();
    this.workers = workers;
    this.bodyLimit = bodyLimit;
    this.timeLimit = timeLimit;
    this.streamTime = settings.streamTime();
    this.streamLimit = settings.streamLimit();
    this.streams = new Semaphore(streamLimit);
    this.clock = clock;
  }

  /// @param actor who asks
  void execute(byte[] request, String actor, StreamObserver<byte[]> answers) {
    answer(request, "Execute", asked -> door.execute(asked, actor), answers);
  }

  void getPerson(byte[] request, StreamObserver<byte[]> answers) {
    answer(request, "GetPerson", door::person, answers);
  }

  void listPersons(byte[] request, StreamObserver<byte[]> answers) {
    answer(request, "ListPersons", door::persons, answers);
  }

  /// @param caller with whose token the stream ends
  void streamEvents(byte[] request, Caller caller, StreamObserver<byte[]> answers) {
    if (!streams.tryAcquire()) {
      answers.onError(
          Problems.of(
              Failure.unavailable("Not now: %d streams are open already.".formatted(streamLimit))));
      return;
    }
    EventStream stream =
        new EventStream((ServerCallStreamObserver<byte[]>) answers, protocol, streams::release);
    try {
      Map<String, Object> asked = read("StreamEventsRequest", request);
      Duration left = caller.left(clock.instant());
      boolean expires = left.compareTo(streamTime) < 0;
      RuntimeException end =
          expires
              ? Unauthenticated.bad("has expired")
              : new Unanswered(
                  Failure.unavailable(
                      "The stream was open for %s, as long as one may be: ask again."
                          .formatted(streamTime)),
                  null);
      stream.follow(
          door.events(asked), (String) asked.get("after"), expires ? left : streamTime, end);
    } catch (RuntimeException failure) {
      stream.onError(failure);
    }
  }

  private void answer(
      byte[] request,
      String method,
      Function<Map<String, Object>, Record> carryOut,
      StreamObserver<byte[]> answers) {
    ServerCallStreamObserver<byte[]> call = (ServerCallStreamObserver<byte[]>) answers;
    call.setOnCancelHandler(() -> {}); // an answer that nobody waits for is dropped
    try {
      CompletableFuture<byte[]> _ =
          CompletableFuture.supplyAsync(
                  () -> {
                    if (call.isCancelled()) { // also when the client's deadline has passed
                      throw new CancellationException();
                    }
                    return answered(request, method, carryOut);
                  },
                  workers)
              .orTimeout(timeLimit.toMillis(), TimeUnit.MILLISECONDS)
              .whenComplete((answer, failure) -> finish(call, answer, failure));
    } catch (RejectedExecutionException _) {
      call.onError(
          Problems.of(Failure.unavailable("Not now: as many requests are under way as may be.")));
    }
  }

  private byte[] answered(
      byte[] request, String method, Function<Map<String, Object>, Record> carryOut) {
    return protocol.write(
        method + "Response", RecordData.write(carryOut.apply(read(method + "Request", request))));
  }

  private Map<String, Object> read(String type, byte[] request) {
    if (request.length > bodyLimit) {
      throw new MalformedData("body", "must have at most %d bytes".formatted(bodyLimit));
    }
    return protocol.read(type, request);
  }

  private void finish(
      ServerCallStreamObserver<byte[]> call,
      byte @Nullable [] answer,
      @Nullable Throwable failure) {
    if (call.isCancelled()) {
      return;
    }
    if (answer != null) {
      call.onNext(answer);
      call.onCompleted();
    } else {
      call.onError(problem(failure));
    }
  }

  private RuntimeException problem(@Nullable Throwable failure) {
    return switch (failure) {
      case TimeoutException _ ->
          Problems.of(
              new Failure(
                  ErrorCode.TIMEOUT,
                  "The answer took longer than the limit of %s. A command may have been carried out: send it again with its id."
                      .formatted(timeLimit)));
      case CompletionException wrapped when wrapped.getCause() != null ->
          Problems.of(wrapped.getCause());
      case null -> Problems.of(new IllegalStateException("no answer"));
      default -> Problems.of(failure);
    };
  }
}
