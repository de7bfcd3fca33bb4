package cim.person.infrastructure.index;

import cim.person.application.ports.CorruptHistory;
import cim.person.application.ports.RecordedEvent;
import cim.person.domain.values.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What stands at one position of the stream.
public sealed interface StreamEntry {
  /// Where it stands: 1, 2, 3, … without gaps, since nothing is ever deleted from the stream.
  long position();

  /// When the server stored it.
  Instant storedAt();

  /// What the stream calls it: the message id, empty when it has none.
  String messageId();

  /// An event.
  ///
  /// @param event the event
  /// @param storedAt when the server stored it
  /// @param trace what its message says of the trace that it is of (W3C Trace Context,
  ///     `traceparent`); empty when it is of none
  record Event(RecordedEvent event, Instant storedAt, String trace) implements StreamEntry {
    /// Of no trace.
    public Event(RecordedEvent event, Instant storedAt) {
      this(event, storedAt, "");
    }

    @Override
    public long position() {
      return event.position();
    }

    @Override
    public String messageId() {
      return event.cid().toString();
    }
  }

  /// A message that is no proper event.
  ///
  /// @param messageId its message id, empty when it has none
  /// @param person whom its subject names; null when it names nobody
  /// @param problem what is wrong with it, and where it stands
  /// @param storedAt when the server stored it
  record Broken(
      String messageId, @Nullable PersonId person, CorruptHistory problem, Instant storedAt)
      implements StreamEntry {
    @Override
    public long position() {
      return problem.position();
    }
  }
}
