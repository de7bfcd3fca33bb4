package cim.person.web.graphql.execution;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import org.jspecify.annotations.Nullable;

/// What a client asks, as *GraphQL over HTTP* has it.
///
/// @param query the document
/// @param operationName which of the document's operations, null when there is one only
/// @param variables the values of its variables
public record GraphQLRequest(String query, @Nullable String operationName, JsonObject variables) {

  /// A text as JSON.
  ///
  /// @throws BadRequest when it is none
  public static JsonValue json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readValue();
    } catch (RuntimeException _) {
      // what is nested too deeply is no JsonException to the parser
      throw new BadRequest("The request is not JSON.");
    }
  }

  /// @throws BadRequest saying what is not as it must be
  public static GraphQLRequest of(JsonValue body) {
    if (!(body instanceof JsonObject object)) {
      throw new BadRequest("The request must be a JSON object with the field \"query\".");
    }
    if (!(object.get("query") instanceof JsonString query) || query.getString().isBlank()) {
      throw new BadRequest("The field \"query\" must be a GraphQL document.");
    }
    return new GraphQLRequest(query.getString(), operationName(object), variables(object));
  }

  private static @Nullable String operationName(JsonObject object) {
    return switch (object.getOrDefault("operationName", JsonValue.NULL)) {
      case JsonString name -> name.getString();
      case JsonValue value when value == JsonValue.NULL -> null;
      default -> throw new BadRequest("The field \"operationName\" must be a string.");
    };
  }

  private static JsonObject variables(JsonObject object) {
    return switch (object.getOrDefault("variables", JsonValue.NULL)) {
      case JsonObject variables -> variables;
      case JsonValue value when value == JsonValue.NULL -> JsonValue.EMPTY_JSON_OBJECT;
      default -> throw new BadRequest("The field \"variables\" must be an object.");
    };
  }

  /// The request is none.
  public static final class BadRequest extends RuntimeException {
    private static final long serialVersionUID = 1;

    public BadRequest(String message) {
      super(message);
    }

    public String text() {
      return String.valueOf(getMessage());
    }
  }
}
