package cim.person.web.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cim.person.application.ports.RecordedEvent;
import cim.person.domain.events.LifecycleEvent.Created;
import cim.person.domain.events.TagEvent.Tagged;
import cim.person.domain.scenarios.Examples;
import cim.person.domain.values.Cid;
import cim.person.domain.values.PersonId;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An event of one person leads to events of others, one of which leads on; a message of another
/// domain leads to one as well.
class CausesOfEventsTest {
  private static final Instant AT = Instant.parse("2026-11-23T06:14:00Z");
  private static final Cid MESSAGE = Cid.ofRaw(new byte[] {1});

  private final InMemoryClient client = new InMemoryClient();
  private final PersonId ada = new PersonId(UUID.randomUUID());
  private final PersonId bo = new PersonId(UUID.randomUUID());
  private Cid root;
  private Cid first;
  private Cid second;
  private Cid next;
  private Cid told;

  @BeforeEach
  void happened() {
    for (PersonId person : List.of(ada, bo)) {
      client.happened(person, AT, new Created(Examples.western("Ada", "Lovelace"), null));
    }
    root = record(ada, null);
    first = record(bo, root);
    second = record(ada, root);
    next = record(ada, first);
    told = record(bo, MESSAGE);
  }

  private Cid record(PersonId person, @Nullable Cid cause) {
    List<RecordedEvent> events =
        client.happened(person, AT, cause, new Tagged("tag-" + UUID.randomUUID()));
    return events.getFirst().cid();
  }

  @Test
  void whatLedToAnEventIsSeenBackToTheBeginning() {
    assertEquals(
        "{\"cause\":\"%1$s\",\"causedBy\":{\"cid\":\"%1$s\",\"person\":\"%2$s\",\"causedBy\":{\"cid\":\"%3$s\",\"cause\":null,\"causedBy\":null}}}"
            .formatted(first, bo, root),
        ask(next, "cause causedBy {cid person causedBy {cid cause causedBy {cid}}}").toString());
  }

  @Test
  void anEventOfNobodyHasNoCauseThatIsAnEvent() {
    assertEquals(JsonValue.NULL, ask(root, "causedBy {cid}").get("causedBy"));
    JsonObject event = ask(told, "cause causedBy {cid}");
    assertEquals(MESSAGE.text(), event.getString("cause"));
    assertEquals(JsonValue.NULL, event.get("causedBy"));
  }

  @Test
  void whatAnEventLedToIsReadInPages() {
    JsonObject all = caused(root, "");
    assertEquals(2, all.getInt("totalCount"));
    assertEquals(List.of(first.text(), second.text()), cids(all));
    JsonObject one = caused(root, "(first: 1)");
    assertEquals(List.of(first.text()), cids(one));
    String end = one.getJsonObject("pageInfo").getString("endCursor");
    assertEquals(
        List.of(second.text()), cids(caused(root, "(first: 1, after: \"%s\")".formatted(end))));
    assertEquals(List.of(), cids(caused(told, "")));
  }

  @Test
  void aCursorThatIsNoneIsRefusedByItsName() {
    JsonObject error =
        client.error(
            "{event(cid: \"%s\") {caused(after: \"nonsense\") {totalCount}}}".formatted(root));
    assertEquals("INVALID_INPUT", error.getString("code"));
    assertEquals("after", error.getString("field"));
    error = client.error("{event(cid: \"%s\") {caused(first: 0) {totalCount}}}".formatted(root));
    assertEquals("first", error.getString("field"));
  }

  @Test
  void theLogIsFilteredByACause() {
    for (Cid cause : List.of(root, MESSAGE)) {
      JsonObject events =
          client
              .data("{events(filter: {cause: \"%s\"}) {totalCount nodes {cid}}}".formatted(cause))
              .getJsonObject("events");
      assertEquals(
          cause.equals(root) ? List.of(first.text(), second.text()) : List.of(told.text()),
          cids(events));
    }
  }

  private JsonObject caused(Cid event, String arguments) {
    return ask(event, "caused%s {totalCount nodes {cid} pageInfo {endCursor}}".formatted(arguments))
        .getJsonObject("caused");
  }

  private JsonObject ask(Cid event, String selection) {
    return client
        .data("{event(cid: \"%s\") {%s}}".formatted(event, selection))
        .getJsonObject("event");
  }

  private static List<String> cids(JsonObject events) {
    return events.getJsonArray("nodes").getValuesAs(JsonObject.class).stream()
        .map(event -> event.getString("cid"))
        .toList();
  }
}
