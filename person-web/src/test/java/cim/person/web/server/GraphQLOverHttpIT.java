package cim.person.web.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.domain.values.Cid;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GraphQLOverHttpIT extends OnTheServer {
  @Test
  void aPersonGoesThroughItsLife() throws InterruptedException {
    String id = create("Björk", "WESTERN");
    String position = "";
    for (String step :
        List.of(
            "activatePerson",
            "suspendPerson reason",
            "reactivatePerson",
            "archivePerson reason",
            "restorePerson reason")) {
      JsonObject payload = command(step, id);
      assertEquals(JsonValue.NULL, payload.get("rejection"), step);
      position = payload.getJsonObject("receipt").getString("position");
    }
    JsonObject person =
        node.data(
                """
                {person(id: "%s", atLeast: "%s") {revision lifecycle {state} head
                  events(first: 20) {nodes {cid seq prev block type data {__typename}}}}}
                """
                    .formatted(id, position))
            .getJsonObject("person");
    assertEquals(6, person.getInt("revision"));
    assertEquals("ACTIVE", person.getJsonObject("lifecycle").getString("state"));
    assertChain(person);
  }

  private static void assertChain(JsonObject person) {
    JsonValue prev = JsonValue.NULL;
    int seq = 0;
    for (JsonObject event :
        person.getJsonObject("events").getJsonArray("nodes").getValuesAs(JsonObject.class)) {
      assertEquals(++seq, event.getInt("seq"));
      assertEquals(prev, event.get("prev"));
      byte[] block = event.getString("block").getBytes(StandardCharsets.UTF_8);
      assertEquals(Cid.ofDagJson(block).text(), event.getString("cid"));
      prev = event.get("cid");
    }
    assertEquals(prev, person.get("head"));
  }

  @Test
  void suspendingADraftIsRefusedAndStoresNothing() throws InterruptedException {
    String id = create("Draft", "WESTERN");
    JsonObject payload = command("suspendPerson reason", id);
    assertEquals("TRANSITION_NOT_ALLOWED", payload.getJsonObject("rejection").getString("code"));
    assertEquals(JsonValue.NULL, payload.get("receipt"));
    assertEquals(1, payload.getJsonObject("person").getInt("revision"));
    assertEquals(
        1,
        node.data(
                "{person(id: \"%s\", atLeast: \"%s\") {events {totalCount}}}"
                    .formatted(id, payload.getJsonObject("person").getString("position")))
            .getJsonObject("person")
            .getJsonObject("events")
            .getInt("totalCount"));
  }

  @Test
  void theSameCommandIsCarriedOutOnce() throws InterruptedException {
    String mutation =
        """
        mutation {createPerson(input: {commandId: "%s", name: {given: ["Once"], convention: MONONYMIC},
          contacts: [{contact: {email: "once@example.org"}, use: WORK}]})
          {person {id contacts {id kind value {... on Email {address}}}} receipt {replayed position events {cid}}}}
        """
            .formatted(UUID.randomUUID());
    JsonObject first = node.data(mutation).getJsonObject("createPerson");
    JsonObject second = node.data(mutation).getJsonObject("createPerson");
    assertEquals(first.get("person"), second.get("person"));
    assertFalse(first.getJsonObject("receipt").getBoolean("replayed"));
    assertTrue(second.getJsonObject("receipt").getBoolean("replayed"));
    assertEquals(
        first.getJsonObject("receipt").get("events"),
        second.getJsonObject("receipt").get("events"));
  }

  @Test
  void personsAreListedInPages() throws InterruptedException {
    String position = "";
    for (String name : List.of("Åsa", "Zoe", "Adam")) {
      String id = create(name, "MONONYMIC");
      position = command("activatePerson", id).getJsonObject("receipt").getString("position");
    }
    List<String> names = new ArrayList<>();
    String after = "";
    boolean more = true;
    while (more) {
      JsonObject page =
          node.data(
                  """
                  {persons(first: 2 %s, atLeast: "%s", orderBy: {field: NAME, direction: ASC, locale: "sv"})
                    {totalCount nodes {name {display}} pageInfo {hasNextPage endCursor}}}
                  """
                      .formatted(after, position))
              .getJsonObject("persons");
      page.getJsonArray("nodes")
          .getValuesAs(JsonObject.class)
          .forEach(person -> names.add(person.getJsonObject("name").getString("display")));
      after =
          ", after: \"%s\"".formatted(page.getJsonObject("pageInfo").getString("endCursor", ""));
      more = page.getJsonObject("pageInfo").getBoolean("hasNextPage");
    }
    assertEquals(
        List.of("Adam", "Zoe", "Åsa"),
        names.stream().filter(List.of("Åsa", "Zoe", "Adam")::contains).toList());
  }

  @Test
  void whileNatsIsAwayCommandsAreUnavailableAndAfterwardsAllWorks() throws InterruptedException {
    String id = create("Patience", "MONONYMIC");
    node.nats().stop();
    try {
      JsonObject error = error(node.ask(mutation("archivePerson reason", id)));
      assertEquals("UNAVAILABLE", error.getString("code"));
      assertTrue(error.getInt("retryAfterMs") > 0);
      UUID.fromString(error.getString("commandId"));
      assertEquals(503, node.get("/health/ready").statusCode());
      assertEquals(200, node.get("/health/live").statusCode());
    } finally {
      node.nats().start();
      node.awaitReady();
    }
    assertEquals(JsonValue.NULL, command("archivePerson reason", id).get("rejection"));
  }

  @Test
  void healthAndMetricsTellHowFarTheReadModelsAre() throws InterruptedException {
    node.awaitReady();
    String health = node.get("/health/ready").body();
    String metrics = node.get("/metrics?scope=application").body();
    for (String projection : List.of("records", "list", "events")) {
      assertTrue(health.contains("\"read-model " + projection + "\":\"following at "), health);
      assertTrue(
          metrics
              .lines()
              .anyMatch(
                  line ->
                      line.startsWith("person_projection_following{")
                          && line.contains("projection=\"" + projection + "\"")
                          && line.endsWith(" 1.0")),
          metrics);
    }
  }

  @Test
  void policiesHealthAndMetricsTellHowEachPolicyIs() throws InterruptedException {
    node.awaitReady();
    List<JsonObject> policies =
        node.data("{policies {name state lag lastError}}")
            .getJsonArray("policies")
            .getValuesAs(JsonObject.class);
    assertFalse(policies.isEmpty());
    String health = node.get("/health/ready").body();
    String metrics = node.get("/metrics?scope=application").body();
    for (JsonObject policy : policies) {
      String name = policy.getString("name");
      assertTrue(health.contains("\"policy " + name + "\":\""), health);
      for (String gauge : List.of("lag", "done", "skipped", "failed", "dead_letters")) {
        assertTrue(
            metrics
                .lines()
                .anyMatch(
                    line ->
                        line.startsWith("person_policy_" + gauge + "{")
                            && line.contains("policy=\"" + name + "\"")
                            && !line.endsWith("NaN")),
            gauge + " of " + name + " in " + metrics);
      }
    }
    assertTrue(
        metrics.lines().anyMatch(line -> line.matches("person_dead_letters.* [0-9]+\\.0")),
        metrics);
  }

  @Test
  void theSchemaIsServedAsText() throws InterruptedException {
    HttpResponse<String> schema = node.get("/graphql/schema.graphql");
    assertEquals(
        "text/plain; charset=utf-8",
        schema.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT));
    assertTrue(schema.body().contains("毛泽东"));
  }

  @Test
  void graphiqlIsServed() throws InterruptedException {
    assertEquals(200, node.get("/graphql-ui/").statusCode());
    assertEquals(200, node.get("/").statusCode());
  }

  static JsonObject error(JsonObject answer) {
    return answer.getJsonArray("errors").getJsonObject(0).getJsonObject("extensions");
  }

  private static String create(String name, String convention) throws InterruptedException {
    return node.data(
            "mutation {createPerson(input: {name: {given: [\"%s\"], convention: %s}}) {person {id}}}"
                .formatted(name, convention))
        .getJsonObject("createPerson")
        .getJsonObject("person")
        .getString("id");
  }

  private static JsonObject command(String command, String person) throws InterruptedException {
    return node.data(mutation(command, person)).getJsonObject(command.replace(" reason", ""));
  }

  private static String mutation(String command, String person) {
    String name = command.replace(" reason", "");
    String reason = name.equals(command) ? "" : ", reason: \"test\"";
    return """
        mutation {%s(input: {person: "%s"%s}) {
          person {id revision position} receipt {position} rejection {code message}}}
        """
        .formatted(name, person, reason);
  }
}
