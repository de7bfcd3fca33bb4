package cim.person.infrastructure.index;

import cim.person.application.queries.PersonRecord;
import cim.person.domain.values.PersonId;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// The records that have changed or were asked for last, ready to use: the next event of a person,
/// its place in the index and whoever reads what was just written need no decoding. Thread-safe.
final class RecentRecords {
  private record Recent(PersonRecord record, int bytes) {}

  private final long mostBytes;
  private final LinkedHashMap<PersonId, Recent> records = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  /// @param mostBytes how many bytes the records may have together, as they are stored
  RecentRecords(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  synchronized @Nullable PersonRecord get(PersonId person) {
    Recent recent = records.get(person);
    return recent == null ? null : recent.record;
  }

  /// @param size of the record as it is stored, in bytes
  synchronized void put(PersonRecord record, int size) {
    Recent before = records.put(record.id(), new Recent(record, size));
    bytes += size - (before == null ? 0 : before.bytes);
    while (bytes > mostBytes && !records.isEmpty()) {
      bytes -= records.pollFirstEntry().getValue().bytes;
    }
  }

  synchronized void clear() {
    records.clear();
    bytes = 0;
  }
}
