package cim.person.web.graphql.http;

import cim.person.web.graphql.execution.GraphQLRequest;
import cim.person.web.graphql.execution.GraphQLRequest.BadRequest;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The parameters of a request in the two forms that they come in.
final class Parameters {
  private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());
  private static final Set<String> TEXTS = Set.of("query", "documentId", "operationName");
  private static final Set<String> OBJECTS = Set.of("variables", "extensions");

  private Parameters() {}

  /// @throws BadRequest when the body is not JSON in UTF-8
  static JsonValue ofBody(byte[] body) {
    try {
      return GraphQLRequest.json(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
    } catch (CharacterCodingException _) {
      throw new BadRequest("The request is not UTF-8.");
    }
  }

  /// Of an address: `query=…&variables={…}`. Empty ones count as absent, others are passed over.
  ///
  /// @throws BadRequest when one comes twice or is not as it must be
  static JsonObject ofQuery(String query) {
    JsonObjectBuilder parameters = BUILDERS.createObjectBuilder();
    Set<String> seen = new HashSet<>();
    for (String parameter : query.split("&", -1)) {
      int equals = parameter.indexOf('=');
      String name = decoded(equals < 0 ? parameter : parameter.substring(0, equals));
      String value = equals < 0 ? "" : decoded(parameter.substring(equals + 1));
      if (value.isEmpty() || !TEXTS.contains(name) && !OBJECTS.contains(name)) {
        continue;
      }
      if (!seen.add(name)) {
        throw new BadRequest("The parameter \"%s\" is there twice.".formatted(name));
      }
      if (TEXTS.contains(name)) {
        parameters.add(name, value);
      } else {
        parameters.add(name, GraphQLRequest.json(value));
      }
    }
    return parameters.build();
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw new BadRequest("The address has a percent sign that is none of its encoding.");
    }
  }
}
