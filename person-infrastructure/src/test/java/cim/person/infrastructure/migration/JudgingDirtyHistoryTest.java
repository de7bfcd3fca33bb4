package cim.person.infrastructure.migration;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.infrastructure.car.Watcher;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of each line of a history with defects of all kinds.
class JudgingDirtyHistoryTest {
  private final Path folder;
  private MigrationReport report;

  JudgingDirtyHistoryTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void migrate() throws Exception {
    report =
        Migration.dry(Migration.DEFAULT_NAME, folder, Watcher.NOBODY)
            .run(MigrationSource.file(Fixtures.DIRTY), folder);
  }

  @Test
  void eachLineHasTheOutcomeOfTheNotes() throws Exception {
    Map<Integer, Map<?, ?>> findings = new HashMap<>();
    for (Map<?, ?> finding :
        Fixtures.lines(folder.resolve("history-dirty.ndjson.findings.ndjson"))) {
      findings.put(Fixtures.number(finding, "line"), finding);
    }
    List<String> wrong = new ArrayList<>();
    for (Map<?, ?> line : Fixtures.objects(Fixtures.expected("history-dirty"), "lines")) {
      int number = Fixtures.number(line, "line");
      Map<?, ?> found =
          findings.getOrDefault(number, Map.of("outcome", "import", "reasons", List.of()));
      boolean isPlain = Raw.text(line, "action").equals("import");
      if (!Raw.text(found, "outcome").equals(Raw.text(line, "action"))
          || (!isPlain && !Raw.list(found, "reasons").contains(line.get("code")))) {
        wrong.add(
            number + " must be " + line.get("action") + " " + line.get("code") + ": " + found);
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void theReportCountsThem() {
    Map<?, ?> counts = Fixtures.object(report.json());
    assertEquals(
        Map.of(
            "import", BigDecimal.valueOf(18),
            "import-with-warning", BigDecimal.valueOf(14),
            "skip", BigDecimal.valueOf(9),
            "quarantine", BigDecimal.valueOf(29)),
        counts.get("outcomes"));
    assertEquals(BigDecimal.valueOf(70), counts.get("lines"));
    assertEquals(29, report.quarantined());
  }

  @Test
  void quarantinedLinesAreKeptByteForByte() throws Exception {
    Path file = folder.resolve("history-dirty.ndjson.quarantine.ndjson");
    List<byte[]> source = split(Files.readAllBytes(Fixtures.DIRTY));
    List<byte[]> kept = split(Files.readAllBytes(file));
    assertEquals(29, kept.size());
    for (Map<?, ?> finding :
        Fixtures.lines(folder.resolve("history-dirty.ndjson.findings.ndjson"))) {
      if (Raw.text(finding, "outcome").equals("quarantine")) {
        assertArrayEquals(
            source.get(Fixtures.number(finding, "line") - 1),
            kept.get(Fixtures.number(finding, "quarantineLine") - 1));
      }
    }
  }

  @Test
  void anotherFileOfQuarantineIsNotOverwritten() throws Exception {
    Path file = folder.resolve("history-dirty.ndjson.quarantine.ndjson");
    Files.writeString(file, "mended\n");
    migrate();
    assertEquals("mended\n", Files.readString(folder.resolve(file.getFileName() + ".old-1")));
    assertTrue(Files.size(file) > 1_000);
  }

  private static List<byte[]> split(byte[] bytes) {
    List<byte[]> lines = new ArrayList<>();
    int start = 0;
    for (int index = 0; index < bytes.length; index++) {
      if (bytes[index] == '\n') {
        lines.add(Arrays.copyOfRange(bytes, start, index));
        start = index + 1;
      }
    }
    if (start < bytes.length) {
      lines.add(Arrays.copyOfRange(bytes, start, bytes.length));
    }
    return lines;
  }
}
