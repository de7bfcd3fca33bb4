package cim.person.infrastructure.migration;

import cim.person.application.ports.ConcurrentAppend;
import cim.person.application.ports.Head;
import cim.person.application.ports.RecordedEvent;
import cim.person.domain.values.PersonId;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Where the events go.
interface Target {
  /// Whether it has no events at all.
  boolean isEmpty();

  /// Takes an event.
  interface Visitor {
    void visit(RecordedEvent event) throws IOException;
  }

  /// All events that it has now, in the order in which they are stored.
  void forEach(Visitor visitor) throws IOException;

  /// A person's events in their order.
  void forEach(PersonId person, Consumer<? super RecordedEvent> visitor);

  /// Appends all or none.
  ///
  /// @param heads what the events of each person must follow
  /// @return the events with their positions
  /// @throws ConcurrentAppend when somebody else has written to one of the persons
  List<RecordedEvent> append(List<RecordedEvent> events, Map<PersonId, Head> heads);
}
