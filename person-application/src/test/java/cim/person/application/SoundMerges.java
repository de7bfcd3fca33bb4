package cim.person.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.ports.EventStore;
import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.PersonRecord;
import cim.person.domain.state.AbsorbedPerson;
import cim.person.domain.state.Lifecycle.Merged;
import cim.person.domain.values.PersonId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What must hold of merges in the history of persons, whoever raced.
final class SoundMerges {
  private SoundMerges() {}

  /// What one says of being merged the other says of absorbing, and nobody ends in a circle.
  static void of(EventStore store, Collection<PersonId> persons) {
    Map<PersonId, PersonId> merged = new HashMap<>();
    Map<PersonId, PersonId> absorbed = new HashMap<>();
    for (PersonId person : persons) {
      PersonRecord record = replayed(store, person);
      if (record.state().lifecycle() instanceof Merged(_, var into)) {
        merged.put(person, into);
      }
      for (AbsorbedPerson source : record.state().parts(AbsorbedPerson.class)) {
        absorbed.put(source.id(), person);
      }
    }
    assertEquals(merged, absorbed);
    for (PersonId person : persons) {
      Set<PersonId> way = new HashSet<>();
      PersonId at = person;
      while (merged.containsKey(at)) {
        assertTrue(way.add(at), () -> "a circle: " + merged);
        at = merged.get(at);
      }
    }
  }

  private static PersonRecord replayed(EventStore store, PersonId person) {
    List<RecordedEvent> history = new ArrayList<>();
    store.forEach(person, 0, history::add);
    PersonRecord record = null;
    for (RecordedEvent event : history) {
      record = PersonRecord.after(record, event);
    }
    return assertInstanceOf(PersonRecord.class, record);
  }
}
