package cim.person.web.rest;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// Plain data as answers.
final class Answers {
  static final String JSON = "application/json";

  /// Behind a media type: who takes anything gets JSON.
  static final String ONLY_WHEN_NAMED = ";qs=0.1";

  /// The stream position that an answer has seen: what a query can wait for with `atLeast`.
  static final String POSITION = "Cim-Position";

  private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

  private Answers() {}

  static byte[] bytes(Map<String, Object> plain) {
    return BUILDERS.createObjectBuilder(plain).build().toString().getBytes(StandardCharsets.UTF_8);
  }

  static byte[] bytes(List<?> plain) {
    return BUILDERS.createArrayBuilder(plain).build().toString().getBytes(StandardCharsets.UTF_8);
  }

  static Response.ResponseBuilder ok(byte[] body) {
    return Response.ok(body).type(JSON);
  }
}
