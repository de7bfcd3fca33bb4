package cim.person.infrastructure.names;

import cim.person.application.data.Stored;
import cim.person.domain.values.PersonName;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The made-up people of the tests.
public final class People {
  private People() {}

  /// Their names, of many cultures.
  public static List<PersonName> names() {
    return lines("people.ndjson").stream().map(People::name).toList();
  }

  static List<String> lines(String resource) {
    try (InputStream in = People.class.getResourceAsStream("/people/" + resource)) {
      byte[] bytes = Objects.requireNonNull(in).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8).lines().toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static PersonName name(String line) {
    JsonObject person = Json.createReader(new StringReader(line)).readObject();
    return Stored.read(PersonName.class, (Map<?, ?>) plain(person.getJsonObject("name")));
  }

  private static Object plain(JsonValue value) {
    return switch (value) {
      case JsonObject object -> {
        Map<String, Object> map = new LinkedHashMap<>();
        object.forEach((key, each) -> map.put(key, plain(each)));
        yield map;
      }
      case JsonArray array -> array.stream().map(People::plain).toList();
      case JsonString text -> text.getString();
      default -> throw new IllegalArgumentException("not in a name: " + value);
    };
  }
}
