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
/// those events that this node's local records may not have yet. Immutable, and of bounded size:
/// of a long tail, only the newest commands are remembered.
///
/// @param record the record, null for a person without history
/// @param settled the local records know the commands up to this position
/// @param since `recent` has the commands after this position
/// @param recent the positions of events by the command that led to them
record KnownPerson(
    @Nullable PersonRecord record, long settled, long since, Map<UUID, List<Long>> recent) {
  /// As the local records have it.
  KnownPerson(Optional<PersonRecord> record) {
    this(record.orElse(null), position(record), position(record), Map.of());
  }

  Person state() {
    return record == null ? Person.ABSENT : record.state();
  }

  Head head() {
    return record == null ? Head.NONE : record.head();
  }

  KnownPerson after(List<RecordedEvent> events) {
    Tail tail = new Tail(this);
    events.forEach(tail::follow);
    return tail.known();
  }

  /// The positions of a command's events, of which others may know some and this copy the rest: an
  /// append can lie across the edge between the two.
  List<Long> positionsOf(UUID command, Stream<Long> others) {
    return Stream.concat(others, recent.getOrDefault(command, List.of()).stream())
        .distinct()
        .sorted()
        .toList();
  }

  /// Whether this copy has all commands up to the person's head, so that nobody else need be asked.
  boolean isWhole() {
    return settled == 0 && since == 0;
  }

  /// Whether there are commands that neither this copy nor, as far as it knows, the local records
  /// have.
  boolean hasForgotten() {
    return since > settled;
  }

  /// Without the commands that the local records have meanwhile.
  KnownPerson settled(Optional<PersonRecord> local) {
    long seen = position(local);
    Map<UUID, List<Long>> unseen = new HashMap<>(recent);
    unseen.values().removeIf(positions -> positions.getLast() <= seen);
    return new KnownPerson(record, seen, Math.max(since, seen), unseen);
  }

  private static long position(Optional<PersonRecord> record) {
    return record.map(known -> known.head().position()).orElse(0L);
  }
}
