package cim.person.infrastructure.nats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.data.NameBasedUuid;
import cim.person.application.measures.Requests;
import cim.person.application.ports.RecordedEvent;
import cim.person.application.security.Caller;
import cim.person.domain.commands.ByPolicy;
import cim.person.domain.commands.LifecycleCommand.ActivatePerson;
import cim.person.domain.commands.LifecycleCommand.SuspendPerson;
import cim.person.domain.commands.PersonCommand;
import cim.person.domain.scenarios.Examples;
import cim.person.domain.scenarios.OneOfEach;
import cim.person.domain.values.PersonId;
import io.nats.service.EndpointStats;
import io.nats.service.InfoResponse;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Commands as requests of a plain NATS client to two whole nodes.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandsOverNatsTest {
  private static final int BODY_LIMIT = 10_000;
  private static final CommandServiceSettings SETTINGS =
      new CommandServiceSettings(true, BODY_LIMIT, 16, Duration.ofSeconds(28));
  private static final String CREATE =
      """
      {"commandId": "%s", %s "data": {"name": {"given": ["Ada"], "family": ["Lovelace"],
        "convention": "WESTERN"}}}
      """;

  private final NatsServer server = NatsServer.started();
  private final List<WholeNode> nodes = new ArrayList<>();
  private final List<CommandService> services = new ArrayList<>();
  private final CommandClient client;

  CommandsOverNatsTest(@TempDir Path folder) throws Exception {
    client = new CommandClient(server);
    for (String name : List.of("one", "two")) {
      WholeNode node = WholeNode.following(server, folder.resolve(name), InstantSource.system());
      nodes.add(node);
      services.add(
          new CommandService(
              node.nats.connection(),
              _ -> Caller.trusted(CommandService.LOCAL_ACTOR),
              node.handler::handle,
              SETTINGS,
              Thread.ofPlatform().factory(),
              UUID::randomUUID,
              Requests.UNCOUNTED));
    }
  }

  @BeforeAll
  void start() {
    services.forEach(CommandService::start);
    client.awaitNodes(2);
  }

  @AfterAll
  void stop() {
    services.forEach(CommandService::close);
    nodes.forEach(WholeNode::close);
    client.close();
    server.close();
  }

  @Test
  void eachCommandIsTaken() throws Exception {
    create(UUID.randomUUID(), "\"person\": \"0199a1c2-7c1e-7d10-9000-000000000002\",");
    List<String> rejections = new ArrayList<>();
    for (PersonCommand command : OneOfEach.commands()) {
      if (command instanceof ByPolicy) {
        continue;
      }
      JsonObject answer = client.give(Examples.ADAS_ID, command);
      if (!answer.containsKey("receipt")) {
        rejections.add(
            command.getClass().getSimpleName()
                + " "
                + answer.getJsonObject("rejection").getString("code"));
      }
    }
    assertEquals(
        List.of(
            "EndTitle NOTHING_TO_CHANGE",
            "UpdateContact INVALID_VALUE",
            "PreferContact NOTHING_TO_CHANGE",
            "DismissRecommendation PART_NOT_FOUND",
            "EndLocation NOTHING_TO_CHANGE",
            "EndAffiliation NOTHING_TO_CHANGE"),
        rejections);
  }

  @Test
  void aReceiptTellsWhatIsStored() throws Exception {
    PersonId person = new PersonId(UUID.randomUUID());
    UUID command = UUID.randomUUID();
    UUID correlation = UUID.randomUUID();
    String cause = "bafkreifzjut3te7nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e";
    JsonObject receipt =
        create(
                command,
                "\"person\": \"%s\", \"correlationId\": \"%s\", \"cause\": \"%s\", \"expectedRevision\": 0,"
                    .formatted(person, correlation, cause))
            .getJsonObject("receipt");
    RecordedEvent stored = nodes.getFirst().store.last(person).orElseThrow();
    assertEquals(correlation, stored.correlation());
    assertEquals(cause, stored.cause());
    assertEquals("service:nats", stored.actor());
    JsonObject block = json(stored.block());
    JsonObject event =
        Json.createObjectBuilder(block)
            .remove("v")
            .remove("prev")
            .add("cid", stored.cid().toString())
            .add("position", Long.toString(stored.position()))
            .add("family", "LIFECYCLE")
            .add("block", stored.block())
            .build();
    JsonObject expected =
        Json.createObjectBuilder()
            .add("commandId", command.toString())
            .add("revision", 1)
            .add("position", Long.toString(stored.position()))
            .add("replayed", false)
            .add("events", Json.createArrayBuilder().add(event))
            .build();
    assertEquals(expected, receipt);
  }

  @Test
  void aPersonWithoutAnIdGetsOneOfTheCommand() throws Exception {
    UUID command = UUID.randomUUID();
    JsonObject receipt = create(command, "").getJsonObject("receipt");
    assertEquals(
        NameBasedUuid.of("cim:person:" + command).toString(),
        receipt.getJsonArray("events").getJsonObject(0).getString("person"));
    JsonObject again = create(command, "").getJsonObject("receipt");
    assertEquals(Json.createObjectBuilder(receipt).add("replayed", true).build(), again);
  }

  @Test
  void aRejectionHasItsCodeAndField() throws Exception {
    PersonId person = new PersonId(UUID.randomUUID());
    assertEquals(
        json(
            """
            {"rejection": {"code": "PERSON_NOT_FOUND",
              "message": "There is no person with this id."}}
            """),
        client.give(person, new ActivatePerson()));
    UUID command = UUID.randomUUID();
    create(command, "\"person\": \"%s\",".formatted(person));
    assertEquals(
        "STALE_REVISION",
        client
            .give(UUID.randomUUID(), person, new ActivatePerson(), Map.of("expectedRevision", 7))
            .getJsonObject("rejection")
            .getString("code"));
    assertEquals(
        "COMMAND_ID_REUSED",
        client
            .give(command, person, new ActivatePerson(), Map.of())
            .getJsonObject("rejection")
            .getString("code"));
    JsonObject itself =
        client.ask(
            "merge-person",
            """
            {"commandId": "%s", "person": "%s", "data": {"into": "%s", "reason": "USER_REQUESTED"}}
            """
                .formatted(UUID.randomUUID(), person, person));
    assertEquals("into", itself.getJsonObject("rejection").getString("field"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          promote-person | {}                    | subject         | must end in a command that $SRV.INFO lists, such as create-person
          recommend-skill | {}                   | subject         | must end in a command that $SRV.INFO lists, such as create-person
          tag.urgent     | {}                    | subject         | must end in a command that $SRV.INFO lists, such as create-person
          tag            | ``                    | body            | must be JSON, with no key twice in an object
          tag            | {"commandId": "       | body            | must be JSON, with no key twice in an object
          tag            | {"data":{"a":1,"a":1}}| body            | must be JSON, with no key twice in an object
          tag            | {} {}                 | body            | must be JSON, with no key twice in an object
          tag            | [1]                   | body            | must be a JSON object
          tag            | {"person": ID}        | body            | must be JSON, with no key twice in an object
          tag            | {"person": "ID"}      | commandId       | must be given
          tag            | {"commandId": 7}      | commandId       | must be text
          tag            | {"commandId": "7"}    | commandId       | must be a UUID such as 0199a1c2-7c1e-7d10-8f53-3c5e0f6a9b21
          tag            | {"commandId": "ID"}   | person          | must be given
          tag            | {"commandId": "ID", "person": "ada"} | person | must be a UUID such as 0199a1c2-7c1e-7d10-8f53-3c5e0f6a9b21
          tag            | {"commandId": "ID", "person": "ID", "correlationId": "x"} | correlationId | must be a UUID such as 0199a1c2-7c1e-7d10-8f53-3c5e0f6a9b21
          tag            | {"commandId": "ID", "person": "ID", "cause": "bagu"} | cause | must be the CID of an event or of a message, such as baguqeera…
          tag            | {"commandId": "ID", "person": "ID", "expectedRevision": -1} | expectedRevision | must be 0 or more
          tag            | {"commandId": "ID", "person": "ID", "expectedRevision": 1.5} | expectedRevision | must be a whole number
          tag            | {"commandId": "ID", "person": "ID", "expectedRevision": 1e999999999} | expectedRevision | must be a whole number
          tag            | {"commandId": "ID", "person": "ID", "actor": "user:root"} | actor | is not a known field
          tag            | {"commandId": "ID", "person": "ID", "data": []} | data | must be an object
          tag            | {"commandId": "ID", "person": "ID"} | data.tag | must be given
          tag            | {"commandId": "ID", "person": "ID", "data": {"tag": null}} | data.tag | must be given
          tag            | {"commandId": "ID", "person": "ID", "data": {"tag": 1}} | data.tag | must be text
          tag            | {"commandId": "ID", "person": "ID", "data": {"tag": "a", "more": 1}} | data.more | is not a known field
          tag            | {"commandId": "ID", "person": "ID", "data": {"tag": "a\\ud800"}} | data.tag | must be Unicode text, without half of a surrogate pair
          add-contact    | {"commandId": "ID", "person": "ID", "data": {"use": "WORK", "contact": {"email": "ada"}}} | data.contact.email | *
          add-contact    | {"commandId": "ID", "person": "ID", "data": {"use": "WORK", "contact": {}}} | data.contact | *
          record-death   | {"commandId": "ID", "person": "ID", "data": {"precision": "DAY", "date": "2025-02-30"}} | data.date | must be a date that exists, such as 2026-11-23
          """)
  void badInputNamesWhatIsWrong(String command, String body, String field, String problem)
      throws Exception {
    JsonObject error =
        client
            .ask(command, body.replace("ID", "0199a1c2-7c1e-7d10-8f53-3c5e0f6a9b21"))
            .getJsonObject("error");
    assertEquals("INVALID_INPUT", error.getString("code"));
    assertEquals(field, error.getString("field"));
    String message = error.getString("message");
    assertTrue(
        problem.equals("*")
            ? message.startsWith(field + " must ")
            : message.equals(field + " " + problem + "."),
        message);
  }

  @Test
  void whatIsNoTextOrTooMuchIsRefused() throws Exception {
    assertEquals(
        "body must be text in UTF-8.", message(client.ask("tag", new byte[] {'"', -1, '"'})));
    assertEquals(
        "body must have at most 10000 bytes.",
        message(client.ask("tag", " ".repeat(BODY_LIMIT + 1))));
    assertEquals(
        "body must be JSON, with no key twice in an object.",
        message(client.ask("tag", "[".repeat(BODY_LIMIT))));
    String deep = "{\"a\":".repeat(100) + "1" + "}".repeat(100);
    assertTrue(message(client.ask("tag", deep)).endsWith("must have at most 32 levels."));
  }

  @Test
  void aReceiptThatIsTooLargeNamesItsEventsOnly() {
    CommandAnswers answers =
        new CommandAnswers(
            _ -> Caller.trusted(CommandService.LOCAL_ACTOR),
            nodes.getFirst().handler::handle,
            BODY_LIMIT,
            UUID::randomUUID,
            Requests.UNCOUNTED);
    String subject = "cim.person-service.commands.create-person";
    byte[] body = utf8(CREATE.formatted(UUID.randomUUID(), ""));
    byte[] whole = answers.to(subject, null, body, 1 << 20);
    byte[] again = answers.to(subject, null, body, whole.length);
    assertEquals(
        new String(whole, StandardCharsets.UTF_8).replace("replayed\":false", "replayed\":true"),
        new String(answers.to(subject, null, body, whole.length), StandardCharsets.UTF_8));
    JsonObject brief =
        json(new String(answers.to(subject, null, body, again.length - 1), StandardCharsets.UTF_8));
    JsonObject event = brief.getJsonObject("receipt").getJsonArray("events").getJsonObject(0);
    assertTrue(event.containsKey("cid"), event.toString());
    assertFalse(event.containsKey("block") || event.containsKey("data"), event.toString());
    assertArrayEquals(again, answers.to(subject, null, body, again.length));
  }

  @Test
  void theServiceIsFoundAndItsNodesShareTheWork() throws Exception {
    InfoResponse info = client.discovery().info(CommandService.NAME).getFirst();
    assertEquals("cim.person-service.commands.>", info.getEndpoints().getFirst().getSubject());
    String listed = info.getEndpoints().getFirst().getMetadata().getOrDefault("commands", "");
    List<String> commands = List.of(listed.split(" "));
    assertTrue(commands.contains("create-person"), listed);
    assertFalse(commands.contains("recommend-skill"), listed);

    List<Long> before = requests();
    PersonId person = new PersonId(UUID.randomUUID());
    for (int i = 0; i < 100; i++) {
      client.give(person, new SuspendPerson("for a while"));
    }
    List<Long> after = requests();
    assertEquals(100, sum(after) - sum(before));
    assertTrue(after.stream().allMatch(count -> count > 0), after.toString());
  }

  @Test
  void whoWantsNoAnswerGetsNothingDone() throws Exception {
    UUID command = UUID.randomUUID();
    client.connection.publish(
        "cim.person-service.commands.create-person", utf8(CREATE.formatted(command, "")));
    client.connection.flush(Duration.ofSeconds(10));
    client.ask("tag", "{}");
    assertFalse(create(command, "").getJsonObject("receipt").getBoolean("replayed"));
  }

  private List<Long> requests() {
    return client.discovery().stats(CommandService.NAME).stream()
        .map(stats -> stats.getEndpointStatsList().getFirst())
        .map(EndpointStats::getNumRequests)
        .toList();
  }

  private static long sum(List<Long> counts) {
    return counts.stream().mapToLong(Long::longValue).sum();
  }

  private JsonObject create(UUID command, String more) throws InterruptedException {
    return client.ask("create-person", CREATE.formatted(command, more));
  }

  private static String message(JsonObject answer) {
    return answer.getJsonObject("error").getString("message");
  }

  private static JsonObject json(String text) {
    return Json.createReader(new StringReader(text)).readObject();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
