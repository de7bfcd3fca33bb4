package cim.person.infrastructure.nats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.queries.TimeTravel;
import cim.person.domain.commands.LifecycleCommand.SuspendPerson;
import cim.person.domain.values.PersonId;
import cim.person.infrastructure.compatibility.Compatibility;
import cim.person.infrastructure.compatibility.CompatibilitySettings;
import cim.person.infrastructure.compatibility.CompatibilityUse;
import cim.person.infrastructure.compatibility.OlderCommands;
import cim.person.infrastructure.compatibility.OlderEvents;
import cim.person.infrastructure.migration.LegacyCommand;
import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.Subscription;
import io.nats.client.impl.Headers;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// A sibling that knows nothing but the older service's subjects, beside a whole node.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OlderSiblingsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String NAME =
      """
      {"components": {"given_names": ["Ada"], "family_names": ["%s"], "patronymic": null,
        "matronymic": null, "prefixes": [], "suffixes": []},
       "preferred_form": null, "naming_convention": "Western"}""";
  private static final String HEIGHT =
      """
      {"attribute_type": {"Physical": "Height"}, "value": {"Length": %s},
       "temporal": {"recorded_at": "2025-11-07T09:15:42Z", "valid_from": null, "valid_until": null},
       "provenance": {"source": "Measured", "confidence": "Certain", "recorded_by": null,
         "trace": []}}""";

  private final NatsServer server = NatsServer.started();
  private final WholeNode node;
  private final CompatibilityUse use = new CompatibilityUse();
  private final Connection sibling;
  private final PersonId person = new PersonId(UUID.randomUUID());
  private Compatibility compatibility;

  OlderSiblingsTest(@TempDir Path folder) throws Exception {
    node = WholeNode.following(server, folder, InstantSource.system());
    sibling = Nats.connect(server.url());
    compatibility = started();
  }

  private Compatibility started() {
    TimeTravel times = new TimeTravel(node.store, node.model.localRecords());
    Compatibility doors =
        new Compatibility(
            new CompatibilitySettings(true, true),
            new OlderCommands(
                node.nats.connection(),
                node.handler::handle,
                new LegacyCommand.Reader(times, InstantSource.system()),
                new CommandServiceSettings(true, 10_000, 4, PATIENCE),
                use,
                Thread.ofPlatform().factory(),
                UUID::randomUUID),
            new OlderEvents(
                node.nats.connection(),
                NatsSettings.of(server.url()),
                times,
                use,
                Thread.ofPlatform().factory(),
                InstantSource.system()));
    doors.start();
    Await.until("a consumer", this::isFollowing);
    return doors;
  }

  private boolean isFollowing() {
    try {
      return sibling
          .jetStreamManagement()
          .getConsumerNames(Streams.EVENTS)
          .contains("person-compatibility");
    } catch (Exception _) {
      return false;
    }
  }

  @AfterAll
  void stop() throws Exception {
    compatibility.close();
    node.close();
    sibling.close();
    server.close();
  }

  @Test
  void oneCreatesAPersonChangesItsNameAndSeesBothComeByInOrderAndOnce() throws Exception {
    Subscription events = sibling.subscribe("person.events." + person + ".>");
    JsonObject created =
        command(
            "c-1",
            """
            {"CreatePerson": {"person_id": {"id": "%s"}, "name": %s, "source": "hr"}}"""
                .formatted(person, NAME.formatted("Byron")));
    assertEquals(person.toString(), created.getJsonObject("aggregate_id").getString("id"));
    assertEquals(2, created.getInt("version"));
    assertEquals(2, created.getInt("events_generated"));
    assertEquals("Accepted", created.getString("status"));
    String rename =
        """
        {"UpdateName": {"person_id": {"id": "%s"}, "name": %s, "reason": "marriage"}}"""
            .formatted(person, NAME.formatted("Lovelace"));
    JsonObject renamed = command("c-2", rename);
    assertEquals(renamed, command("c-2", rename), "the same command again gets its first answer");

    JsonObject first = next(events, "created");
    assertEquals("Created", first.getString("event_type"));
    assertEquals("hr", first.getJsonObject("data").getString("source"));
    JsonObject second = next(events, "name_updated").getJsonObject("data");
    assertEquals("marriage", second.getString("change_reason"));
    assertEquals(json(NAME.formatted("Byron")), second.getJsonObject("old_name"));
    assertEquals(json(NAME.formatted("Lovelace")), second.getJsonObject("new_name"));

    compatibility.close();
    node.ask(person, UUID.randomUUID(), new SuspendPerson("on leave"));
    compatibility = started();
    JsonObject third = next(events, "suspended").getJsonObject("data");
    assertEquals("on leave", third.getString("reason"), "told after the restart, nothing again");
    assertEquals("user:tester", third.getJsonObject("metadata").getString("actor"));
    command("c-3", bare("ReactivatePerson", "\"reason\": \"back\""));
    next(events, "activated");

    command("c-4", bare("RecordAttribute", "\"attribute\": " + HEIGHT.formatted("1.7")));
    command(
        "c-5",
        bare(
            "UpdateAttribute",
            "\"attribute_type\": {\"Physical\": \"Height\"}, \"new_attribute\": "
                + HEIGHT.formatted("1.71")));
    command(
        "c-6",
        bare(
            "InvalidateAttribute",
            "\"attribute_type\": {\"Physical\": \"Height\"}, \"reason\": null"));
    assertEquals("1.7", length(next(events, "updated"), "attribute_recorded"));
    assertEquals("1.71", length(next(events, "updated"), "attribute_updated"));
    JsonObject ended = next(events, "updated").getJsonObject("data").getJsonObject("updates");
    assertNotNull(
        ended
            .getJsonObject("attribute_updated")
            .getJsonObject("temporal")
            .getString("valid_until", null));
    command("c-7", bare("SetBirthDate", "\"birth_date\": \"1815-12-10\""));
    command("c-8", bare("RecordDeath", "\"date_of_death\": \"1852-11-27\""));
    next(events, "birth_date_set");
    next(events, "death_recorded");
    events.unsubscribe();
  }

  @Test
  void whoIsNotUnderstoodOrRefusedIsToldWhy() throws Exception {
    PersonId nobody = new PersonId(UUID.randomUUID());
    assertReason("INVALID_INPUT: body must be JSON: ", nobody, "{");
    assertReason("INVALID_INPUT: body must be an object.", nobody, "[]");
    assertReason(
        "INVALID_INPUT: body must be one command: CreatePerson, ", nobody, "{\"Fly\": {}}");
    assertReason(
        "INVALID_INPUT: body is not understood, CreatePerson.person_id must be there.",
        nobody,
        "{\"CreatePerson\": {}}");
    assertReason(
        "INVALID_INPUT: body is not understood, SetBirthDate.birth_date is no day: 2025-02-30.",
        nobody,
        bare(nobody, "SetBirthDate", "\"birth_date\": \"2025-02-30\""));
    assertReason(
        "INVALID_INPUT: subject must be person.commands." + person,
        nobody,
        bare(person, "ArchivePerson", "\"reason\": \"old\""));
    assertReason(
        "PERSON_NOT_FOUND: ", nobody, bare(nobody, "ArchivePerson", "\"reason\": \"old\""));
    assertReason("INVALID_INPUT: body must have at most 10000 bytes.", nobody, " ".repeat(10_001));
  }

  private void assertReason(String beginning, PersonId whose, String body) throws Exception {
    JsonObject answer = ask(whose, null, body);
    assertEquals("Rejected", answer.getString("status"));
    assertTrue(!answer.containsKey("version"), answer.toString());
    assertTrue(answer.getString("reason").startsWith(beginning), answer.getString("reason"));
  }

  private String bare(String command, String fields) {
    return bare(person, command, fields);
  }

  private static String bare(PersonId whose, String command, String fields) {
    return "{\"%s\": {\"person_id\": {\"id\": \"%s\"}, %s}}".formatted(command, whose, fields);
  }

  private JsonObject command(String id, String body) throws Exception {
    JsonObject answer = ask(person, id, body);
    assertEquals("Accepted", answer.getString("status"), answer.toString());
    return answer;
  }

  private JsonObject ask(PersonId whose, @Nullable String id, String body) throws Exception {
    Headers headers = id == null ? null : new Headers().add("Nats-Msg-Id", whose + id);
    Message reply =
        sibling.request(
            "person.commands." + whose, headers, body.getBytes(StandardCharsets.UTF_8), PATIENCE);
    assertNotNull(reply, "an answer");
    assertDeprecated(reply, "cim.person-service.commands.>");
    return json(new String(reply.getData(), StandardCharsets.UTF_8));
  }

  private static JsonObject next(Subscription events, String type) throws Exception {
    Message message = events.nextMessage(PATIENCE);
    assertNotNull(message, type);
    assertTrue(message.getSubject().endsWith(".person." + type), message.getSubject());
    assertTrue(message.getHeaders().containsKey("Cim-Event-Id"));
    JsonObject body = json(new String(message.getData(), StandardCharsets.UTF_8));
    assertEquals(message.getHeaders().getLast("Nats-Msg-Id"), body.getString("event_id"));
    return body.getJsonObject("event");
  }

  private static void assertDeprecated(Message message, String successor) {
    assertEquals("@1795910400", message.getHeaders().getLast("Deprecation"));
    assertEquals(successor, message.getHeaders().getLast("Cim-Successor"));
  }

  private static String length(JsonObject event, String what) {
    return event
        .getJsonObject("data")
        .getJsonObject("updates")
        .getJsonObject(what)
        .getJsonObject("value")
        .getJsonNumber("Length")
        .toString();
  }

  private static JsonObject json(String text) {
    return Json.createReader(new StringReader(text)).readObject();
  }
}
