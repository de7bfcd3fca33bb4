package cim.person.infrastructure.car;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.infrastructure.NpmTools;
import cim.person.infrastructure.NpmTools.Ended;
import cim.person.infrastructure.car.Histories.CarFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The packages of the IPLD project, which know nothing of us, read our files and find them sound.
class StandardToolsTest {
  @SuppressWarnings("NullAway.Init") // The first method sets it.
  private static NpmTools tools;

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void install() throws Exception {
    tools = NpmTools.installed("ipld-tools");
  }

  @Test
  void aFileOfEveryoneIsSound() throws Exception {
    Ended judged = judge(Histories.car(Histories.of(1_500, 3_000, 11), folder));
    assertEquals(0, judged.code(), judged.said());
    assertTrue(
        judged.said().contains("\"persons\":1500,\"events\":3000,\"pages\":2"), judged.said());
  }

  @Test
  void aFileOfNobodyIsSound() throws Exception {
    Ended judged = judge(Histories.car(List.of(), folder));
    assertEquals(0, judged.code(), judged.said());
  }

  @Test
  void aFileOfOnePersonIsSound() throws Exception {
    Ended judged = judge(Histories.carOfOne(Histories.of(1, 40, 12)));
    assertEquals(0, judged.code(), judged.said());
    assertTrue(judged.said().contains("\"persons\":1,\"events\":40"), judged.said());
  }

  /// Else the judge would prove nothing.
  @Test
  void aFileThatWasChangedIsNot() throws Exception {
    byte[] car = Histories.car(Histories.of(5, 50, 13), folder);
    Random random = new Random(14);
    for (int round = 0; round < 3; round++) {
      byte[] changed = car.clone();
      changed[100 + random.nextInt(car.length - 100)] ^= 1;
      assertNotSound(changed);
    }
    CarFile file = CarFile.of(car);
    List<CarBlock> dropped = new ArrayList<>(file.blocks());
    dropped.remove(20);
    assertNotSound(Histories.car(file, dropped));
    List<CarBlock> swapped = new ArrayList<>(file.blocks());
    Collections.swap(swapped, 20, 30);
    assertNotSound(Histories.car(file, swapped));
    assertNotSound(Arrays.copyOf(car, car.length / 2));
  }

  /// The judge says what is wrong, instead of breaking off.
  private void assertNotSound(byte[] car) throws Exception {
    Ended judged = judge(car);
    assertNotEquals(0, judged.code(), judged.said());
    assertTrue(judged.said().contains("\"sound\":false"), judged.said());
  }

  private Ended judge(byte[] car) throws Exception {
    Path file = Files.write(folder.resolve("history.car"), car);
    try {
      return tools.run("verify.mjs", file.toAbsolutePath().toString());
    } finally {
      Files.delete(file);
    }
  }
}
