package cim.person.infrastructure.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.PersonRecord;
import cim.person.application.queries.ProjectionStatus.Problem;
import cim.person.domain.events.ContactEvent.ContactAdded;
import cim.person.domain.events.LifecycleEvent.Activated;
import cim.person.domain.events.LifecycleEvent.Archived;
import cim.person.domain.events.LifecycleEvent.Created;
import cim.person.domain.events.LifecycleEvent.Suspended;
import cim.person.domain.values.ContactUse;
import cim.person.domain.values.Email;
import cim.person.domain.values.PartId;
import cim.person.domain.values.PersonId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordsTest {
  private static final long CACHE = 1 << 20;

  private final Chronicle chronicle = new Chronicle();
  private final PersonId ada = new PersonId(UUID.randomUUID());

  @SuppressWarnings("NullAway.Init") // JUnit sets it.
  @TempDir
  private Path directory;

  private RocksRecords records;

  @BeforeEach
  void open() throws IOException {
    records = open(directory.resolve("records"));
  }

  @AfterEach
  void close() throws IOException {
    records.close();
  }

  @Test
  void aRecordIsWhatItsEventsMakeIt() {
    recordAda();
    records.apply(chronicle.entries(0));
    assertEquals(Optional.of(folded(ada)), records.record(ada));
    assertEquals(chronicle.store().end(), records.seen().position());
    assertEquals(Optional.empty(), records.record(new PersonId(UUID.randomUUID())));
  }

  @Test
  void readingAPartOfTheStreamAgainChangesNothing() {
    recordAda();
    records.apply(chronicle.entries(0));
    PersonRecord once = folded(ada);
    records.apply(chronicle.entries(2));
    records.apply(chronicle.entries(0));
    assertEquals(Optional.of(once), records.record(ada));
    assertEquals(0, records.setAside().count());
  }

  @Test
  void theEventsOfACommandAreFound() {
    UUID command = UUID.randomUUID();
    List<RecordedEvent> first =
        chronicle.record(ada, command, new Created(Chronicle.name("Ada", "Byron"), null), active());
    chronicle.create("Charles", "Babbage");
    chronicle.record(ada, new Suspended("travelling"));
    records.apply(chronicle.entries(0));
    assertEquals(
        first.stream().map(RecordedEvent::position).toList(), records.positionsOf(ada, command));
    assertEquals(List.of(), records.positionsOf(ada, UUID.randomUUID()));
  }

  @Test
  void anEventIsFoundByItsCidAndItsNumber() {
    recordAda();
    records.apply(chronicle.entries(0));
    RecordedEvent last = chronicle.store().last(ada).orElseThrow();
    assertEquals(List.of(last.position()), records.positions().of(List.of(last.cid())));
    assertEquals(List.of(1L, 2L, 3L, 4L), records.positionsOf(ada, 1, 4));
  }

  @Test
  void whatWasSavedIsThereAfterReopening() throws IOException {
    recordAda();
    records.apply(chronicle.entries(0));
    Seen seen = records.seen();
    records.close();
    open();
    assertEquals(seen, records.seen());
    assertEquals(Optional.of(folded(ada)), records.record(ada));
  }

  @Test
  void aCrashLosesTheTailAndReadingItAgainEndsInTheSame() throws IOException {
    recordAda();
    records.apply(chronicle.entries(0).subList(0, 2));
    records.close();
    open();
    records.apply(chronicle.entries(0));
    try (RocksRecords survivor = open(copyAsAfterACrash())) {
      assertEquals(2, survivor.seen().position());
      survivor.apply(chronicle.entries(survivor.seen().position()));
      assertEquals(records.record(ada), survivor.record(ada));
      assertEquals(records.seen(), survivor.seen());
    }
  }

  @Test
  void aPersonWhoseHistoryHasAGapIsSetAsideAndOthersGoOn() {
    chronicle.create("Charles", "Babbage");
    recordAda();
    List<StreamEntry> gap = new ArrayList<>(chronicle.entries(0));
    gap.remove(2);
    records.apply(gap);
    PersonId mary = chronicle.create("Mary", "Somerville");
    records.apply(chronicle.entries(records.seen().position()));
    assertEquals(List.of(ada), records.setAside().named().stream().map(Problem::person).toList());
    assertTrue(records.problemOf(ada).orElseThrow().contains("seq 3 where 2 was due"));
    assertEquals(1, records.record(ada).orElseThrow().head().seq());
    assertEquals(Optional.empty(), records.problemOf(mary));
    assertEquals(Optional.of(folded(mary)), records.record(mary));
  }

  @Test
  void aSecondEventOfTheSameNumberIsAFork() {
    recordAda();
    records.apply(chronicle.entries(0));
    RecordedEvent third = chronicle.store().at(List.of(3L)).getFirst();
    StreamEntry again = new StreamEntry.Event(third.storedAt(5), third.at());
    records.apply(List.of(again));
    assertTrue(records.problemOf(ada).orElseThrow().contains("a second time"));
    assertEquals(4, records.record(ada).orElseThrow().head().seq());
  }

  @Test
  void aBrokenMessageSetsItsPersonAsideForGood() throws IOException {
    recordAda();
    chronicle.damage(3, ada);
    records.apply(chronicle.entries(0));
    records.close();
    open();
    assertEquals(Optional.of("the event at position 3 is no event"), records.problemOf(ada));
    assertEquals(List.of(ada), records.setAside().named().stream().map(Problem::person).toList());
    assertEquals(List.of(3L), records.positions().broken());
    chronicle.record(ada, active());
    records.apply(chronicle.entries(4));
    assertEquals(2, records.record(ada).orElseThrow().head().seq());
    assertEquals(1, records.setAside().count());
  }

  @Test
  void damagedFilesAreMadeAnew() throws IOException {
    recordAda();
    records.apply(chronicle.entries(0));
    records.close();
    Files.writeString(directory.resolve("records").resolve("CURRENT"), "nonsense");
    records = Disposable.open(directory.resolve("records"), RecordsTest::open);
    assertEquals(Seen.NOTHING, records.seen());
  }

  @Test
  void readingAfterClosingIsRefused() throws IOException {
    records.close();
    assertThrows(IllegalStateException.class, () -> records.record(ada));
  }

  @Test
  void aDirectoryHasOneUser() throws IOException {
    Path mine = directory.resolve("mine");
    try (DirectoryLock _ = DirectoryLock.take(mine)) {
      IOException refusal = assertThrows(IOException.class, () -> DirectoryLock.take(mine));
      assertTrue(String.valueOf(refusal.getMessage()).contains("is in use"));
    }
    DirectoryLock.take(mine).close();
  }

  private void recordAda() {
    chronicle.record(ada, new Created(Chronicle.name("Ada", "Lovelace"), "letters"));
    chronicle.record(ada, active());
    PartId contact = new PartId(UUID.randomUUID());
    chronicle.record(
        ada, new ContactAdded(contact, new Email("ada@example.org"), ContactUse.HOME, true));
    chronicle.record(ada, new Archived("long ago"));
  }

  private static Activated active() {
    return new Activated();
  }

  private PersonRecord folded(PersonId person) {
    PersonRecord[] folded = {null};
    chronicle.store().forEach(person, 0, event -> folded[0] = PersonRecord.after(folded[0], event));
    return folded[0];
  }

  private static RocksRecords open(Path path) throws IOException {
    return new RocksRecords(path, CACHE, new Progress(InstantSource.system()), _ -> {});
  }

  private Path copyAsAfterACrash() throws IOException {
    Path from = directory.resolve("records");
    Path to = Files.createDirectory(directory.resolve("copy"));
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName().toString()));
      }
    }
    return to;
  }
}
