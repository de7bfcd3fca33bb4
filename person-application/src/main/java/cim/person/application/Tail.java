package cim.person.application;

import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.PersonRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Follows a person's events one by one to what is known after them, in bounded memory. Not
/// thread-safe.
final class Tail {
  /// How many commands are remembered before the older ones are forgotten.
  private static final int MOST_COMMANDS = 64;

  private final long settled;
  private final Map<UUID, List<Long>> recent;
  private @Nullable PersonRecord record;
  private long since;

  Tail(KnownPerson before) {
    this.record = before.record();
    this.settled = before.settled();
    this.since = before.since();
    this.recent = new HashMap<>(before.recent());
  }

  void follow(RecordedEvent event) {
    if (recent.size() >= MOST_COMMANDS && record != null && !recent.containsKey(event.command())) {
      recent.clear();
      since = record.head().position();
    }
    record = PersonRecord.after(record, event);
    List<Long> positions = new ArrayList<>(recent.getOrDefault(event.command(), List.of()));
    positions.add(event.position());
    recent.put(event.command(), List.copyOf(positions));
  }

  KnownPerson known() {
    return new KnownPerson(record, settled, since, Map.copyOf(recent));
  }
}
