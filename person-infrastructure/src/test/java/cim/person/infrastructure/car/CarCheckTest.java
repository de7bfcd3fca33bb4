package cim.person.infrastructure.car;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.ports.CarFault;
import cim.person.application.ports.RecordedEvent;
import cim.person.domain.values.Cid;
import cim.person.infrastructure.car.CarCheck.Sound;
import cim.person.infrastructure.car.Histories.CarFile;
import cim.person.infrastructure.ipld.ManifestBlock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CarCheckTest {
  private static final int PERSONS = 12;
  private static final int EVENTS = 60;

  private final List<RecordedEvent> history = Histories.of(PERSONS, EVENTS, 1);
  @TempDir private Path temporary = Path.of("");
  private CarFile file = new CarFile(Cid.ofDagJson(new byte[0]), List.of());
  private byte[] bytes = {};

  @BeforeEach
  void write() throws IOException {
    bytes = Histories.car(history, temporary);
    file = CarFile.of(bytes);
  }

  @AfterEach
  void nothingIsLeft() throws IOException {
    try (Stream<Path> left = Files.list(temporary)) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void aFileOfEveryoneIsSound() throws IOException {
    assertEquals(new Sound(file.root(), true, PERSONS, EVENTS), verify(bytes));
  }

  @Test
  void aFileOfNobodyIsSound() throws IOException {
    byte[] empty = Histories.car(List.of(), temporary);
    assertEquals(0, verify(empty).persons());
  }

  @Test
  void aFileOfOnePersonIsSound() throws IOException {
    byte[] one = Histories.carOfOne(Histories.of(1, 5, 2));
    Sound sound = verify(one);
    assertEquals(new Sound(CarFile.of(one).blocks().getLast().cid(), false, 1, 5), sound);
  }

  @Test
  void everyByteThatIsChangedIsFoundInItsBlock() throws IOException {
    Random random = new Random(3);
    List<Integer> places = new ArrayList<>();
    for (CarBlock block : file.blocks().subList(0, 4)) {
      int begin = (int) block.offset();
      places.addAll(List.of(begin, begin + 1, begin + 2, begin + 5, begin + 20, begin + 60));
    }
    for (int round = 0; round < 60; round++) {
      places.add((int) CarFormat.headerSize() + random.nextInt(bytes.length - 61));
    }
    for (int place : places) {
      byte[] changed = bytes.clone();
      changed[place] ^= (byte) (1 + random.nextInt(255));
      CarFault fault = fault(changed);
      assertEquals(file.blockAt(place), fault.number(), () -> place + ": " + fault.getMessage());
      assertEquals(
          file.blocks().get((int) fault.number() - 1).offset(), fault.offset(), fault.getMessage());
    }
  }

  @Test
  void everyByteOfTheHeaderCounts() throws IOException {
    for (int place = 0; place < CarFormat.headerSize(); place++) {
      byte[] changed = bytes.clone();
      changed[place] ^= 1;
      CarFault fault = fault(changed);
      assertTrue(fault.number() <= 1, fault.getMessage());
    }
  }

  @Test
  void everyBlockThatIsDroppedIsMissed() throws IOException {
    for (int dropped = 0; dropped < file.blocks().size(); dropped++) {
      List<CarBlock> blocks = new ArrayList<>(file.blocks());
      blocks.remove(dropped);
      long first = Math.max(2, dropped + 1); // without its manifest it looks like one person's
      assertEquals(first, fault(Histories.car(file, blocks)).number());
    }
  }

  @Test
  void everyBlockThatIsThereTwiceIsNamed() throws IOException {
    for (int twice = 0; twice < file.blocks().size(); twice += 5) {
      List<CarBlock> blocks = new ArrayList<>(file.blocks());
      blocks.add(twice + 1, blocks.get(twice));
      assertEquals(twice + 2, fault(Histories.car(file, blocks)).number());
    }
  }

  @Test
  void twoBlocksThatChangePlacesAreNoticedAtTheFirst() throws IOException {
    Random random = new Random(4);
    int swaps = 0;
    while (swaps < 40) {
      int one = 1 + random.nextInt(file.blocks().size() - 1);
      int other = 1 + random.nextInt(file.blocks().size() - 1);
      if (one != other) {
        List<CarBlock> blocks = new ArrayList<>(file.blocks());
        Collections.swap(blocks, one, other);
        assertEquals(Math.min(one, other) + 1, fault(Histories.car(file, blocks)).number());
        swaps++;
      }
    }
  }

  @Test
  void aFileThatWasCutOffIsRefusedWhereItEnds() throws IOException {
    for (int length = 0; length < bytes.length; length += 397) {
      CarFault fault = fault(Arrays.copyOf(bytes, length));
      int cut = length;
      long whole = file.blocks().stream().filter(block -> end(block) <= cut).count();
      assertEquals(
          length < CarFormat.headerSize() ? 0 : whole + 1, fault.number(), fault.getMessage());
    }
  }

  private static long end(CarBlock block) {
    return block.offset() + CarFormat.sectionSize(block.bytes().length);
  }

  @Test
  void bytesBehindTheEndAreRefused() throws IOException {
    for (int more : new int[] {1, 2, 100}) {
      assertEquals(
          file.blocks().size() + 1, fault(Arrays.copyOf(bytes, bytes.length + more)).number());
    }
  }

  @Test
  void everyMutationOfOnePersonsFileIsRefused() throws IOException {
    byte[] one = Histories.carOfOne(Histories.of(1, 6, 2));
    CarFile parts = CarFile.of(one);
    for (int index = 0; index < 6; index++) {
      List<CarBlock> without = new ArrayList<>(parts.blocks());
      without.remove(index);
      assertEquals(index + 1, fault(Histories.car(parts, without)).number());
      List<CarBlock> twice = new ArrayList<>(parts.blocks());
      twice.add(index, twice.get(index));
      assertEquals(index + 2, fault(Histories.car(parts, twice)).number());
      if (index > 0) {
        List<CarBlock> swapped = new ArrayList<>(parts.blocks());
        Collections.swap(swapped, index - 1, index);
        assertEquals(index, fault(Histories.car(parts, swapped)).number());
      }
    }
    assertEquals(7, fault(Arrays.copyOf(one, one.length + 1)).number());
    List<CarBlock> mixed = new ArrayList<>(parts.blocks());
    mixed.add(3, file.blocks().get(1));
    assertTrue(fault(parts, mixed, 4).problem().startsWith("is of another person"));
    List<CarBlock> longer = new ArrayList<>(parts.blocks());
    CarFile shorter = new CarFile(parts.blocks().get(2).cid(), parts.blocks());
    assertTrue(fault(shorter, longer, 4).problem().startsWith("follows the root"));
  }

  @Test
  void aChainThatBeginsLaterIsRefused() throws IOException {
    CarFile one = CarFile.of(Histories.carOfOne(Histories.of(1, 6, 2)));
    List<CarBlock> rest = one.blocks().subList(2, 6);
    assertTrue(fault(one, rest, 1).problem().contains("has seq 3"));
  }

  @Test
  void anEventThatIsNotCanonicalIsRefusedAlthoughItsHashIsRight() throws IOException {
    String spaced = history.getFirst().block().replace("\":", "\": ");
    byte[] block = spaced.getBytes(StandardCharsets.UTF_8);
    CarFile one = new CarFile(Cid.ofDagJson(block), List.of());
    List<CarBlock> blocks = List.of(new CarBlock(1, 0, Cid.ofDagJson(block), block));
    assertTrue(fault(one, blocks, 1).problem().contains("is not canonical"));
  }

  @Test
  void aForkWithinAFileIsRefused() throws IOException {
    RecordedEvent first = history.getFirst();
    RecordedEvent second = Histories.next(first.person(), first.head(), "one way");
    RecordedEvent other = Histories.next(first.person(), first.head(), "the other way");
    byte[] forked = Histories.carOfOne(List.of(first, second, other));
    CarFault fault = fault(forked);
    assertEquals(3, fault.number());
    assertEquals("has seq 2 a second time", fault.problem());
  }

  @Test
  void aManifestThatListsAnotherHeadIsRefused() throws IOException {
    ManifestBlock page = ManifestBlock.open(file.blocks().getFirst().bytes());
    List<Cid> heads = new ArrayList<>(page.heads());
    Collections.swap(heads, 3, 4);
    refusedManifest(
        new ManifestBlock(page.at(), page.count(), heads, null, page.order(), page.position()),
        "as the newest event of");
    refusedManifest(
        new ManifestBlock(
            page.at(), page.count(), page.heads(), null, page.order(), page.position() + 1),
        "up to position 61");
    refusedManifest(
        new ManifestBlock(
            page.at(), page.count() + 1, page.heads(), null, page.order(), page.position()),
        "ends the manifest with 12 heads");
  }

  private void refusedManifest(ManifestBlock manifest, String problem) throws IOException {
    byte[] block = manifest.encode();
    List<CarBlock> blocks = new ArrayList<>(file.blocks());
    blocks.set(0, new CarBlock(1, 0, Cid.ofDagJson(block), block));
    CarFault fault = fault(new CarFile(Cid.ofDagJson(block), blocks), blocks, 1);
    assertTrue(fault.problem().contains(problem), fault.getMessage());
  }

  @Test
  void pagesOfTheManifestHaveTheirOrder() throws IOException {
    byte[] large = Histories.car(Histories.of(2_100, 2_300, 5), temporary);
    assertEquals(2_100, verify(large).persons());
    CarFile parts = CarFile.of(large);
    for (int page = 0; page < 3; page++) {
      List<CarBlock> without = new ArrayList<>(parts.blocks());
      without.remove(page);
      assertEquals(page + 1, fault(Histories.car(parts, without)).number());
      List<CarBlock> twice = new ArrayList<>(parts.blocks());
      twice.add(page, twice.get(page));
      assertEquals(page + 2, fault(Histories.car(parts, twice)).number());
      List<CarBlock> swapped = new ArrayList<>(parts.blocks());
      Collections.swap(swapped, page, page + 1);
      assertEquals(page + 1, fault(Histories.car(parts, swapped)).number());
    }
  }

  private Sound verify(byte[] car) throws IOException {
    return CarCheck.verify(new ByteArrayInputStream(car), car.length, temporary, Watcher.NOBODY);
  }

  private CarFault fault(byte[] car) {
    return assertThrows(CarFault.class, () -> verify(car));
  }

  private CarFault fault(CarFile root, List<CarBlock> blocks, long number) throws IOException {
    CarFault fault = fault(Histories.car(root, blocks));
    assertEquals(number, fault.number(), fault.getMessage());
    return fault;
  }
}
