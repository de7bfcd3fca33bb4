package cim.person.infrastructure.car;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cim.person.infrastructure.car.Histories.CarFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The packages of the IPLD project, which know nothing of us, read our files and find them sound.
class StandardToolsTest {
  private static final Path FROM = Path.of("src/test/resources/ipld-tools");
  private static final Path TOOLS = Path.of("target/ipld-tools");
  private static final int PATIENCE_SECONDS = 180;

  @TempDir private Path folder = Path.of("");

  private record Ended(int code, String said) {}

  @BeforeAll
  static void install() throws Exception {
    assumeTrue(isThere("node") && isThere("npm"), "Node.js is not here");
    Files.createDirectories(TOOLS);
    for (String name : List.of("package.json", "package-lock.json", "verify.mjs")) {
      Files.copy(FROM.resolve(name), TOOLS.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
    Ended install = run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
    assumeTrue(install.code() == 0, () -> "no packages: " + install.said());
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
      return run("node", "verify.mjs", file.toAbsolutePath().toString());
    } finally {
      Files.delete(file);
    }
  }

  private static boolean isThere(String program) throws InterruptedException {
    try {
      return new ProcessBuilder(program, "--version")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException _) {
      return false;
    }
  }

  private static Ended run(String... command) throws Exception {
    Path said = Files.createTempFile(TOOLS, "said", ".txt");
    Process process =
        new ProcessBuilder(command)
            .directory(TOOLS.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException(String.join(" ", command) + " does not end");
    }
    return new Ended(process.exitValue(), Files.readString(said));
  }
}
