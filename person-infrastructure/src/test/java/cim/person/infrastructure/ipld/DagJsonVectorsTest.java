package cim.person.infrastructure.ipld;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.domain.values.Cid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The vectors that other implementations of DAG-JSON and of CIDs are held to.
class DagJsonVectorsTest {
  private static final Path VECTORS = Path.of("src/test/resources/ipld");
  private static final Map<String, String> PROBLEMS =
      Map.of("link", "a link that is not a CID", "number", "an integer");

  @ParameterizedTest
  @MethodSource("vectors")
  void everyVectorIsWrittenAsItWasReadOrRefusedForAKnownReason(Path vector) throws IOException {
    byte[] block = Files.readAllBytes(vector);
    String cid = vector.getFileName().toString().replace(".dag-json", "");
    assertEquals(cid, Cid.ofDagJson(block).toString());

    String name = vector.getName(vector.getNameCount() - 2).toString();
    String reason = outsideOfProfile().get(name);
    if (reason == null) {
      assertArrayEquals(block, DagJson.encode(DagJson.decode(block)));
    } else {
      var refused = assertThrows(NotCanonical.class, () -> DagJson.decode(block));
      assertTrue(refused.toString().contains(PROBLEMS.get(reason)), refused.toString());
    }
  }

  static List<Path> vectors() throws IOException {
    try (Stream<Path> files = Files.walk(VECTORS.resolve("dag-json"))) {
      return files.filter(file -> file.toString().endsWith(".dag-json")).sorted().toList();
    }
  }

  private static Map<String, String> outsideOfProfile() throws IOException {
    return lines("outside-of-profile.txt")
        .map(line -> line.split(" "))
        .collect(Collectors.toMap(words -> words[0], words -> words[1]));
  }

  @Test
  void negativeVectorsAreRefused() throws IOException {
    String cases =
        Files.readString(VECTORS.resolve("dag-json-negative/decode/duplicate-keys.json"));
    List<String> blocks =
        Pattern.compile("\"hex\": \"([0-9a-f]+)\"")
            .matcher(cases)
            .results()
            .map(match -> match.group(1))
            .toList();
    assertEquals(1, blocks.size());
    byte[] block = HexFormat.of().parseHex(blocks.getFirst());
    assertThrows(NotCanonical.class, () -> DagJson.decode(block));
  }

  /// Both lists: what is a CID there is one of another codec, which is not used here.
  @ParameterizedTest
  @MethodSource("cidTexts")
  void noForeignCidIsTaken(String text) {
    assertThrows(IllegalArgumentException.class, () -> Cid.parse(text));
  }

  static Stream<String> cidTexts() throws IOException {
    return Stream.concat(lines("cid/cid_syntax_invalid.txt"), lines("cid/cid_syntax_valid.txt"));
  }

  private static Stream<String> lines(String file) throws IOException {
    Predicate<String> isComment = line -> line.startsWith("#") || line.isBlank();
    return Files.readAllLines(VECTORS.resolve(file)).stream().filter(isComment.negate());
  }
}
