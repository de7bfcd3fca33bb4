package cim.person.web.graphql.execution;

import cim.person.web.graphql.schema.PersonSchema;
import graphql.GraphQLError;
import graphql.language.Document;
import graphql.parser.InvalidSyntaxException;
import graphql.schema.GraphQLSchema;
import graphql.validation.Validator;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads the file of persisted documents, one JSON object of ids and documents, and checks each:
/// what stands in it can be run.
public final class DocumentList {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern ID =
      Pattern.compile("[A-Za-z0-9._~-]+|sha256:[0-9a-f]{64}|x-[A-Za-z0-9._~-]+:[A-Za-z0-9._~-]+");

  private final Path file;
  private final GraphQLSchema schema;
  private final QueryLimits limits;

  private DocumentList(Path file, GraphQLSchema schema, QueryLimits limits) {
    this.file = file;
    this.schema = schema;
    this.limits = limits;
  }

  /// @param file where they are; empty when there are none
  /// @param only whether other documents are refused
  /// @throws IllegalArgumentException naming the file, and the entry that is wrong
  public static PersistedDocuments read(
      String file, boolean only, PersonSchema schema, QueryLimits limits) {
    if (!file.isBlank()) {
      return new DocumentList(Path.of(file), schema.schema(), limits).read(only);
    }
    if (only) {
      throw new IllegalArgumentException(
          "person.graphql.only-documents is true, but person.graphql.documents names no file");
    }
    return PersistedDocuments.NONE;
  }

  private PersistedDocuments read(boolean only) {
    Map<String, String> documents = new HashMap<>();
    for (Map.Entry<String, JsonValue> entry : entries().entrySet()) {
      String id = entry.getKey();
      if (!(entry.getValue() instanceof JsonString text)) {
        throw wrong(id, "must be a GraphQL document, a string");
      }
      if (!ID.matcher(id).matches()) {
        throw wrong(id, "must be named by a SHA-256 or an id of letters, digits and -._~");
      }
      check(id, text.getString());
      documents.put(HASH.matcher(id).matches() ? "sha256:" + id : id, text.getString());
    }
    return new PersistedDocuments(documents, only);
  }

  private JsonObject entries() {
    try (Reader text = Files.newBufferedReader(file);
        JsonReader json = Json.createReader(text)) {
      return json.readObject();
    } catch (IOException | JsonException unreadable) {
      throw new IllegalArgumentException(
          "person.graphql.documents is '%s': it must be a file with one JSON object of ids and documents: %s"
              .formatted(file, unreadable.getMessage()),
          unreadable);
    }
  }

  private void check(String id, String text) {
    String hash = id.startsWith("sha256:") ? id.substring("sha256:".length()) : id;
    if (HASH.matcher(hash).matches() && !hash.equals(PersistedDocuments.hash(text))) {
      throw wrong(id, "has another SHA-256: " + PersistedDocuments.hash(text));
    }
    try {
      Document document = limits.parse(text);
      List<? extends GraphQLError> errors =
          new Validator().validateDocument(schema, document, Locale.ROOT);
      if (!errors.isEmpty()) {
        throw wrong(id, "does not fit the schema: " + errors.getFirst().getMessage());
      }
      limits.check(schema, document, JsonValue.EMPTY_JSON_OBJECT);
    } catch (InvalidSyntaxException | QueryLimits.TooComplex problem) {
      throw wrong(id, "cannot be run: " + problem.getMessage());
    }
  }

  private IllegalArgumentException wrong(String id, String problem) {
    return new IllegalArgumentException(
        "person.graphql.documents is '%s': its entry '%s' %s".formatted(file, id, problem));
  }
}
