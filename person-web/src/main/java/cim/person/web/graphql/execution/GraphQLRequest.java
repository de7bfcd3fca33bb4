package cim.person.web.graphql.execution;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a client asks, as *GraphQL over HTTP* has it.
///
/// @param query the document, empty when it is named only
/// @param documentId the name of a persisted document, `sha256:` and its hash or another; null when
///     the document is sent without
/// @param operationName which of the document's operations, null when there is one only
/// @param variables the values of its variables
public record GraphQLRequest(
    String query,
    @Nullable String documentId,
    @Nullable String operationName,
    JsonObject variables) {

  /// Looked up once: to find JSON-P's provider takes longer than to read a request.
  private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

  /// A text as JSON.
  ///
  /// @throws BadRequest when it is none
  public static JsonValue json(String text) {
    try (JsonReader reader = READERS.createReader(new StringReader(text))) {
      return reader.readValue();
    } catch (RuntimeException _) {
      // what is nested too deeply is no JsonException to the parser
      throw new BadRequest("The request is not JSON.");
    }
  }

  /// @throws BadRequest saying what is not as it must be
  public static GraphQLRequest of(JsonValue body) {
    return switch (body) {
      case JsonObject object -> of(object);
      case JsonArray _ ->
          throw new BadRequest("Several requests in one are not taken: send one JSON object.");
      default ->
          throw new BadRequest("The request must be a JSON object with the field \"query\".");
    };
  }

  private static GraphQLRequest of(JsonObject object) {
    String query = text(object, "query");
    String id = text(object, "documentId");
    String hash = hash(object(object, "extensions"));
    if (id != null && (query != null || hash != null)) {
      throw new BadRequest("Beside \"documentId\", neither \"query\" nor a hash may be sent.");
    }
    if (id == null && hash == null && (query == null || query.isBlank())) {
      throw new BadRequest("The field \"query\" must be a GraphQL document.");
    }
    return new GraphQLRequest(
        query == null ? "" : query,
        hash == null ? id : PersistedDocuments.SHA_256 + hash,
        text(object, "operationName"),
        object(object, "variables"));
  }

  /// The same with a document in full.
  GraphQLRequest withDocument(String document) {
    return new GraphQLRequest(document, documentId, operationName, variables);
  }

  /// Whether an operation of this name may be the one that is asked for.
  boolean names(@Nullable String operation) {
    return operationName == null || operationName.equals(operation);
  }

  /// The hash of Apollo's persisted queries, which may stand beside the document.
  private static @Nullable String hash(JsonObject extensions) {
    return extensions.get("persistedQuery") instanceof JsonObject persisted
        ? text(persisted, "sha256Hash")
        : null;
  }

  private static @Nullable String text(JsonObject object, String field) {
    return switch (object.getOrDefault(field, JsonValue.NULL)) {
      case JsonString text -> text.getString();
      case JsonValue value when value == JsonValue.NULL -> null;
      default -> throw new BadRequest("The field \"%s\" must be a string.".formatted(field));
    };
  }

  private static JsonObject object(JsonObject object, String field) {
    return switch (object.getOrDefault(field, JsonValue.NULL)) {
      case JsonObject value -> value;
      case JsonValue value when value == JsonValue.NULL -> JsonValue.EMPTY_JSON_OBJECT;
      default -> throw new BadRequest("The field \"%s\" must be an object.".formatted(field));
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
