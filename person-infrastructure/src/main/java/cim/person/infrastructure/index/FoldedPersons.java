package cim.person.infrastructure.index;

import cim.person.application.ports.CorruptHistory;
import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.PersonRecord;
import cim.person.domain.values.PersonId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;

/// The persons of one history that is read from its beginning, each folded up to its newest event.
/// More than a few lie in a folder, so that memory stays the same however many there are. For one
/// thread.
public final class FoldedPersons implements AutoCloseable {
  private static final int MOST_IN_MEMORY = 512;

  private final PersonTable<Folded> persons;
  private long count;

  /// A person as far as the history was read.
  ///
  /// @param number counts the persons in the order of their first events, from 0
  /// @param before the position of the person's event before the newest, 0 when there is none
  /// @param record the person
  public record Folded(long number, long before, PersonRecord record) {}

  /// @param directory an empty folder, which is the caller's to remove
  public FoldedPersons(Path directory) {
    this.persons =
        new PersonTable<>(
            directory, MOST_IN_MEMORY, folded -> () -> bytes(folded), FoldedPersons::folded);
  }

  /// Takes the next event.
  ///
  /// @throws CorruptHistory when it does not follow its person's history
  /// @throws IOException when the folder cannot be used
  public Folded add(RecordedEvent event) throws IOException {
    Folded before = persons.find(event.person());
    Folded after =
        before == null
            ? new Folded(count, 0, PersonRecord.next(null, event))
            : new Folded(
                before.number(),
                before.record().head().position(),
                PersonRecord.next(before.record(), event));
    persons.put(event.person(), after);
    if (before == null) {
      count++;
    }
    return after;
  }

  /// A person as far as the history was read.
  public Optional<Folded> person(PersonId person) {
    return Optional.ofNullable(persons.find(person));
  }

  /// How many persons there are.
  public long count() {
    return count;
  }

  @Override
  public void close() throws IOException {
    persons.close();
  }

  private static Folded folded(byte[] saved) {
    ByteBuffer value = ByteBuffer.wrap(saved);
    long number = value.getLong();
    long before = value.getLong();
    byte[] record = new byte[value.remaining()];
    value.get(record);
    return new Folded(number, before, RocksRecords.record(record));
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
