package cim.person.infrastructure.car;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.ports.CarFault;
import cim.person.application.ports.ConcurrentAppend;
import cim.person.application.ports.Head;
import cim.person.application.ports.HistoryArchive.Imported;
import cim.person.application.ports.HistoryArchive.TooLarge;
import cim.person.application.ports.RecordedEvent;
import cim.person.domain.values.Cid;
import cim.person.domain.values.PersonId;
import cim.person.infrastructure.car.Histories.CarFile;
import io.nats.client.api.MessageInfo;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Histories that go into an event store.
class ImportingTest {
  private final List<RecordedEvent> history = Histories.of(30, 700, 6);
  private final ArchiveNode node;
  private final Path temporary;
  private final byte[] file;

  ImportingTest(@TempDir Path temporary) throws Exception {
    this.temporary = temporary;
    this.file = Histories.car(history, temporary);
    this.node = new ArchiveNode(temporary);
  }

  @BeforeEach
  void isEmpty() {
    assertEquals(0, node.store().end());
  }

  @AfterEach
  void stop() throws IOException {
    node.close();
    try (Stream<Path> left = Files.list(temporary)) {
      assertEquals(List.of(), left.toList(), "temporary files");
    }
  }

  @Test
  void anEmptyStoreGetsTheSameEventsInTheSameOrder() throws IOException {
    Imported done = node.add(file);
    assertEquals(700, done.added());
    assertEquals(30, done.persons());
    assertEquals(history, node.events());
    assertEquals(blocks(history), blocks(node.events()));
    assertArrayEquals(file, node.everyone(), "the export of the import");
  }

  @Test
  void anEmptyStoreGivesAFileOfNobody() throws IOException {
    assertArrayEquals(Histories.car(List.of(), temporary), node.everyone());
  }

  @Test
  void whatWasImportedTwiceIsThereOnce() throws IOException {
    node.add(file);
    Imported again = node.add(file);
    assertEquals(0, again.added());
    assertEquals(700, again.events());
    assertEquals(700, node.store().end());
  }

  @Test
  void onlyWhatIsMissingIsAdded() throws IOException {
    node.add(Histories.car(history.subList(0, 300), temporary));
    List<RecordedEvent> others = Histories.of(5, 20, 99);
    node.add(Histories.car(others, temporary));
    assertEquals(400, node.add(file).added());
    List<Cid> expected = new ArrayList<>(cids(history.subList(0, 300)));
    expected.addAll(cids(others));
    expected.addAll(cids(history.subList(300, 700)));
    assertEquals(expected, cids(node.events()));
  }

  @Test
  void aStoreThatGoesFurtherKeepsWhatItHas() throws IOException {
    node.add(file);
    assertEquals(0, node.add(Histories.car(history.subList(0, 300), temporary)).added());
    assertEquals(700, node.store().end());
  }

  @Test
  void aPersonGoesFromOneStoreToAnother() throws Exception {
    node.add(file);
    PersonId person = history.getFirst().person();
    byte[] one = node.person(person);
    List<RecordedEvent> hers =
        history.stream().filter(event -> event.person().equals(person)).toList();
    assertArrayEquals(Histories.carOfOne(hers), one);
    try (ArchiveNode other = new ArchiveNode(temporary)) {
      assertEquals(hers.size(), other.add(one).added());
      assertEquals(cids(hers), cids(other.events()));
      assertEquals(hers.size(), other.add(one).events());
      assertEquals(hers.size(), other.store().end());
    }
    assertTrue(node.archive().person(new PersonId(new UUID(1, 2))).isEmpty());
  }

  @Test
  void everyImportedMessageSaysByWhichImportItCame() throws Exception {
    UUID run = node.add(file).run();
    MessageInfo message = node.message(17);
    RecordedEvent event = history.get(16);
    assertEquals(run.toString(), message.getHeaders().getLast("Cim-Import"));
    assertEquals(event.cid().toString(), message.getHeaders().getLast("Nats-Msg-Id"));
    assertArrayEquals(EveryoneExport.bytes(event), message.getData());
  }

  @Test
  void aForkIsRefusedAndTheBlockIsNamed() throws IOException {
    RecordedEvent first = history.getFirst();
    node.add(Histories.carOfOne(List.of(first)));
    RecordedEvent other = Histories.next(first.person(), first.head(), "elsewhere");
    node.add(Histories.carOfOne(List.of(first, other)));

    RecordedEvent second =
        history.stream()
            .filter(event -> event.person().equals(first.person()) && event.seq() == 2)
            .findFirst()
            .orElseThrow();
    CarFault fault = assertThrows(CarFault.class, () -> node.add(file));
    assertEquals(CarFault.Kind.FORKED, fault.kind());
    assertEquals(second.position() + 1, fault.number(), "after one page of the manifest");
    assertEquals(second.cid(), fault.cid().orElseThrow());
    assertTrue(fault.problem().contains(other.cid().toString()), fault.problem());
    assertEquals(2, node.store().end());
  }

  @Test
  void aForkIsSeenAlsoWhereTheStoreGoesFurther() throws IOException {
    RecordedEvent first = history.getFirst();
    List<RecordedEvent> other = new ArrayList<>(List.of(first));
    for (int seq = 2; seq < 100; seq++) {
      other.add(Histories.next(first.person(), other.getLast().head(), "elsewhere " + seq));
    }
    node.add(Histories.carOfOne(other));
    CarFault fault = assertThrows(CarFault.class, () -> node.add(file));
    assertEquals(CarFault.Kind.FORKED, fault.kind());
    assertTrue(fault.problem().startsWith("is event 2 of " + first.person()), fault.problem());
    assertEquals(99, node.store().end());
  }

