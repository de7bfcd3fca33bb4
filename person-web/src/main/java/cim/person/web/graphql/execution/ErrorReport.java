package cim.person.web.graphql.execution;

import cim.person.application.ErrorCode;
import cim.person.application.Failure;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;

/// Errors as clients get them: with a code of the contract and what belongs to it, and never the
/// name of a class.
final class ErrorReport {
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
      case CommandUnanswered unanswered -> {
        extensions.put("commandId", unanswered.commandId().toString());
        yield describe(unanswered.failure(), extensions);
      }
      case NotFreshYet late ->
          say(Failure.unavailable(String.valueOf(late.getMessage())), extensions);
      case QueryLimits.TooComplex limit ->
          code(extensions, ErrorCode.TOO_COMPLEX, String.valueOf(limit.getMessage()));
      case Throwable other ->
          Failure.of(other)
              .map(failure -> say(failure, extensions))
              .orElseGet(() -> internal(other, extensions));
    };
  }

  private static String internal(Throwable failure, Map<String, Object> extensions) {
    return say(Failure.internal(failure, UUID.randomUUID()), extensions);
  }

  private static String say(Failure failure, Map<String, Object> extensions) {
    extensions.putAll(failure.details());
    return code(extensions, failure.code(), failure.message());
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
