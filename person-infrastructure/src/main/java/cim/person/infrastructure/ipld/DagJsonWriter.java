package cim.person.infrastructure.ipld;

import cim.person.domain.values.Cid;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes one tree, once.
final class DagJsonWriter {
  private final StringBuilder text = new StringBuilder(1024);
  private final StringBuilder path = new StringBuilder("$");

  byte[] write(@Nullable Object tree) {
    value(tree, 1);
    byte[] block = text.toString().getBytes(StandardCharsets.UTF_8);
    if (block.length > DagJson.MAX_BYTES) {
      throw tooLarge();
    }
    return block;
  }

  private void value(@Nullable Object value, int level) {
    switch (value) {
      case null -> text.append("null");
      case String string -> string(string);
      case Long integer -> integer(integer);
      case Integer integer -> integer(integer);
      case Boolean truth -> text.append(truth.booleanValue());
      case Cid link -> text.append("{\"/\":\"").append(link).append("\"}");
      case Bytes bytes ->
          text.append("{\"/\":{\"bytes\":\"").append(bytes.toBase64()).append("\"}}");
      case Map<?, ?> map -> map(map, level);
      case List<?> list -> list(list, level);
      default -> throw refusal("a " + value.getClass().getName() + " has no spelling");
    }
    if (text.length() > DagJson.MAX_BYTES) {
      throw tooLarge();
    }
  }

  private void map(Map<?, ?> map, int level) {
    checkLevel(level);
    text.append('{');
    String separator = "";
    for (String key : sortedKeys(map)) {
      text.append(separator);
      separator = ",";
      string(key);
      text.append(':');
      int above = path.length();
      path.append('.').append(key);
      value(map.get(key), level + 1);
      path.setLength(above);
    }
    text.append('}');
  }

  private String[] sortedKeys(Map<?, ?> map) {
    String[] keys = new String[map.size()];
    int next = 0;
    for (Object key : map.keySet()) {
      if (!(key instanceof String name) || name.equals("/")) {
        throw refusal("a map cannot have the key " + key);
      }
      keys[next++] = name;
    }
    Arrays.sort(keys, DagJson.KEY_ORDER);
    return keys;
  }

  private void list(List<?> list, int level) {
    checkLevel(level);
    text.append('[');
    for (int index = 0; index < list.size(); index++) {
      if (index > 0) {
        text.append(',');
      }
      int above = path.length();
      path.append('[').append(index).append(']');
      value(list.get(index), level + 1);
      path.setLength(above);
    }
    text.append(']');
  }

  private void integer(long integer) {
    if (Math.abs(integer) > DagJson.MAX_INTEGER || integer == Long.MIN_VALUE) {
      throw refusal(integer + " is beyond ±(2^53−1)");
    }
    text.append(integer);
  }

  private void string(String string) {
    text.append('"');
    int written = 0;
    for (int index = 0; index < string.length(); index++) {
      char letter = string.charAt(index);
      if (letter < ' ' || letter == '"' || letter == '\\') {
        text.append(string, written, index);
        escape(letter);
        written = index + 1;
      } else if (Character.isSurrogate(letter)) {
        index = secondOfPair(string, index);
      }
    }
    text.append(string, written, string.length()).append('"');
  }

  private int secondOfPair(String string, int first) {
    int second = first + 1;
    if (second < string.length()
        && Character.isSurrogatePair(string.charAt(first), string.charAt(second))) {
      return second;
    }
    throw refusal("the text has a lone surrogate at " + first);
  }

  private void escape(char letter) {
    text.append('\\');
    switch (letter) {
      case '"', '\\' -> text.append(letter);
      case '\b' -> text.append('b');
      case '\f' -> text.append('f');
      case '\n' -> text.append('n');
      case '\r' -> text.append('r');
      case '\t' -> text.append('t');
      default -> text.append('u').append(HexFormat.of().toHexDigits(letter));
    }
  }

  private void checkLevel(int level) {
    if (level > DagJson.MAX_LEVELS) {
      throw refusal("it is deeper than " + DagJson.MAX_LEVELS + " levels");
    }
  }

  private TooLarge tooLarge() {
    return new TooLarge(
        "no DAG-JSON at %s: the block is larger than %d bytes".formatted(path, DagJson.MAX_BYTES));
  }

  private IllegalArgumentException refusal(String problem) {
    return new IllegalArgumentException("no DAG-JSON at " + path + ": " + problem);
  }
}
