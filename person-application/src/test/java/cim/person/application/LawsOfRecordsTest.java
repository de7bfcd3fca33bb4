package cim.person.application;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cim.person.application.data.RecordData;
import cim.person.application.data.Stored;
import cim.person.application.ports.InMemoryEventStore;
import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.PersonRecord;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.scenarios.RandomCommands;
import cim.person.domain.scenarios.RandomHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for everything that is recorded of a person.
class LawsOfRecordsTest {
  private static LongStream seeds() {
    return LongStream.range(0, 12);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsWrittenIsReadBack(long seed) {
    for (PersonEvent event : RandomHistory.of(seed).events()) {
      assertEquals(event, Stored.read(event.getClass(), RecordData.write(event)));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatTheHandlerAnswersIsWhatReplayingTheStoreGives(long seed) {
    InMemoryEventStore store = new InMemoryEventStore();
    Node node = new Node(store);
    PersonRecord answered = null;
    RandomCommands commands = new RandomCommands(seed);
    for (int i = 0; i < 200; i++) {
      if (node.ask(commands.next()) instanceof Outcome.Done done) {
        answered = done.person();
      }
    }
    PersonRecord replayed = null;
    for (RecordedEvent event : store.page(0, 1_000)) {
      replayed = PersonRecord.after(replayed, event);
    }
    assertEquals(answered, replayed);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anEventThatComesAgainChangesNothing(long seed) {
    InMemoryEventStore store = new InMemoryEventStore();
    Node node = new Node(store);
    RandomCommands commands = new RandomCommands(seed);
    for (int i = 0; i < 100; i++) {
      node.ask(commands.next());
    }
    List<PersonRecord> once = new ArrayList<>();
    PersonRecord record = null;
    for (RecordedEvent event : store.page(0, 1_000)) {
      record = PersonRecord.after(record, event);
      assertEquals(record, PersonRecord.after(record, event));
      once.add(record);
    }
    for (RecordedEvent event : store.page(0, 1_000)) {
      assertEquals(once.getLast(), PersonRecord.after(once.getLast(), event));
    }
  }
}
