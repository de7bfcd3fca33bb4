package cim.person.web.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.ports.Appends;
import cim.person.application.ports.Head;
import cim.person.application.ports.RecordedEvent;
import cim.person.domain.values.PersonId;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerifyingAHistoryTest {
  private final InMemoryClient client = new InMemoryClient();
  private final PersonId person = Appends.newPerson();

  @Test
  void aSoundHistoryIsValidUpToItsHead() {
    RecordedEvent last = append(Head.NONE, 3);
    JsonObject verification = verification();
    assertTrue(verification.getBoolean("valid"));
    assertEquals(3, verification.getInt("events"));
    assertEquals(last.cid().toString(), verification.getString("head"));
    assertEquals(JsonValue.NULL, verification.get("firstFailure"));
  }

  @Test
  void nobodyHasAHistoryWithoutEvents() {
    JsonObject verification = verification();
    assertTrue(verification.getBoolean("valid"));
    assertEquals(0, verification.getInt("events"));
    assertEquals(JsonValue.NULL, verification.get("head"));
  }

  @Test
  void theFirstEventThatFailsIsNamed() {
    RecordedEvent first = append(Head.NONE, 1);
    RecordedEvent third = append(new Head(first.cid(), 2, first.position()), 1);
    append(third.head(), 1);
    JsonObject verification = verification();
    assertEquals(1, verification.getInt("events"));
    assertEquals(first.cid().toString(), verification.getString("head"));
    JsonObject failure = verification.getJsonObject("firstFailure");
    assertEquals("GAP", failure.getString("problem"));
    assertEquals(2, failure.getInt("seq"));
    assertEquals(third.cid().toString(), failure.getString("cid"));
    assertEquals("2", failure.getString("position"));
    assertEquals("the event at position 2 has seq 3 where 2 was due", failure.getString("message"));
  }

  private RecordedEvent append(Head after, int size) {
    return client.node.store.append(List.of(Appends.of(person, after, size))).getLast();
  }

  private JsonObject verification() {
    return client
        .data(
            """
            {verifyHistory(person: "%s") {
              person valid events head firstFailure {seq cid position problem message}}}
            """
                .formatted(person))
        .getJsonObject("verifyHistory");
  }
}
