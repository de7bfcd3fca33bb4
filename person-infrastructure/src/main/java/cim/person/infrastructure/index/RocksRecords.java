package cim.person.infrastructure.index;

import cim.person.application.data.MalformedData;
import cim.person.application.data.RecordData;
import cim.person.application.data.Stored;
import cim.person.application.ports.LocalRecords;
import cim.person.application.queries.PersonRecord;
import cim.person.domain.values.Cid;
import cim.person.domain.values.PersonId;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The folded persons, and where their events stand, in RocksDB. Readers may be many; the feed is
/// the one writer.
final class RocksRecords implements LocalRecords, Projection, AutoCloseable {
  private static final Logger LOG = System.getLogger(RocksRecords.class.getName());

  private final RocksTable table;
  private final AtomicLong generation = new AtomicLong();
  private final Progress progress;
  private final Consumer<Finding> findings;
  private final SetAside setAside = new SetAside();
  private volatile Seen seen;

  /// Opens the directory; what another fold has made there is thrown away.
  ///
  /// @param findings is told what is broken when it is applied
  RocksRecords(Path directory, long cacheBytes, Progress progress, Consumer<Finding> findings)
      throws IOException {
    this.table = new RocksTable(directory, cacheBytes);
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
    byte[] stamp = table.get(RocksKeys.STAMP);
    if (stamp != null && !FoldStamp.current().equals(text(stamp))) {
      LOG.log(Level.INFO, "the records were folded by another version: they are made anew");
      table.clear();
    }
    byte[] saved = table.get(RocksKeys.SEEN);
    table.scan(RocksKeys.PROBLEMS, (key, _) -> setAside.add(RocksKeys.personOfProblem(key)));
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
    table.write(
        changes -> {
          RecordFold fold = new RecordFold(changes, this::saved, this::isSetAside);
          unseen.forEach(fold::add);
          fold.folded()
              .forEach((person, record) -> changes.put(RocksKeys.record(person), bytes(record)));
          fold.findings().forEach(this::found);
          changes.put(RocksKeys.STAMP, utf8(FoldStamp.current()));
          changes.put(RocksKeys.SEEN, utf8(now.write()));
        });
    seen = now;
    progress.advance(now.position());
  }

  private void found(Finding finding) {
    if (finding.person() != null) {
      setAside.add(finding.person());
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
    return table.get(persons.stream().map(RocksKeys::record).toList()).stream()
        .filter(Objects::nonNull)
        .map(RocksRecords::record)
        .toList();
  }

  @Override
  public List<Long> positionsOf(PersonId person, UUID command) {
    List<Long> positions = new ArrayList<>();
    table.scan(
        RocksKeys.command(person, command), (key, _) -> positions.add(RocksKeys.position(key)));
    return positions;
  }

  @Override
  public Optional<String> problemOf(PersonId person) {
    return Optional.ofNullable(table.get(RocksKeys.problem(person))).map(RocksRecords::text);
  }

  OptionalLong positionOf(Cid cid) {
    byte[] position = table.get(RocksKeys.cid(cid));
    return position == null ? OptionalLong.empty() : OptionalLong.of(RocksKeys.position(position));
  }

  @Override
  public List<Long> positionsOf(PersonId person, long firstSeq, long lastSeq) {
    List<byte[]> keys = new ArrayList<>();
    for (long seq = firstSeq; seq <= lastSeq; seq++) {
      keys.add(RocksKeys.sequence(person, seq));
    }
    return table.get(keys).stream()
        .filter(Objects::nonNull)
        .map(bytes -> RocksKeys.position(bytes))
        .toList();
  }

  /// The positions of these of the persons' events, of each person as far as they are known.
  Map<PersonId, List<Long>> positionsOf(Map<PersonId, List<Long>> seqs) {
    List<byte[]> keys = new ArrayList<>();
    seqs.forEach((person, some) -> some.forEach(seq -> keys.add(RocksKeys.sequence(person, seq))));
    List<byte @Nullable []> found = table.get(keys);
    Map<PersonId, List<Long>> positions = new LinkedHashMap<>();
    int begin = 0;
    for (Map.Entry<PersonId, List<Long>> each : seqs.entrySet()) {
      int end = begin + each.getValue().size();
      positions.put(
          each.getKey(),
          found.subList(begin, end).stream()
              .takeWhile(Objects::nonNull)
              .map(bytes -> RocksKeys.position(bytes))
              .toList());
      begin = end;
    }
    return positions;
  }

  /// The positions of messages that are no events, ascending.
  List<Long> brokenPositions() {
    List<Long> positions = new ArrayList<>();
    table.scan(RocksKeys.BROKEN, (key, _) -> positions.add(RocksKeys.position(key)));
    return positions;
  }

  @Override
  public void close() throws IOException {
    table.close();
  }

  private @Nullable PersonRecord saved(PersonId person) {
    byte[] bytes = table.get(RocksKeys.record(person));
    return bytes == null ? null : record(bytes);
  }

  private boolean isSetAside(PersonId person) {
    return setAside.count() > 0 && table.get(RocksKeys.problem(person)) != null;
  }

  static byte[] bytes(PersonRecord record) {
    return PlainBytes.write(RecordData.write(record));
  }

  static PersonRecord record(byte[] bytes) {
    try {
      return Stored.read(PersonRecord.class, PlainBytes.read(bytes));
    } catch (MalformedData damage) {
      throw new IllegalStateException("a saved record cannot be read: " + damage.field(), damage);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
