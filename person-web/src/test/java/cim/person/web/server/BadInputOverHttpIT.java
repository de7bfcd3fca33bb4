package cim.person.web.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What comes over the wire and is no proper input is refused by the server as by the schema alone,
/// and the stream does not grow.
class BadInputOverHttpIT extends OnTheServer {
  private static final String CREATE =
      "mutation($input: CreatePersonInput!) {createPerson(input: $input) {receipt {position} rejection {code field}}}";
  private static final String NAME = "{\"given\": [\"Ada\"], \"convention\": \"MONONYMIC\"}";

  @Test
  void aFieldThatIsNoValueOfItsTypeIsNamedAndNothingIsStored() throws InterruptedException {
    long before = create();
    String many = String.join(",", Collections.nCopies(10_000, "\"x\""));
    refused(
        "input.name.given[0]",
        "{\"name\": {\"given\": [\"a\\ud800\"], \"convention\": \"OTHER\"}}");
    refused(
        "input.name.given[0]",
        "{\"name\": {\"given\": [\"a\\u202eb\"], \"convention\": \"OTHER\"}}");
    refused(
        "input.name.given[0]",
        "{\"name\": {\"given\": [\"a\\u0000\"], \"convention\": \"OTHER\"}}");
    refused(
        "input.name.given[0]", "{\"name\": {\"given\": [\"\\u0378\"], \"convention\": \"OTHER\"}}");
    refused("input.name.given[0]", "{\"name\": {\"given\": [\"\"], \"convention\": \"OTHER\"}}");
    refused(
        "input.name.given",
        "{\"name\": {\"given\": [%s], \"convention\": \"OTHER\"}}".formatted(many));
    refused("input.name.convention", "{\"name\": {\"given\": [\"a\"], \"convention\": \"NONE\"}}");
    refused(
        "input.name.locale",
        "{\"name\": {\"given\": [\"a\"], \"convention\": \"OTHER\", \"locale\": \"no locale\"}}");
    refused(
        "input.source", "{\"name\": %s, \"source\": \"%s\"}".formatted(NAME, "x".repeat(500_000)));
    refused("input.expectedRevision", "{\"name\": %s, \"expectedRevision\": -1}".formatted(NAME));
    refused("input.id", "{\"name\": %s, \"id\": \"ada\"}".formatted(NAME));
    refused(
        "input.contacts[0].contact",
        "{\"name\": %s, \"contacts\": [{\"use\": \"WORK\", \"contact\": {\"email\": \"a@example.org\", \"website\": \"https://example.org\"}}]}"
            .formatted(NAME));
    assertEquals(before + 1, create(), "the position of the next event");
  }

  @Test
  void aDayThatDoesNotExistIsNamedInAQueryAndInACommand() throws InterruptedException {
    String id = UUID.randomUUID().toString();
    assertEquals(
        "on",
        field(node.ask("{person(id: \"%s\") {titles(on: \"2025-02-30\") {id}}}".formatted(id))));
    assertEquals(
        "input.date",
        field(
            node.ask(
                "mutation {recordBirthDate(input: {person: \"%s\", date: \"2025-02-30\", precision: DAY}) {rejection {code}}}"
                    .formatted(id))));
  }

  @Test
  void aBodyThatIsTooLargeIsRefusedAsAWhole() throws InterruptedException {
    String huge = body("{\"name\": %s, \"source\": \"%s\"}".formatted(NAME, "x".repeat(1_100_000)));
    HttpResponse<String> answer = node.post(huge, "Content-Type", "application/json");
    assertEquals(413, answer.statusCode());
    assertTrue(answer.body().contains("INVALID_INPUT"), answer.body());
  }

  @Test
  void aDayBeforeTheBirthIsARejectionWithItsField() throws InterruptedException {
    String id = UUID.randomUUID().toString();
    node.data(
        "mutation {createPerson(input: {id: \"%s\", name: {given: [\"Ada\"], convention: MONONYMIC}}) {rejection {code}}}"
            .formatted(id));
    node.data(
        "mutation {recordBirthDate(input: {person: \"%s\", date: \"1815-12-10\", precision: DAY}) {rejection {code}}}"
            .formatted(id));
    assertEquals(
        "{\"rejection\":{\"code\":\"INVALID_VALUE\",\"field\":\"date\"}}",
        node.data(
                "mutation {recordDeath(input: {person: \"%s\", date: \"1815-12-09\", precision: DAY}) {rejection {code field}}}"
                    .formatted(id))
            .getJsonObject("recordDeath")
            .toString());
  }

  private static void refused(String field, String input) throws InterruptedException {
    JsonObject answer =
        Node.json(node.post(body(input), "Content-Type", "application/json").body());
    assertEquals(field, field(answer));
  }

  private static String field(JsonObject answer) {
    JsonObject error = GraphQLOverHttpIT.error(answer);
    assertEquals("INVALID_INPUT", error.getString("code"), answer.toString());
    return error.getString("field");
  }

  private static long create() throws InterruptedException {
    JsonObject answer =
        Node.json(
            node.post(body("{\"name\": %s}".formatted(NAME)), "Content-Type", "application/json")
                .body());
    return Long.parseLong(
        answer
            .getJsonObject("data")
            .getJsonObject("createPerson")
            .getJsonObject("receipt")
            .getString("position"));
  }

  /// The input as it is written: also what no JSON library would write.
  private static String body(String input) {
    return "{\"query\": %s, \"variables\": {\"input\": %s}}"
        .formatted(Json.createValue(CREATE), input);
  }
}
