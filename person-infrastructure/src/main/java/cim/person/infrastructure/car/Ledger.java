package cim.person.infrastructure.car;

import cim.person.application.ports.CorruptHistory;
import cim.person.application.ports.Head;
import cim.person.application.ports.RecordedEvent;
import cim.person.domain.values.Cid;
import cim.person.domain.values.PersonId;
import cim.person.infrastructure.index.FoldedPersons;
import cim.person.infrastructure.index.FoldedPersons.Folded;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/// What is remembered of a history while it is read from its beginning: each event's place, and
/// each person folded up to its newest event. It lies in temporary files. For one thread.
///
/// Events are numbered from 1 in the order of the history, and so are their positions here; persons
/// from 0 in the order of their first events.
final class Ledger implements AutoCloseable {
  private static final int ENTRY_BYTES = 5 * Long.BYTES + CarFormat.CID_BYTES;

  private final TemporaryFolder folder;
  private final FoldedPersons persons;
  private final Slots events;
  private final Slots heads;
  private final Slots ids;
  private long bytes;

  /// Where an event stands.
  ///
  /// @param cid the event
  /// @param block which block of the file it is
  /// @param offset the byte at which the block begins
  /// @param person the number of its person
  /// @param seq the person's revision
  /// @param before the number of the person's event before, 0 for the first
  record Entry(Cid cid, long block, long offset, long person, long seq, long before) {}

  private Ledger(TemporaryFolder folder, FoldedPersons persons) throws IOException {
    this.folder = folder;
    this.persons = persons;
    this.events = slots("events", ENTRY_BYTES);
    this.heads = slots("heads", CarFormat.CID_BYTES);
    this.ids = slots("ids", 2 * Long.BYTES);
  }

  /// An empty one, in a folder of its own below that one.
  static Ledger in(Path temporary) throws IOException {
    TemporaryFolder folder = TemporaryFolder.in(temporary);
    return new Ledger(
        folder, new FoldedPersons(Files.createDirectory(folder.path().resolve("persons"))));
  }

  /// A further temporary file, which goes with the ledger.
  Slots slots(String name, int width) throws IOException {
    return new Slots(folder.path().resolve(name), width);
  }

  /// Takes the next event, whose position must be its number.
  ///
  /// @throws CorruptHistory when it does not follow its person's history
  void add(RecordedEvent event, long block, long offset, int size) throws IOException {
    Folded folded = persons.add(event);
    ByteBuffer cid = ByteBuffer.wrap(event.cid().toBytes());
    if (folded.before() == 0) {
      UUID id = event.person().value();
      ids.add(
          ids.entry().putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()));
    }
    heads.put(folded.number(), heads.entry().put(cid.duplicate()));
    events.add(
        events
            .entry()
            .put(cid)
            .putLong(block)
            .putLong(offset)
            .putLong(folded.number())
            .putLong(event.seq())
            .putLong(folded.before()));
    bytes += CarFormat.sectionSize(size);
  }

  long events() {
    return events.count();
  }

  long persons() {
    return persons.count();
  }

  /// How many bytes the events take in a file.
  long bytes() {
    return bytes;
  }

  Entry event(long number) throws IOException {
    ByteBuffer entry = events.get(number - 1);
    return new Entry(
        cid(entry),
        entry.getLong(),
        entry.getLong(),
        entry.getLong(),
        entry.getLong(),
        entry.getLong());
  }

  PersonId person(long number) throws IOException {
    ByteBuffer id = ids.get(number);
    return new PersonId(new UUID(id.getLong(), id.getLong()));
  }

  /// A person's newest event.
  Cid head(long person) throws IOException {
    return cid(heads.get(person));
  }

  /// The end of a person's chain; its position is the number of the event.
  Head head(PersonId person) {
    return persons.person(person).orElseThrow().record().head();
  }

  /// The numbers of a person's events, in their order: eight bytes of memory for each.
  long[] numbersOf(PersonId person) throws IOException {
    Head head = head(person);
    long[] numbers = new long[Math.toIntExact(head.seq())];
    long number = head.position();
    for (int index = numbers.length - 1; index >= 0; index--) {
      numbers[index] = number;
      number = event(number).before();
    }
    return numbers;
  }

  /// The number of the event of that revision that a person has here.
  long numberOf(PersonId person, long seq) throws IOException {
    long number = head(person).position();
    Entry entry = event(number);
    while (entry.seq() > seq) {
      number = entry.before();
      entry = event(number);
    }
    return number;
  }

  static Cid cid(ByteBuffer entry) {
    byte[] binary = new byte[CarFormat.CID_BYTES];
    entry.get(binary);
    return Cid.ofBytes(binary);
  }

  @Override
  public void close() throws IOException {
    try (folder;
        persons;
        events;
        heads;
        ids) {
      // closed in the reverse order, the folder at last
    }
  }
}
