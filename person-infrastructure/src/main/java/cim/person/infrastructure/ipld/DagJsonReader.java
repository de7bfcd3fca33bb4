package cim.person.infrastructure.ipld;

import cim.person.domain.values.Cid;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads one block, once, and refuses each spelling but the one that [DagJsonWriter] writes.
final class DagJsonReader {
  private final JsonScanner scanner;

  private DagJsonReader(JsonScanner scanner) {
    this.scanner = scanner;
  }

  static @Nullable Object read(byte[] block) {
    if (block.length > DagJson.MAX_BYTES) {
      throw new NotCanonical("larger than " + DagJson.MAX_BYTES + " bytes");
    }
    JsonScanner scanner = new JsonScanner(utf8(block));
    Object tree = new DagJsonReader(scanner).value(1);
    if (!scanner.isAtEnd()) {
      throw scanner.problem("text after the end");
    }
    return tree;
  }

  private static String utf8(byte[] block) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(block)).toString();
    } catch (CharacterCodingException malformed) {
      throw new NotCanonical("not UTF-8: " + malformed.getMessage());
    }
  }

  private @Nullable Object value(int level) {
    return switch (scanner.peek()) {
      case '{' -> map(level);
      case '[' -> list(level);
      case '"' -> scanner.string();
      case 't' -> scanner.word("true", true);
      case 'f' -> scanner.word("false", false);
      case 'n' -> scanner.word("null", null);
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> scanner.integer();
      default -> throw scanner.problem("no value begins with this");
    };
  }

  private Object map(int level) {
    if (scanner.skips("{\"/\":")) {
      Object leaf = scanner.peek() == '{' ? bytes() : link();
      scanner.expect('}');
      return leaf;
    }
    checkLevel(level);
    scanner.expect('{');
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    String before = null;
    while (scanner.peek() != '}') {
      if (before != null) {
        scanner.expect(',');
      }
      before = key(before);
      scanner.expect(':');
      map.put(before, value(level + 1));
    }
    scanner.expect('}');
    return Collections.unmodifiableMap(map);
  }

  private String key(@Nullable String before) {
    int start = scanner.position();
    String key = scanner.string();
    if (key.equals("/")) {
      throw scanner.problem(start, "the key / belongs to links and bytes");
    }
    if (before != null && DagJson.KEY_ORDER.compare(before, key) >= 0) {
      throw scanner.problem(start, "the key is a duplicate or out of order");
    }
    return key;
  }

  private Cid link() {
    int start = scanner.position();
    String link = scanner.string();
    try {
      return Cid.parse(link);
    } catch (IllegalArgumentException refused) {
      throw scanner.problem(start, "a link that is " + refused.getMessage());
    }
  }

  private Bytes bytes() {
    int start = scanner.position();
    if (!scanner.skips("{\"bytes\":")) {
      throw scanner.problem("neither a link nor bytes");
    }
    String base64 = scanner.string();
    scanner.expect('}');
    try {
      return Bytes.ofBase64(base64);
    } catch (IllegalArgumentException refused) {
      throw scanner.problem(start, "bytes that are not base64 without padding");
    }
  }

  private List<@Nullable Object> list(int level) {
    checkLevel(level);
    scanner.expect('[');
    List<@Nullable Object> list = new ArrayList<>();
    while (scanner.peek() != ']') {
      if (!list.isEmpty()) {
        scanner.expect(',');
      }
      list.add(value(level + 1));
    }
    scanner.expect(']');
    return Collections.unmodifiableList(list);
  }

  private void checkLevel(int level) {
    if (level > DagJson.MAX_LEVELS) {
      throw scanner.problem("deeper than " + DagJson.MAX_LEVELS + " levels");
    }
  }
}
