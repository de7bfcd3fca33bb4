package cim.person.web.server;

import cim.person.web.server.Door.Told;
import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/// Commands as mutations over HTTP, the whole input as a variable.
final class GraphQLDoor implements Door {
  private static final String INPUT = "input";

  private final Node node;

  GraphQLDoor(Node node) {
    this.node = node;
  }

  @Override
  public Told give(Sent sent) throws InterruptedException {
    return told(
        Node.json(node.post(body(sent), "Content-Type", "application/json").body()), person(sent));
  }

  /// The body of the request.
  static String body(Sent sent) {
    String mutation = sent.camelCase();
    String document =
        """
        mutation($input: %s%sInput!) {it: %s(input: $input) {
          rejection {code message field} receipt {replayed events {cid position block}}}}
        """
            .formatted(Character.toUpperCase(mutation.charAt(0)), mutation.substring(1), mutation);
    return Sent.object(
        Map.of(
            "query",
            Sent.quoted(document.replace("\n", " ")),
            "variables",
            Sent.object(Map.of(INPUT, sent.dataWith(around(sent))))));
  }

  private static String person(Sent sent) {
    return sent.creates() ? "id" : "person";
  }

  private static Map<String, String> around(Sent sent) {
    Map<String, String> around = new LinkedHashMap<>(sent.around());
    String person = around.remove("person");
    if (person != null) {
      around.put(person(sent), person);
    }
    return around;
  }

  private static Told told(JsonObject answer, String person) {
    if (answer.containsKey("errors")) {
      JsonObject error = answer.getJsonArray("errors").getJsonObject(0);
      JsonObject extensions = error.getJsonObject("extensions");
      return Told.error(
              extensions.getString("code"),
              extensions.getString("field", null),
              error.getString("message"),
              INPUT)
          .named(person, "person");
    }
    JsonObject payload = answer.getJsonObject("data").getJsonObject("it");
    if (payload.get("rejection") instanceof JsonObject rejection) {
      return Told.no(
          rejection.getString("code"),
          rejection.getString("field", null),
          rejection.getString("message"));
    }
    JsonObject receipt = payload.getJsonObject("receipt");
    return Told.receipt(receipt.getBoolean("replayed"), receipt.getJsonArray("events"));
  }

  @Override
  public void close() {}
}
