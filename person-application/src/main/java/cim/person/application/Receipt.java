package cim.person.application;

import cim.person.application.ports.RecordedEvent;
import java.util.List;
import java.util.UUID;

/// The proof that a command was carried out.
///
/// @param commandId the command
/// @param events what it led to, in order: those of the person that it was for, then what happened
///     to another person together with them
/// @param replayed whether it had been carried out before, and this is the first receipt again
public record Receipt(UUID commandId, List<RecordedEvent> events, boolean replayed) {
  public Receipt {
    events = List.copyOf(events);
  }

  /// The person's revision after the command.
  public long revision() {
    RecordedEvent last = events.getFirst();
    for (RecordedEvent event : events) {
      last = event.person().equals(last.person()) ? event : last;
    }
    return last.seq();
  }

  /// The stream position of the last event: a query that is `atLeast` there sees the command.
  public long position() {
    return events.getLast().position();
  }
}
