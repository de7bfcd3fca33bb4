package cim.person.infrastructure.migration;

import cim.person.infrastructure.json.StrictJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The histories among the tests' resources.
final class Fixtures {
  static final Path FOLDER = Path.of("src/test/resources/legacy");
  static final Path SMALL = FOLDER.resolve("history-small.ndjson");
  static final Path DIRTY = FOLDER.resolve("history-dirty.ndjson");

  private Fixtures() {}

  /// What must come of a history.
  static Map<?, ?> expected(String name) throws IOException {
    return json(FOLDER.resolve(name + ".expected.json"));
  }

  static Map<?, ?> json(Path file) throws IOException {
    return object(Files.readString(file));
  }

  static Map<?, ?> object(String text) {
    try {
      if (StrictJson.parse(text) instanceof Map<?, ?> object) {
        return object;
      }
      throw new AssertionError(text);
    } catch (StrictJson.Refused refused) {
      throw new AssertionError(text, refused);
    }
  }

  static List<Map<?, ?>> lines(Path file) throws IOException {
    List<Map<?, ?>> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      lines.add(object(line));
    }
    return lines;
  }

  /// The objects of a list.
  static List<Map<?, ?>> objects(Map<?, ?> json, String path) {
    List<Map<?, ?>> objects = new ArrayList<>();
    for (Object item : Raw.list(json, path)) {
      if (item instanceof Map<?, ?> object) {
        objects.add(object);
      }
    }
    return objects;
  }

  static int number(Map<?, ?> json, String path) {
    return Integer.parseInt(Raw.text(json, path));
  }

  static SourceLine line(byte[] bytes) {
    return new SourceLine(1, 0, bytes.length, bytes);
  }
}
