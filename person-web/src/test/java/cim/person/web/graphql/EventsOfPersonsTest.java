package cim.person.web.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cim.person.domain.events.LifecycleEvent.Activated;
import cim.person.domain.events.LifecycleEvent.Created;
import cim.person.domain.events.LifecycleEvent.Suspended;
import cim.person.domain.scenarios.Examples;
import cim.person.domain.values.PersonId;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The log of events by filter, and the events of a list of persons.
class EventsOfPersonsTest {
  private static final Instant AT = Instant.parse("2026-11-23T06:14:00Z");

  private final InMemoryClient client = new InMemoryClient();
  private final PersonId ada = new PersonId(UUID.randomUUID());
  private final PersonId bo = new PersonId(UUID.randomUUID());

  @BeforeEach
  void happened() {
    for (PersonId person : new PersonId[] {ada, bo}) {
      client.happened(person, AT, new Created(Examples.western("Ada", "Lovelace"), null));
      client.happened(person, AT.plusSeconds(60), new Activated(), new Suspended("why"));
    }
  }

  @Test
  void theLogIsFilteredByEverythingTogether() {
    assertEquals(2, total("families: [LIFECYCLE], types: [\"lifecycle.activated\"]"));
    assertEquals(0, total("families: [IDENTITY], types: [\"lifecycle.activated\"]"));
    assertEquals(2, total("to: \"2026-11-23T06:15:00Z\""));
    assertEquals(4, total("from: \"2026-11-23T06:15:00Z\""));
    assertEquals(2, total("person: \"%s\", from: \"2026-11-23T06:15:00Z\"".formatted(ada)));
    assertEquals(0, total("actor: \"user:ada\""));
    assertEquals(6, total("families: [], types: [], actor: null"));
    String correlation =
        client
            .data("{events(last: 1) {nodes {correlation}}}")
            .getJsonObject("events")
            .getJsonArray("nodes")
            .getJsonObject(0)
            .getString("correlation");
    assertEquals(2, total("correlation: \"%s\"".formatted(correlation)));
  }

  private int total(String filter) {
    return client
        .data("{events(filter: {%s}, first: 1) {totalCount}}".formatted(filter))
        .getJsonObject("events")
        .getInt("totalCount");
  }

  @Test
  void eachSetOfArgumentsIsAnsweredWithItsOwnPage() {
    JsonObject data =
        client.data(
            """
            {a: person(id: "%s") {one: events(first: 1) {nodes {seq}} two: events(first: 2) {nodes {seq}}}
             b: person(id: "%s") {one: events(first: 1) {nodes {seq}} all: events {nodes {seq} pageInfo {endCursor}}}}
            """
                .formatted(ada, bo));
    assertEquals(
        "{\"one\":{\"nodes\":[{\"seq\":1}]},\"two\":{\"nodes\":[{\"seq\":1},{\"seq\":2}]}}",
        data.getJsonObject("a").toString());
    assertEquals(1, nodes(data, "one"));
    assertEquals(3, nodes(data, "all"));
  }

  private static int nodes(JsonObject data, String alias) {
    return data.getJsonObject("b").getJsonObject(alias).getJsonArray("nodes").size();
  }

  @Test
  void aCursorOfAnotherListIsRefusedByItsName() {
    String cursor =
        client
            .data("{person(id: \"%s\") {events(first: 1) {pageInfo {endCursor}}}}".formatted(ada))
            .getJsonObject("person")
            .getJsonObject("events")
            .getJsonObject("pageInfo")
            .getString("endCursor");
    JsonObject next =
        client.data(
            "{person(id: \"%s\") {events(first: 1, after: \"%s\") {nodes {seq}}}}"
                .formatted(ada, cursor));
    assertEquals("{\"person\":{\"events\":{\"nodes\":[{\"seq\":2}]}}}", next.toString());
    JsonObject error =
        client.error(
            "{person(id: \"%s\") {events(first: 1, after: \"%s\") {nodes {seq}}}}"
                .formatted(bo, cursor));
    assertEquals("INVALID_INPUT", error.getString("code"));
    assertEquals("after", error.getString("field"));
    for (String wrong : new String[] {"first: 0", "first: 201"}) {
      error = client.error("{persons {nodes {events(%s) {totalCount}}}}".formatted(wrong));
      assertEquals("first", error.getString("field"));
    }
  }
}
