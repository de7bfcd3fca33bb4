package cim.person.infrastructure.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.infrastructure.json.StrictJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// One message of each variant that the older service had.
class ReadingSamplesTest {
  @Test
  void everySampleIsUnderstood() throws IOException {
    Map<String, String> problems = new TreeMap<>();
    Set<String> variants = new HashSet<>();
    for (Path sample : samples()) {
      try {
        LegacyMessage message = LegacyReader.read(Fixtures.line(Files.readAllBytes(sample)));
        variants.add(message.variant());
        message
            .notes()
            .notes()
            .forEach(note -> problems.put(name(sample), note.code() + " " + note.what()));
      } catch (Settled settled) {
        problems.put(name(sample), settled.code() + " " + settled.why());
      }
    }
    assertEquals(
        Map.of(
            "ComponentDataUpdated.placeholder.json",
            "PLACEHOLDER placeholder@example.com stands for a fact that was lost",
            "ComponentRegistered.no-registered_by.json",
            "MISSING_DEFAULTED_FIELD registered_by is taken to be unknown"),
        problems);
    assertEquals(Upcasting.variants(), variants);
  }

  @Test
  void theSameMessageHasTheSameCommandHoweverItIsSpaced() throws Exception {
    Path sample = Fixtures.FOLDER.resolve("samples/v1-0.8/PersonCreated.json");
    byte[] pretty = Files.readAllBytes(sample);
    byte[] plain = StrictJson.write(Fixtures.json(sample)).getBytes(StandardCharsets.UTF_8);
    assertTrue(plain.length < pretty.length);
    assertEquals(
        LegacyReader.read(Fixtures.line(pretty)).command(),
        LegacyReader.read(Fixtures.line(plain)).command());
  }

  @Test
  void whatThisServiceTellsInTheOlderFormIsNoHistory() throws Exception {
    Path sample = Fixtures.FOLDER.resolve("samples/v2-0.8/Created.json");
    String told =
        StrictJson.write(Fixtures.json(sample))
            .replace("\"headers\":{}", "\"headers\":{\"Cim-Event-Id\":[\"bagu\"]}");
    Settled settled =
        assertThrows(
            Settled.class,
            () -> LegacyReader.read(Fixtures.line(told.getBytes(StandardCharsets.UTF_8))));
    assertEquals(Code.TOLD_FROM_HERE, settled.code());
  }

  private static String name(Path sample) {
    return String.valueOf(sample.getFileName());
  }

  private static List<Path> samples() throws IOException {
    try (Stream<Path> files = Files.walk(Fixtures.FOLDER.resolve("samples"))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