  @Test
  void everyMutationIsRefusedAndNothingIsStored() throws IOException {
    CarFile parts = CarFile.of(file);
    Random random = new Random(7);
    for (int round = 0; round < 8; round++) {
      byte[] flipped = file.clone();
      int place = (int) CarFormat.headerSize() + random.nextInt(file.length - 61);
      flipped[place] ^= 1;
      refused(flipped, parts.blockAt(place));

      int one = 1 + random.nextInt(parts.blocks().size() - 2);
      List<CarBlock> dropped = new ArrayList<>(parts.blocks());
      dropped.remove(one);
      refused(Histories.car(parts, dropped), one + 1);

      List<CarBlock> swapped = new ArrayList<>(parts.blocks());
      Collections.swap(swapped, one, one + 1);
      refused(Histories.car(parts, swapped), one + 1);

      List<CarBlock> twice = new ArrayList<>(parts.blocks());
      twice.add(parts.blocks().get(one));
      refused(Histories.car(parts, twice), parts.blocks().size() + 1);

      int length = random.nextInt(file.length);
      refused(
          Arrays.copyOf(file, length), length < CarFormat.headerSize() ? 0 : parts.blockAt(length));
    }
    refused(Arrays.copyOf(file, file.length + 1), parts.blocks().size() + 1);
    CarFile hers = CarFile.of(Histories.carOfOne(Histories.of(1, 5, 8)));
    refused(Histories.car(hers, hers.blocks().subList(2, 5)), 1);
  }

  private void refused(byte[] mutation, long number) {
    CarFault fault = assertThrows(CarFault.class, () -> node.add(mutation));
    assertEquals(number, fault.number(), fault.getMessage());
    assertEquals(CarFault.Kind.BROKEN, fault.kind());
    assertEquals(0, node.store().end());
  }

  @Test
  void moreBytesThanAllowedAreRefused() {
    CarArchive small =
        new CarArchive(
            node.store(), temporary, 1_000, () -> Histories.AT, UUID::randomUUID, Watcher.NOBODY);
    assertThrows(TooLarge.class, () -> small.add(new ByteArrayInputStream(file)));
  }

  @Test
  void aBatchThatLostARaceCanBeSentAgain() {
    List<RecordedEvent> some = history.subList(0, 100);
    RecordedEvent first = some.getFirst();
    Map<PersonId, Head> wrong = Map.of(history.get(20).person(), new Head(first.cid(), 0, 7));
    assertThrows(
        ConcurrentAppend.class, () -> node.store().importAll(some, wrong, UUID.randomUUID()));
    assertEquals(0, node.store().end());
    node.store().importAll(some, Map.of(), UUID.randomUUID());
    assertEquals(100, node.store().end());
  }

  @Test
  void severalImportsOfTheSameFileAtTheSameTimeStoreItOnce() throws Exception {
    CarArchive archive = node.archive();
    List<Callable<Imported>> imports = new ArrayList<>();
    for (int number = 0; number < 4; number++) {
      byte[] some = number % 2 == 0 ? file : Histories.car(history.subList(0, 500), temporary);
      imports.add(() -> archive.add(new ByteArrayInputStream(some)));
    }
    long added = 0;
    ExecutorService threads = Executors.newFixedThreadPool(imports.size());
    try {
      for (Future<Imported> done : threads.invokeAll(imports)) {
        added += done.get().added();
      }
    } finally {
      threads.shutdownNow();
    }
    assertEquals(700, added);
    assertEquals(700, node.store().end());
    Map<PersonId, Head> heads = new HashMap<>();
    for (RecordedEvent event : node.events()) {
      heads.put(event.person(), heads.getOrDefault(event.person(), Head.NONE).followedBy(event));
    }
  }

  @Test
  void anotherWriterWhoForksAPersonMeanwhileStopsTheImport() throws IOException {
    RecordedEvent last = history.getLast();
    RecordedEvent before =
        history.stream()
            .filter(event -> last.prev() != null && event.cid().equals(last.prev()))
            .findFirst()
            .orElseThrow();
    node.add(Histories.car(history.subList(0, 699), temporary));
    RecordedEvent foreign = Histories.next(last.person(), before.head(), "meanwhile");
    AtomicBoolean done = new AtomicBoolean();
    Watcher otherWriter =
        (doing, _, _) -> {
          if (doing.equals("importing events") && done.compareAndSet(false, true)) {
            Head head = node.store().last(last.person()).orElseThrow().head();
            node.store()
                .importAll(List.of(foreign), Map.of(last.person(), head), UUID.randomUUID());
          }
        };
    CarArchive archive = node.archive(otherWriter);
    CarFault fault =
        assertThrows(CarFault.class, () -> archive.add(new ByteArrayInputStream(file)));
    assertEquals(CarFault.Kind.FORKED, fault.kind());
    assertEquals(last.cid(), fault.cid().orElseThrow());
    assertEquals(700, node.store().end());
  }

  private static List<Cid> cids(List<RecordedEvent> events) {
    return events.stream().map(RecordedEvent::cid).toList();
  }

  private static List<String> blocks(List<RecordedEvent> events) {
    return events.stream().map(RecordedEvent::block).toList();
  }
}
