package cim.person.application;

import static cim.person.domain.scenarios.Examples.ADAS_ID;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cim.person.application.data.RecordData;
import cim.person.application.data.Stored;
import cim.person.application.ports.Append;
import cim.person.application.ports.Head;
import cim.person.application.ports.InMemoryEventStore;
import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.PersonRecord;
import cim.person.domain.Hierarchy;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.scenarios.OneOfEach;
import cim.person.domain.scenarios.RandomCommands;
import cim.person.domain.scenarios.RandomHistory;
import cim.person.domain.scenarios.Scenario;
import cim.person.domain.state.Part;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
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

  @Test
  void aRecordIsReadBackWhateverItHolds() {
    Set<Class<?>> held = new HashSet<>();
    PersonRecord record = null;
    InMemoryEventStore store = new InMemoryEventStore();
    for (PersonEvent event : OneOfEach.events()) {
      Head head = record == null ? Head.NONE : record.head();
      UUID id = UUID.randomUUID();
      Append append = new Append(ADAS_ID, head, List.of(event), Scenario.NOW, null, id, id, null);
      record = PersonRecord.after(record, store.append(List.of(append)).getFirst());
      record.state().parts().forEach(part -> held.add(part.getClass()));
      assertEquals(record, Stored.read(PersonRecord.class, RecordData.write(record)));
    }
    assertEquals(Set.copyOf(Hierarchy.leaves(Part.class)), held);
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
