package cim.person.application;

import cim.person.application.ports.EventStore;
import cim.person.domain.state.Others;
import cim.person.domain.state.Person;
import cim.person.domain.values.PersonId;
import java.util.LinkedHashMap;
import java.util.Map;

/// The other persons that one decision looked at, as they were then. Not thread-safe.
final class Neighbours implements Others {
  private final KnownPersons persons;
  private final Map<PersonId, KnownPerson> seen = new LinkedHashMap<>();

  Neighbours(KnownPersons persons) {
    this.persons = persons;
  }

  @Override
  public Person find(PersonId id) {
    return known(id).state();
  }

  KnownPerson known(PersonId id) {
    return seen.computeIfAbsent(id, persons::load);
  }

  /// Whether one of them has moved on since; what is known of it is brought up to date then.
  boolean haveMoved(EventStore store) {
    boolean moved = false;
    for (Map.Entry<PersonId, KnownPerson> each : seen.entrySet()) {
      long newest = store.lastPosition(each.getKey());
      if (newest != each.getValue().head().position()) {
        persons.readOn(each.getKey(), each.getValue(), newest);
        moved = true;
      }
    }
    return moved;
  }
}
