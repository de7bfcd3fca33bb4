package cim.person.application.ports;

import cim.person.domain.values.PersonId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The history of all persons, for ever. Thread-safe.
///
/// Every method throws [EventStoreUnavailable] when the store does not answer in bounded time, and
/// every reading one [CorruptHistory] for bytes that are not a proper event.
public interface EventStore {
  /// Records the events of all the appends, or none of them. Each person's events follow its head
  /// in the order given, linked and numbered without a gap. Returns when they are stored durably.
  ///
  /// An outcome that was unknown for a while (a lost acknowledgement) is resolved within: on return
  /// the events are stored once.
  ///
  /// @param appends one for each person; more than one only where a command spans persons
  /// @return the recorded events in the order given
  /// @throws ConcurrentAppend when a head has moved; nothing is stored then
  /// @throws EventTooLarge when an event would be larger than any may be; nothing is stored then
  /// @throws EventStoreUnavailable when it cannot be said whether they are stored; the same
  ///     command may be sent again
  List<RecordedEvent> append(List<Append> appends);

  /// The newest event of a person.
  Optional<RecordedEvent> last(PersonId person);

  /// The position of a person's newest event, 0 when there is none: `last` without the bytes'
  /// being read.
  long lastPosition(PersonId person);

  /// Visits the events of a person in order, beginning after a position (0: from the first).
  void forEach(PersonId person, long after, Consumer<? super RecordedEvent> visitor);

  /// The event at each of these positions, in the order of the positions given.
  List<RecordedEvent> at(List<Long> positions);

  /// The events of everyone in the order of the stream, beginning after a position. Large events
  /// make a shorter page; only an empty one says that there are no more.
  ///
  /// A broken event hurts nobody else: the page ends before it, and only a page that would begin
  /// with it throws [CorruptHistory]. Its position is the one to go on after.
  ///
  /// @param limit the most events to return, 1 to 1,000
  List<RecordedEvent> page(long after, int limit);

  /// The position of the stream's newest event, 0 when it is empty.
  long end();
}
