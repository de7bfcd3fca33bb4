package cim.person.infrastructure.index;

import cim.person.application.ports.CorruptHistory;
import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.PersonRecord;
import cim.person.domain.values.PersonId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The persons of one history that is read from its beginning, each folded up to its newest event.
/// More than a few lie in a folder, so that memory stays the same however many there are. For one
/// thread.
public final class FoldedPersons implements AutoCloseable {
  private static final long CACHE_BYTES = 8 << 20;
  private static final int MOST_IN_MEMORY = 512;

  private final Path directory;
  private @Nullable RocksTable table;
  private final Map<PersonId, Folded> recent = new LinkedHashMap<>();
  private long count;

  /// A person as far as the history was read.
  ///
  /// @param number counts the persons in the order of their first events, from 0
  /// @param before the position of the person's event before the newest, 0 when there is none
  /// @param record the person
  public record Folded(long number, long before, PersonRecord record) {}

  /// @param directory an empty folder, which is the caller's to remove
  public FoldedPersons(Path directory) {
    this.directory = directory;
  }

  /// Takes the next event.
  ///
  /// @throws CorruptHistory when it does not follow its person's history
  /// @throws IOException when the folder cannot be used
  public Folded add(RecordedEvent event) throws IOException {
    Folded before = find(event.person());
    Folded after =
        before == null
            ? new Folded(count, 0, PersonRecord.next(null, event))
            : new Folded(
                before.number(),
                before.record().head().position(),
                PersonRecord.next(before.record(), event));
    recent.remove(event.person());
    recent.put(event.person(), after);
    if (before == null) {
      count++;
    }
    if (recent.size() > MOST_IN_MEMORY) {
      putAwayTheOldest();
    }
    return after;
  }

  /// A person as far as the history was read.
  public Optional<Folded> person(PersonId person) {
    return Optional.ofNullable(find(person));
  }

  /// How many persons there are.
  public long count() {
    return count;
  }

  @Override
  public void close() throws IOException {
    if (table != null) {
      table.close();
    }
  }

  private @Nullable Folded find(PersonId person) {
    Folded found = recent.get(person);
    if (found != null) {
      return found;
    }
    byte[] saved = table == null ? null : table.get(RocksKeys.record(person));
    if (saved == null) {
      return null;
    }
    ByteBuffer value = ByteBuffer.wrap(saved);
    long number = value.getLong();
    long before = value.getLong();
    byte[] record = new byte[value.remaining()];
    value.get(record);
    return new Folded(number, before, RocksRecords.record(record));
  }

  private void putAwayTheOldest() throws IOException {
    if (table == null) {
      table = new RocksTable(directory, CACHE_BYTES);
    }
    table.write(
        changes -> {
          Iterator<Map.Entry<PersonId, Folded>> oldest = recent.entrySet().iterator();
          while (recent.size() > MOST_IN_MEMORY / 2) {
            Map.Entry<PersonId, Folded> next = oldest.next();
            changes.put(RocksKeys.record(next.getKey()), bytes(next.getValue()));
            oldest.remove();
          }
        });
  }

  private static byte[] bytes(Folded folded) {
    byte[] record = RocksRecords.bytes(folded.record());
    return ByteBuffer.allocate(2 * Long.BYTES + record.length)
        .putLong(folded.number())
        .putLong(folded.before())
        .put(record)
        .array();
  }
}
