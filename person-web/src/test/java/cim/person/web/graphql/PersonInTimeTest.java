package cim.person.web.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cim.person.domain.events.LifecycleEvent.Absorbed;
import cim.person.domain.events.LifecycleEvent.Activated;
import cim.person.domain.events.LifecycleEvent.MergedInto;
import cim.person.domain.events.LifecycleEvent.Suspended;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.scenarios.Examples;
import cim.person.domain.values.MergeReason;
import cim.person.domain.values.PersonId;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Ada is created at 8, activated at 9 and suspended at 10, and merged into Bo at 11, who is merged
/// into Cy at 12.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PersonInTimeTest {
  private static final PersonId ADA = Examples.ADAS_ID;
  private static final PersonId BO = PersonId.parse("0199a1c2-7c1e-7d10-9000-00000000000b");
  private static final PersonId CY = PersonId.parse("0199a1c2-7c1e-7d10-9000-00000000000c");

  private final InMemoryClient client = new InMemoryClient();

  @BeforeAll
  void history() {
    happens(ADA, 8, Examples.created());
    happens(BO, 8, Examples.created());
    happens(CY, 8, Examples.created());
    happens(ADA, 9, new Activated());
    happens(ADA, 10, new Suspended("why"));
    happens(ADA, 11, new MergedInto(BO, MergeReason.USER_REQUESTED));
    happens(BO, 11, new Absorbed(ADA));
    happens(BO, 12, new MergedInto(CY, MergeReason.USER_REQUESTED));
    happens(CY, 12, new Absorbed(BO));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          revision: 1,                         DRAFT
          revision: 2,                         ACTIVE
          revision: 4,                         MERGED
          revision: 5,
          time: "2026-11-23T07:59:59.999999Z",
          time: "2026-11-23T08:00:00Z",        DRAFT
          time: "2026-11-23T10:00:00+01:00",   ACTIVE
          time: "2026-11-23T09:59:59Z",        ACTIVE
          time: "2030-01-01T00:00:00Z",        MERGED
          """)
  void aPersonIsShownAsItWas(String asOf, String state) {
    JsonObject data =
        client.data("{person(id: \"%s\", asOf: {%s}) {lifecycle {state}}}".formatted(ADA, asOf));
    assertEquals(state, state(data));
  }

  @Test
  void aPersonIsShownAsItWasAfterAnEvent() {
    String second = cid(ADA, 2);
    JsonObject data =
        client.data(
            "{person(id: \"%s\", asOf: {cid: \"%s\"}) {lifecycle {state} head}}"
                .formatted(ADA, second));
    assertEquals("ACTIVE", state(data));
    assertEquals(second, data.getJsonObject("person").getString("head"));
  }

  @Test
  void whoNeverWasIsNotThereAtAnyTime() {
    for (String asOf :
        List.of(
            "revision: 1",
            "time: \"2030-01-01T00:00:00Z\"",
            "cid: \"%s\"".formatted(cid(ADA, 1)))) {
      assertEquals(
          JsonValue.NULL,
          client
              .data("{person(id: \"%s\", asOf: {%s}) {id}}".formatted(UUID.randomUUID(), asOf))
              .get("person"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          asOf: {}                                              | asOf
          asOf: {revision: 1, cid: "x"}                         | asOf
          asOf: {revision: null}                                | asOf
          asOf: {revision: 0}                                   | asOf.revision
          asOf: {revision: -1}                                  | asOf.revision
          asOf: {revision: 9999999999}                          | asOf.revision
          asOf: {cid: "x"}                                      | asOf.cid
          asOf: {cid: "OF BO"}                                  | asOf.cid
          asOf: {time: "2026-02-30T00:00:00Z"}                  | asOf.time
          asOf: {time: "2026-11-23"}                            | asOf.time
          asOf: {date: "2026-11-23"}                            | asOf.date
          asOf: {revision: 1}, follow: true                     | follow
          asOf: {cid: "OF ADA"}, follow: true                   | follow
          """)
  void aMomentIsToldInOneProperWay(String arguments, String field) {
    String asOf = arguments.replace("OF BO", cid(BO, 1)).replace("OF ADA", cid(ADA, 1));
    JsonObject error = client.error("{person(id: \"%s\", %s) {id}}".formatted(ADA, asOf));
    assertEquals("INVALID_INPUT", error.getString("code"));
    assertEquals(field, error.getString("field"));
  }

  @Test
  void aMomentComesThroughAVariableToo() {
    JsonObject answer =
        client.ask(
            "query($asOf: AsOf) {person(id: \"%s\", asOf: $asOf) {lifecycle {state}}}"
                .formatted(ADA),
            Json.createObjectBuilder()
                .add("asOf", Json.createObjectBuilder().add("time", "2026-11-23T09:30:00Z"))
                .build());
    assertEquals("ACTIVE", state(answer.getJsonObject("data")));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          '',                                             C
          ', asOf: {time: "2026-11-23T08:30:00Z"}',       A
          ', asOf: {time: "2026-11-23T11:30:00Z"}',       B
          ', asOf: {time: "2026-11-23T12:30:00Z"}',       C
          ', asOf: {time: "2026-11-23T07:30:00Z"}',
          """)
  void theSurvivorOfThatTimeIsFollowed(String asOf, String survivor) {
    JsonValue person =
        client.data("{person(id: \"%s\", follow: true%s) {id}}".formatted(ADA, asOf)).get("person");
    PersonId expected =
        survivor == null ? null : survivor.equals("A") ? ADA : survivor.equals("B") ? BO : CY;
    assertEquals(
        expected == null ? JsonValue.NULL : Json.createValue(expected.toString()),
        person instanceof JsonObject found ? found.get("id") : person);
  }

  private static @Nullable String state(JsonObject data) {
    return data.get("person") instanceof JsonObject person
        ? person.getJsonObject("lifecycle").getString("state")
        : null;
  }

  private String cid(PersonId person, int seq) {
    return client.node.store.page(0, 100).stream()
        .filter(event -> event.person().equals(person) && event.seq() == seq)
        .findFirst()
        .orElseThrow()
        .cid()
        .text();
  }

  private void happens(PersonId person, int hour, PersonEvent event) {
    client.happened(
        person, Instant.parse("2026-11-23T00:00:00Z").plusSeconds(3_600L * hour), event);
  }
}
