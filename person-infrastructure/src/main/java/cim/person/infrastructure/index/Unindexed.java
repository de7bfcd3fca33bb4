package cim.person.infrastructure.index;

import cim.person.application.ports.RecordedEvent;
import cim.person.domain.events.EventType;
import cim.person.domain.values.PersonId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Events that an index is to take in: only what indexes make of them, so that many can wait.
///
/// @param upTo how far the stream is seen with them
/// @param events in the order of the stream; what is broken there is left out
record Unindexed(Seen upTo, List<IndexedEvent> events) {
  /// @param person whom the index may have to show otherwise
  record IndexedEvent(
      long position,
      PersonId person,
      EventType type,
      Instant at,
      @Nullable String actor,
      UUID correlation,
      @Nullable String cause) {}

  /// @param entries one or more
  static Unindexed of(List<StreamEntry> entries) {
    List<IndexedEvent> events = new ArrayList<>(entries.size());
    for (StreamEntry entry : entries) {
      if (entry instanceof StreamEntry.Event(RecordedEvent event, _, _)) {
        events.add(
            new IndexedEvent(
                event.position(),
                event.person(),
                event.type(),
                event.at(),
                event.actor(),
                event.correlation(),
                event.cause()));
      }
    }
    return new Unindexed(Seen.of(entries.getLast()), events);
  }

  /// What follows a position.
  Unindexed after(long position) {
    return events.isEmpty() || events.getFirst().position() > position
        ? this
        : new Unindexed(
            upTo, events.stream().filter(event -> event.position() > position).toList());
  }

  /// All of this, and what comes after it.
  Unindexed and(Unindexed next) {
    List<IndexedEvent> all = new ArrayList<>(events.size() + next.events.size());
    all.addAll(events);
    all.addAll(next.events);
    return new Unindexed(next.upTo, all);
  }
}
