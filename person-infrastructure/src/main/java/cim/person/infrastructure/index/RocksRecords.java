package cim.person.infrastructure.index;

import static java.util.Objects.requireNonNull;

import cim.person.application.ports.LocalRecords;
import cim.person.application.queries.PersonRecord;
import cim.person.domain.values.PersonId;
import cim.person.infrastructure.binary.RecordBytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The folded persons, and where their events stand, in RocksDB. Readers may be many; the feed is
/// the one writer.
final class RocksRecords implements LocalRecords, Projection, AutoCloseable {
  private static final int RECENT = 4;

  private final RocksTable table;
  private final RecordPositions positions;
  private final AtomicLong generation = new AtomicLong();
  private final Progress progress;
  private final Consumer<Finding> findings;
  private final SetAside setAside = new SetAside();
  private final RecentRecords recent;
  private volatile Seen seen;

  /// Opens the directory as it was saved.
  ///
  /// @param cacheBytes memory for blocks of the table; records that have just changed are kept
  ///     beside it, as many as take a quarter of that when they are stored
  /// @param findings is told what is broken when it is applied
  RocksRecords(Path directory, long cacheBytes, Progress progress, Consumer<Finding> findings)
      throws IOException {
    this.recent = new RecentRecords(cacheBytes / RECENT);
    this.table = new RocksTable(directory, cacheBytes);
    this.positions = new RecordPositions(table);
    this.progress = progress;
    this.findings = findings;
    try {
      this.seen = begin();
    } catch (RuntimeException failure) {
      table.close();
      throw failure;
    }
    progress.advance(seen.position());
  }

  private Seen begin() {
    byte[] saved = table.get(RocksKeys.SEEN);
    table.scan(
        RocksKeys.PROBLEMS,
        (key, value) -> setAside.add(RocksKeys.personOfProblem(key), text(value)));
    return saved == null ? Seen.NOTHING : Seen.read(text(saved));
  }

  @Override
  public String name() {
    return "records";
  }

  @Override
  public Seen seen() {
    return seen;
  }

  @Override
  public Progress progress() {
    return progress;
  }

  SetAside setAside() {
    return setAside;
  }

  @Override
  public void apply(List<StreamEntry> entries) {
    List<StreamEntry> unseen =
        entries.stream().filter(entry -> entry.position() > seen.position()).toList();
    if (unseen.isEmpty()) {
      return;
    }
    Seen now = Seen.of(unseen.getLast());
    List<Stored> stored = new ArrayList<>();
    table.write(
        changes -> {
          RecordFold fold = new RecordFold(changes, this::saved, this::isSetAside);
          unseen.forEach(fold::add);
          fold.folded()
              .forEach(
                  (person, record) -> {
                    byte[] bytes = bytes(record);
                    changes.put(RocksKeys.record(person), bytes);
                    stored.add(new Stored(record, bytes.length));
                  });
          fold.findings().forEach(this::found);
          changes.put(RocksKeys.SEEN, utf8(now.write()));
        });
    stored.forEach(each -> recent.put(each.record, each.size));
    seen = now;
    progress.advance(now.position());
  }

  private record Stored(PersonRecord record, int size) {}

  private void found(Finding finding) {
    if (finding.person() != null) {
      setAside.add(finding.person(), String.valueOf(finding.problem().getMessage()));
    }
    findings.accept(finding);
  }

  @Override
  public void save() {
    table.flush();
  }

  @Override
  public void clear() {
    generation.incrementAndGet(); // Nothing more is learnt from what goes, …
    seen = Seen.NOTHING;
    progress.reset();
    setAside.clear();
    table.clear();
    recent.clear();
    generation.incrementAndGet(); // … and what was learnt meanwhile is void.
  }

  @Override
  public long generation() {
    return generation.get();
  }

  @Override
  public Optional<PersonRecord> record(PersonId person) {
    return Optional.ofNullable(saved(person));
  }

  /// The records of these persons that are known, in the order of the ids.
  List<PersonRecord> records(List<PersonId> persons) {
    List<@Nullable PersonRecord> found = new ArrayList<>();
    List<PersonId> others = new ArrayList<>();
    for (PersonId person : persons) {
      PersonRecord record = recent.get(person);
      found.add(record);
      if (record == null) {
        others.add(person);
      }
    }
    Iterator<byte @Nullable []> read =
        table.get(others.stream().map(RocksKeys::record).toList()).iterator();
    List<PersonRecord> records = new ArrayList<>();
    for (PersonRecord record : found) {
      byte[] bytes = record == null ? read.next() : null;
      if (record != null || bytes != null) {
        records.add(record == null ? record(requireNonNull(bytes)) : record);
      }
    }
    return records;
  }

  /// What is done with one record after the other.
  interface Visitor {
    void visit(PersonRecord record) throws IOException;
  }

  /// Visits all records, on all processors at once.
  ///
  /// @return how far they have seen the stream
  /// @throws IOException also when the rest was not visited
  Seen forAll(Visitor visitor, Filling filling) throws IOException {
    Seen reached = seen;
    AtomicInteger done = new AtomicInteger();
    try {
      IntStream.range(0, RocksKeys.SLICES)
          .parallel()
          .forEach(
              slice -> {
                table.scan(RocksKeys.slice(slice), (_, value) -> visit(value, visitor, filling));
                filling.reached((double) done.incrementAndGet() / RocksKeys.SLICES);
              });
    } catch (UncheckedIOException failure) {
      throw requireNonNull(failure.getCause());
    }
    return reached;
  }

  private static void visit(byte[] record, Visitor visitor, Filling filling) {
    try {
      if (filling.isEnding()) {
        throw new IOException("this node is closing");
      }
      visitor.visit(record(record));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  RecordPositions positions() {
    return positions;
  }

  @Override
  public List<Long> positionsOf(PersonId person, UUID command) {
    return positions.of(person, command);
  }

  @Override
  public List<Long> positionsOf(PersonId person, long firstSeq, long lastSeq) {
    return positions.of(person, firstSeq, lastSeq);
  }

  @Override
  public Optional<String> problemOf(PersonId person) {
    return Optional.ofNullable(table.get(RocksKeys.problem(person))).map(RocksRecords::text);
  }

  @Override
  public void close() throws IOException {
    table.close();
  }

  private @Nullable PersonRecord saved(PersonId person) {
    PersonRecord known = recent.get(person);
    if (known != null) {
      return known;
    }
    byte[] bytes = table.get(RocksKeys.record(person));
    return bytes == null ? null : record(bytes);
  }

  private boolean isSetAside(PersonId person) {
    return setAside.count() > 0 && table.get(RocksKeys.problem(person)) != null;
  }

  static byte[] bytes(PersonRecord record) {
    return RecordBytes.write(record);
  }

  static PersonRecord record(byte[] bytes) {
    return RecordBytes.read(PersonRecord.class, bytes);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
