package cim.person.web.server;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A row of `bad-inputs.txt`: a command that no door carries out.
record BadInput(
    String command,
    String around,
    String data,
    String outcome,
    @Nullable String field,
    List<String> doors) {
  private static final String TABLE = "/doors/bad-inputs.txt";
  private static final Pattern MANY = Pattern.compile("(TEXT|LIST)([0-9]+)");
  private static final String NAME = "{\"given\": [\"Grace\"], \"convention\": \"MONONYMIC\"}";

  static List<BadInput> all() throws IOException {
    try (InputStream table =
        Objects.requireNonNull(BadInput.class.getResourceAsStream(TABLE), TABLE)) {
      return new String(table.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(BadInput::row)
          .toList();
    }
  }

  private static BadInput row(String line) {
    String[] cells = line.split("\\|", -1);
    String field = cells[4].strip();
    return new BadInput(
        cells[0].strip(),
        cells[1].strip(),
        cells[2].strip(),
        cells[3].strip(),
        field.isEmpty() ? null : field,
        Arrays.stream(cells[5].strip().split(" ", -1)).filter(cell -> !cell.isEmpty()).toList());
  }

  /// Whether its client cannot even send this.
  boolean isInexpressibleFor(Door door) {
    return has('-', door);
  }

  /// Whether the door reads it as something else by its own standard.
  boolean isOtherwiseFor(Door door) {
    return has('/', door);
  }

  /// Whether the door has a message of its own for it.
  boolean hasOwnWordsFor(Door door) {
    return has('~', door);
  }

  private boolean has(char mark, Door door) {
    return doors.contains(mark + door.name());
  }

  /// @param ids what stands for the names that the table uses
  Sent sent(Map<String, String> ids) {
    Map<String, String> given = new HashMap<>();
    given.put("commandId", Sent.quoted(UUID.randomUUID()));
    given.put("person", Sent.quoted(Objects.requireNonNull(ids.get("ADA"))));
    JsonObject changes = Node.json(around.isEmpty() ? "{}" : filled(around, ids));
    changes.forEach((name, value) -> given.put(name, value.toString()));
    changes.keySet().stream()
        .filter(name -> Objects.equals(changes.get(name), JsonValue.NULL))
        .forEach(given::remove);
    return new Sent(command, given, filled(data, ids));
  }

  private static String filled(String json, Map<String, String> ids) {
    String text = json.replace(": NAME", ": " + NAME);
    for (Map.Entry<String, String> id : ids.entrySet()) {
      text = text.replace(Sent.quoted(id.getKey()), Sent.quoted(id.getValue()));
    }
    return MANY.matcher(text).replaceAll(BadInput::many);
  }

  private static String many(MatchResult many) {
    int count = Integer.parseInt(many.group(2));
    return many.group(1).equals("TEXT")
        ? "x".repeat(count)
        : "[" + String.join(", ", Collections.nCopies(count, "\"x\"")) + "]";
  }

  @Override
  public String toString() {
    return "%s %s %s".formatted(command, around, data);
  }
}
