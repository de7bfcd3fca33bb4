package cim.person.application;

import cim.person.application.ports.Head;
import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.PersonRecord;
import cim.person.domain.state.Person;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the command side knows of a person: its record, and the positions of events by command for
/// those events that this node's local records may not have yet. Immutable.
///
/// @param record the record, null for a person without history
/// @param recent the positions of events by the command that led to them
record KnownPerson(@Nullable PersonRecord record, Map<UUID, List<Long>> recent) {
  KnownPerson(Optional<PersonRecord> record) {
    this(record.orElse(null), Map.of());
  }

  Person state() {
    return record == null ? Person.ABSENT : record.state();
  }

  Head head() {
    return record == null ? Head.NONE : record.head();
  }

  KnownPerson after(List<RecordedEvent> events) {
    PersonRecord folded = record;
    Map<UUID, List<Long>> commands = new HashMap<>(recent);
    for (RecordedEvent event : events) {
      folded = PersonRecord.after(folded, event);
      commands.merge(event.command(), List.of(event.position()), KnownPerson::union);
    }
    return new KnownPerson(folded, commands);
  }

  /// The positions of a command's events, of which the local records may know some and this copy
  /// others: an append can lie across the edge between the two.
  List<Long> positionsOf(UUID command, List<Long> local) {
    return union(local, recent.getOrDefault(command, List.of()));
  }

  /// Without the commands that the local records have meanwhile.
  KnownPerson settled(Optional<PersonRecord> local) {
    long seen = local.map(known -> known.head().position()).orElse(0L);
    Map<UUID, List<Long>> unseen = new HashMap<>(recent);
    unseen.values().removeIf(positions -> positions.getLast() <= seen);
    return new KnownPerson(record, unseen);
  }

  private static List<Long> union(List<Long> some, List<Long> others) {
    return Stream.concat(some.stream(), others.stream()).distinct().sorted().toList();
  }
}
