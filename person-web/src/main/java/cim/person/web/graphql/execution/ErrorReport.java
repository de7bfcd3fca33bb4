package cim.person.web.graphql.execution;

import cim.person.application.PersonSetAside;
import cim.person.application.TooManyCommands;
import cim.person.application.TooManyRaces;
import cim.person.application.data.MalformedData;
import cim.person.application.ports.CorruptHistory;
import cim.person.application.ports.EventStoreUnavailable;
import cim.person.application.queries.EventFeed;
import cim.person.web.graphql.CommandUnanswered;
import cim.person.web.graphql.NotFreshYet;
import graphql.ExceptionWhileDataFetching;
import graphql.GraphQLError;
import graphql.SerializationError;
import graphql.TypeMismatchError;
import graphql.UnresolvedTypeError;
import graphql.execution.NonNullableFieldWasNullError;
import graphql.introspection.GoodFaithIntrospection.BadFaithIntrospectionError;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;

/// Errors as clients get them: with a code of the contract and what belongs to it, and never the
/// name of a class.
final class ErrorReport {
  private static final Logger LOG = System.getLogger(ErrorReport.class.getName());
  private static final int RETRY_AFTER_MS = 1_000;

  private ErrorReport() {}

  static List<Map<String, Object>> of(List<GraphQLError> errors) {
    return errors.stream().filter(error -> !isEcho(error, errors)).map(ErrorReport::of).toList();
  }

  /// A field that failed and may not be null is reported twice; once is enough.
  private static boolean isEcho(GraphQLError error, List<GraphQLError> errors) {
    return error instanceof NonNullableFieldWasNullError
        && errors.stream().anyMatch(ExceptionWhileDataFetching.class::isInstance);
  }

  private static Map<String, Object> of(GraphQLError error) {
    Map<String, Object> report = new LinkedHashMap<>();
    Map<String, Object> extensions = new LinkedHashMap<>();
    switch (error) {
      case ExceptionWhileDataFetching failure ->
          report.put("message", describe(failure.getException(), extensions));
      case NonNullableFieldWasNullError _,
          SerializationError _,
          TypeMismatchError _,
          UnresolvedTypeError _ ->
          report.put(
              "message", internal(new IllegalStateException(error.getMessage()), extensions));
      case BadFaithIntrospectionError _ ->
          report.put(
              "message",
              code(
                  extensions,
                  ErrorCode.TOO_COMPLEX,
                  "The schema is asked for more than once, or deeper than its standard query does."));
      default ->
          report.put(
              "message", code(extensions, ErrorCode.INVALID_INPUT, plain(error.getMessage())));
    }
    Map<String, Object> specified = error.toSpecification();
    for (String key : List.of("locations", "path")) {
      if (specified.get(key) != null) {
        report.put(key, specified.get(key));
      }
    }
    report.put("extensions", extensions);
    return report;
  }

  /// What graphql-java says, without how it says it to its developers.
  private static String plain(String message) {
    return message
        .replaceFirst("^Validation error(?: \\([^)]*\\))? ?: ", "")
        .replaceFirst(" but it was a '[A-Za-z]+'", "")
        .replaceFirst(" - '[A-Za-z]+\\{.*}'$", "")
        .replaceFirst(" with value '[A-Za-z]+\\{.*?}'(?= is )", "");
  }

  /// A failure outside of any field.
  static List<Map<String, Object>> of(Throwable failure) {
    Map<String, Object> extensions = new LinkedHashMap<>();
    String message = describe(failure, extensions);
    return List.of(Map.of("message", message, "extensions", extensions));
  }

  /// The position to resume a subscription after, when it was too slow.
  static LongStream resumeAfter(GraphQLError error) {
    return error instanceof ExceptionWhileDataFetching failure
            && cause(failure.getException()) instanceof EventFeed.TooSlow slow
        ? LongStream.of(slow.resumeAfter())
        : LongStream.empty();
  }

  private static String describe(Throwable thrown, Map<String, Object> extensions) {
    return switch (cause(thrown)) {
      case MalformedData bad -> {
        extensions.put("field", bad.field());
        yield code(extensions, ErrorCode.INVALID_INPUT, bad.field() + " " + bad.getMessage() + ".");
      }
      case CommandUnanswered unanswered -> {
        extensions.put("commandId", unanswered.commandId().toString());
        yield describe(unanswered.failure(), extensions);
      }
      case TooManyRaces _ -> {
        extensions.put("retryAfterMs", RETRY_AFTER_MS);
        yield code(
            extensions,
            ErrorCode.CONFLICT,
            "Other writers of the same person were first each time.");
      }
      case EventStoreUnavailable unavailable -> {
        LOG.log(Level.WARNING, "the event store does not answer: {0}", unavailable.getMessage());
        yield unavailable(extensions, "The event store does not answer in time.");
      }
      case NotFreshYet late -> unavailable(extensions, String.valueOf(late.getMessage()));
      case EventFeed.TooManySubscribers full ->
          unavailable(extensions, "Not now: " + full.getMessage() + ".");
      case TooManyCommands full -> unavailable(extensions, "Not now: " + full.getMessage() + ".");
      case PersonSetAside broken -> setAside(extensions, broken);
      case CorruptHistory broken -> setAside(extensions, broken);
      case QueryLimits.TooComplex limit ->
          code(extensions, ErrorCode.TOO_COMPLEX, String.valueOf(limit.getMessage()));
      case Throwable unknown -> internal(unknown, extensions);
    };
  }

  private static String setAside(Map<String, Object> extensions, RuntimeException broken) {
    LOG.log(Level.WARNING, "a person's history is broken", broken);
    return unavailable(
        extensions,
        "The person's history is broken; the person is set aside until it is repaired.");
  }

  private static String unavailable(Map<String, Object> extensions, String message) {
    extensions.put("retryAfterMs", RETRY_AFTER_MS);
    return code(extensions, ErrorCode.UNAVAILABLE, message);
  }

  private static String internal(Throwable failure, Map<String, Object> extensions) {
    String id = UUID.randomUUID().toString();
    LOG.log(Level.ERROR, "request failed, error id " + id, failure);
    extensions.put("id", id);
    return code(extensions, ErrorCode.INTERNAL, "An error of ours; the log has it as " + id + ".");
  }

  private static String code(Map<String, Object> extensions, ErrorCode code, String message) {
    extensions.put("code", code.name());
    return message;
  }

  /// What was thrown first of what has a meaning here; libraries wrap it.
  private static Throwable cause(Throwable thrown) {
    Throwable meaning = thrown;
    while (!isOurs(meaning) && meaning.getCause() != null) {
      meaning = meaning.getCause();
    }
    return isOurs(meaning) ? meaning : thrown;
  }

  private static boolean isOurs(Throwable thrown) {
    return thrown.getClass().getPackageName().startsWith("cim.person");
  }
}
