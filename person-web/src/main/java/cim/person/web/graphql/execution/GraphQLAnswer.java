package cim.person.web.graphql.execution;

import cim.person.application.ErrorCode;
import cim.person.application.measures.Requests.Ending;
import graphql.ExecutionResult;
import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.StringWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The answer to a request, in the order of the specification: errors before data.
///
/// @param executed whether execution began; false when the request itself was refused
/// @param content the answer as plain data
public record GraphQLAnswer(boolean executed, Map<String, @Nullable Object> content) {
  private static final JsonGeneratorFactory GENERATORS = Json.createGeneratorFactory(Map.of());

  /// An answer to a request that was refused.
  public static GraphQLAnswer refused(List<Map<String, Object>> errors) {
    Map<String, @Nullable Object> content = new LinkedHashMap<>();
    content.put("errors", errors);
    return new GraphQLAnswer(false, content);
  }

  /// An answer to a request that was refused for one reason.
  public static GraphQLAnswer refused(ErrorCode code, String message) {
    return refused(List.of(Map.of("message", message, "extensions", Map.of("code", code.name()))));
  }

  /// An answer to a request for which there is no thread now.
  public static GraphQLAnswer busy() {
    return refused(
        List.of(
            Map.of(
                "message",
                "As many requests as are allowed at once are under way.",
                "extensions",
                Map.of("code", ErrorCode.UNAVAILABLE.name(), "retryAfterMs", 1_000))));
  }

  /// The answer that execution led to.
  public static GraphQLAnswer of(ExecutionResult result) {
    Map<String, @Nullable Object> content = new LinkedHashMap<>();
    if (!result.getErrors().isEmpty()) {
      content.put("errors", ErrorReport.of(result.getErrors()));
    }
    if (result.isDataPresent()) {
      content.put("data", result.getData());
    }
    return new GraphQLAnswer(result.isDataPresent(), content);
  }

  /// An answer to a request that failed as a whole.
  public static GraphQLAnswer failed(Throwable failure) {
    return refused(ErrorReport.of(failure));
  }

  /// The position to subscribe again after, when a subscription ends because it was too slow.
  public static OptionalLong resumeAfter(ExecutionResult result) {
    return result.getErrors().stream().flatMapToLong(ErrorReport::resumeAfter).findFirst();
  }

  /// The code of the first error, null when there is none.
  public @Nullable String firstCode() {
    return content.get("errors") instanceof List<?> errors
            && errors.getFirst() instanceof Map<?, ?> error
            && error.get("extensions") instanceof Map<?, ?> extensions
        ? (String) extensions.get("code")
        : null;
  }

  /// What came of the request; what has data is answered, also where a part failed.
  public Ending ending() {
    String code = firstCode();
    if (content.get("data") != null || code == null) {
      return Ending.ANSWERED;
    }
    return Arrays.stream(ErrorCode.values())
        .filter(known -> known.name().equals(code))
        .map(Ending::of)
        .findFirst()
        .orElse(Ending.REFUSED);
  }

  /// The answer as JSON text.
  public String toJson() {
    return toJson(content);
  }

  /// Plain data as JSON text.
  public static String toJson(Object plain) {
    Writer text = new StringWriter();
    try (JsonGenerator json = GENERATORS.createGenerator(text)) {
      write(json, plain);
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, @Nullable Object value) {
    switch (value) {
      case null -> json.writeNull();
      case Map<?, ?> map -> {
        json.writeStartObject();
        map.forEach(
            (key, element) -> {
              json.writeKey((String) key);
              write(json, element);
            });
        json.writeEnd();
      }
      case List<?> list -> {
        json.writeStartArray();
        list.forEach(element -> write(json, element));
        json.writeEnd();
      }
      case Boolean flag -> json.write(flag);
      case Integer number -> json.write(number);
      case Long number -> json.write(number);
      case BigInteger number -> json.write(number);
      case BigDecimal number -> json.write(number);
      case Double number -> json.write(number);
      default -> json.write(value.toString());
    }
  }
}
