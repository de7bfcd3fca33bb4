package cim.person.infrastructure.cli;

import cim.person.application.data.NameBasedUuid;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonConfig;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One person to be created, as a line says it. Only the line's form is looked at here: what a name
/// or an address must be is the server's to say.
final class Registration {
  private static final Set<String> PERSON = Set.of("name", "source", "contacts", "activate");
  private static final Set<String> NAME =
      Set.of(
          "given",
          "family",
          "patronymic",
          "matronymic",
          "familyPrefix",
          "prefixes",
          "suffixes",
          "preferred",
          "convention",
          "locale");
  private static final Set<String> CONTACT = Set.of("email", "phone", "use", "preferred");
  private static final JsonReaderFactory READERS =
      Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

  private final JsonObject line;
  private final JsonArray contacts;

  private Registration(JsonObject line, JsonArray contacts) {
    this.line = line;
    this.contacts = contacts;
  }

  /// The line has not the form of a registration.
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;
    private final @Nullable String field;

    private Malformed(@Nullable String field, String reason) {
      super(reason);
      this.field = field;
    }

    Answer.Refused refusal() {
      return new Answer.Refused(String.valueOf(getMessage()), field);
    }
  }

  static Registration parse(String text) throws Malformed {
    JsonObject line = object(read(text), null);
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(line.toString())) {
      throw new Malformed(null, "a text is not valid Unicode");
    }
    requireKnown(line, PERSON, "");
    if (line.containsKey("name")) {
      requireKnown(object(line.get("name"), "name"), NAME, "name.");
    }
    JsonArray contacts = contacts(line);
    for (int index = 0; index < contacts.size(); index++) {
      String field = "contacts[" + index + "]";
      JsonObject contact = object(contacts.get(index), field);
      requireKnown(contact, CONTACT, field + ".");
      if (contact.containsKey("email") == contact.containsKey("phone")) {
        throw new Malformed(field, "a contact has either an email or a phone");
      }
    }
    return new Registration(line, contacts);
  }

  /// The same content gives the same id, whatever its white space and the order of its keys.
  UUID commandId() {
    return NameBasedUuid.of("cim:person:load:" + sorted(line));
  }

  /// The line as a `CreatePersonInput`.
  JsonObject input() {
    var inputs = Json.createArrayBuilder();
    contacts.forEach(contact -> inputs.add(contactInput(contact.asJsonObject())));
    return Json.createObjectBuilder(line)
        .add("commandId", commandId().toString())
        .add("contacts", inputs)
        .build();
  }

  private static JsonObject contactInput(JsonObject line) {
    JsonObjectBuilder contact = Json.createObjectBuilder();
    JsonObjectBuilder input = Json.createObjectBuilder();
    line.forEach(
        (key, value) -> {
          switch (key) {
            case "email" -> contact.add("email", value);
            case "phone" -> contact.add("phone", Json.createObjectBuilder().add("number", value));
            default -> input.add(key, value);
          }
        });
    return input.add("contact", contact).build();
  }

  private static JsonValue read(String text) throws Malformed {
    try (JsonParser parser = Json.createParser(new StringReader(text));
        var reader = READERS.createReader(new StringReader(text))) {
      while (parser.hasNext()) {
        parser.next(); // to the end: the reader does not look at what follows its value
      }
      return reader.readValue();
    } catch (JsonParsingException e) {
      throw new Malformed(
          null, "not JSON at column " + e.getLocation().getColumnNumber() + ": " + e.getMessage());
    } catch (RuntimeException e) {
      // what is nested too deeply is no JsonException to the parser
      throw new Malformed(null, "not JSON: " + e.getMessage());
    }
  }

  private static JsonArray contacts(JsonObject line) throws Malformed {
    JsonValue contacts = line.getOrDefault("contacts", JsonValue.EMPTY_JSON_ARRAY);
    if (contacts.getValueType() != ValueType.ARRAY) {
      throw new Malformed("contacts", "not a list");
    }
    return contacts.asJsonArray();
  }

  private static JsonObject object(@Nullable JsonValue value, @Nullable String field)
      throws Malformed {
    if (value == null || value.getValueType() != ValueType.OBJECT) {
      throw new Malformed(field, "not a JSON object");
    }
    return value.asJsonObject();
  }

  private static void requireKnown(JsonObject object, Set<String> known, String path)
      throws Malformed {
    for (String key : object.keySet()) {
      if (!known.contains(key)) {
        throw new Malformed(path + key, "unknown field");
      }
    }
  }

  private static JsonValue sorted(JsonValue value) {
    return switch (value.getValueType()) {
      case OBJECT -> {
        var sorted = Json.createObjectBuilder();
        new TreeMap<>(value.asJsonObject()).forEach((key, part) -> sorted.add(key, sorted(part)));
        yield sorted.build();
      }
      case ARRAY -> {
        var sorted = Json.createArrayBuilder();
        value.asJsonArray().forEach(part -> sorted.add(sorted(part)));
        yield sorted.build();
      }
      case STRING, NUMBER, TRUE, FALSE, NULL -> value;
    };
  }
}
