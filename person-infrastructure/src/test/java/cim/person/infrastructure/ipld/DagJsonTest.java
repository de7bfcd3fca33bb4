package cim.person.infrastructure.ipld;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.domain.values.Cid;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DagJsonTest {
  private static final Cid CID =
      Cid.parse("baguqeeraiqjw7i2vwntyuekgvulpp2det2kpwt6cd7tx5ayqybqpmhfk76fa");

  @Test
  void writesKeysInTheOrderOfTheirUtf8Bytes() {
    Map<String, Integer> map = Map.of("b", 2, "aa", 1, "", 0, "é", 3, "\uE000", 4, "😀", 5, "Z", 6);
    assertEquals("{\"\":0,\"Z\":6,\"aa\":1,\"b\":2,\"é\":3,\"\uE000\":4,\"😀\":5}", written(map));
  }

  @Test
  void writesLinksAndBytes() {
    List<Object> list = List.of(CID, Bytes.of((byte) 0xa1), true, -5L);
    assertEquals("[{\"/\":\"" + CID + "\"},{\"/\":{\"bytes\":\"oQ\"}},true,-5]", written(list));
    assertEquals(list, DagJson.decode(DagJson.encode(list)));
  }

  @Test
  void escapesAsJavaScriptDoes() {
    String text = "\" \\ / \b\f\n\r\t \u0000 \u001f \u007f \u2028 é 😀";
    assertEquals(
        "\"\\\" \\\\ / \\b\\f\\n\\r\\t \\u0000 \\u001f \u007f \u2028 é 😀\"", written(text));
    assertEquals(text, DagJson.decode(DagJson.encode(text)));
  }

  @Test
  void readsTheLargestAndTheDeepest() {
    String deepest = "[".repeat(31) + "{\"a\":9007199254740991}" + "]".repeat(31);
    assertEquals(deepest, written(DagJson.decode(utf8(deepest))));
    String largest = '"' + "x".repeat(DagJson.MAX_BYTES - 2) + '"';
    assertEquals(largest, written(DagJson.decode(utf8(largest))));
  }

  @Test
  void givesTreesThatNobodyCanChange() {
    Object map = DagJson.decode(utf8("{\"a\":1}"));
    Object list = DagJson.decode(utf8("[1]"));
    assertThrows(UnsupportedOperationException.class, assertInstanceOf(Map.class, map)::clear);
    assertThrows(UnsupportedOperationException.class, assertInstanceOf(List.class, list)::clear);
  }

  @ParameterizedTest
  @MethodSource("treesWithoutSpelling")
  void refusesToWriteWhatHasNoSpelling(Object tree) {
    var refused = assertThrows(IllegalArgumentException.class, () -> DagJson.encode(tree));
    assertTrue(refused.toString().contains("no DAG-JSON at $.a"), refused.toString());
  }

  static List<Object> treesWithoutSpelling() {
    Object deep = List.of();
    for (int level = 0; level < DagJson.MAX_LEVELS; level++) {
      deep = List.of(deep);
    }
    return List.of(
        Map.of("a", 1.5),
        Map.of("a", 1f),
        Map.of("a", 9007199254740992L),
        Map.of("a", -9007199254740992L),
        Map.of("a", Long.MIN_VALUE),
        Map.of("a", "\ud800"),
        Map.of("a", "\udc00\ud800"),
        Map.of("a", Map.of("b\udfff", 1)),
        Map.of("a", Map.of("/", CID)),
        Map.of("a", Map.of(1, 2)),
        Map.of("a", new byte[] {1}),
        Map.of("a", deep),
        Map.of("a", "x".repeat(DagJson.MAX_BYTES)));
  }

  @Test
  void countsBytesAndNotCharacters() {
    String text = "é".repeat(DagJson.MAX_BYTES / 2);
    assertThrows(IllegalArgumentException.class, () -> DagJson.encode(text));
  }

  /// The law that lets the reader do without a second encoding: what it takes is canonical.
  @Test
  void whatIsReadIsWrittenInTheSameBytes() {
    Random random = new Random(20261124);
    byte[] sound = DagJson.encode(sample());
    int taken = 0;
    for (int round = 0; round < 200_000; round++) {
      byte[] changed = changed(sound, random);
      Object tree;
      try {
        tree = DagJson.decode(changed);
      } catch (NotCanonical refused) {
        continue;
      }
      taken++;
      assertArrayEquals(changed, DagJson.encode(tree));
    }
    assertTrue(taken > 10_000, "only " + taken + " of the changed blocks were sound");
  }

  private static Object sample() {
    List<@Nullable Object> list = new ArrayList<>();
    list.add(null);
    list.addAll(List.of(0, -1, 10, 9007199254740991L, true, false, "é", "\u0001\n\"\\ 😀", ""));
    list.addAll(List.of(CID, Bytes.of((byte) 1), Map.of(), List.of(), Map.of("k", 1, "l", 2)));
    return Map.of("list", list, "map", Map.of("é", 1, "a", "b"));
  }

  private static byte[] changed(byte[] block, Random random) {
    byte[] changed = block.clone();
    byte[] likely = utf8("{}[]\",:/\\u0019-.eE \n");
    for (int changes = 1 + random.nextInt(2); changes > 0; changes--) {
      int where = random.nextInt(changed.length);
      changed[where] =
          random.nextBoolean()
              ? likely[random.nextInt(likely.length)]
              : (byte) (changed[where] ^ (1 << random.nextInt(8)));
    }
    return changed;
  }

  private static String written(@Nullable Object tree) {
    return new String(DagJson.encode(tree), StandardCharsets.UTF_8);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
