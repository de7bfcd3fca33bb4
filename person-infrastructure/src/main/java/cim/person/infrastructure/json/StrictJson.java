package cim.person.infrastructure.json;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// JSON (RFC 8259) of others as plain data, with the digits of its numbers and no leniency: a key
/// that is there twice, half of a surrogate pair and text after the end are refused, each under a
/// name of its own. Thread-safe.
public final class StrictJson {
  private static final int MOST_LEVELS = 64;
  private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());
  private static final JsonGeneratorFactory GENERATORS = Json.createGeneratorFactory(Map.of());

  private StrictJson() {}

  /// What is wrong with a text.
  public enum Fault {
    /// It ends before its value does.
    TRUNCATED,
    /// It is no JSON.
    MALFORMED,
    /// An object has a key twice.
    DUPLICATE_KEY,
    /// A string has half of a surrogate pair.
    LONE_SURROGATE
  }

  /// The text was refused.
  public static final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    private final Fault fault;

    Refused(Fault fault, String message) {
      super(message, null, false, false);
      this.fault = fault;
    }

    public Fault fault() {
      return fault;
    }
  }

  /// The one value in the text: maps and lists, `String`, `Boolean`, [BigDecimal] or null.
  public static @Nullable Object parse(String text) throws Refused {
    try (JsonParser parser = PARSERS.createParser(new StringReader(text))) {
      Object value = value(parser, parser.next(), MOST_LEVELS);
      if (parser.hasNext()) {
        throw new Refused(Fault.MALFORMED, "something follows the value");
      }
      return value;
    } catch (JsonException | NoSuchElementException problem) {
      Fault fault = text.stripTrailing().endsWith("}") ? Fault.MALFORMED : Fault.TRUNCATED;
      throw new Refused(fault, firstLine(problem));
    }
  }

  private static String firstLine(RuntimeException problem) {
    return String.valueOf(problem.getMessage()).lines().findFirst().orElse("");
  }

  private static @Nullable Object value(JsonParser parser, Event event, int levels) throws Refused {
    if (levels == 0) {
      throw new Refused(Fault.MALFORMED, "more than " + MOST_LEVELS + " levels");
    }
    return switch (event) {
      case START_OBJECT -> object(parser, levels - 1);
      case START_ARRAY -> list(parser, levels - 1);
      case VALUE_STRING -> unicode(parser.getString());
      case VALUE_NUMBER -> parser.getBigDecimal();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      case KEY_NAME, END_OBJECT, END_ARRAY ->
          throw new Refused(Fault.MALFORMED, "no value begins with this");
    };
  }

  private static Map<String, @Nullable Object> object(JsonParser parser, int levels)
      throws Refused {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    while (parser.next() == Event.KEY_NAME) {
      String name = unicode(parser.getString());
      if (fields.containsKey(name)) {
        throw new Refused(Fault.DUPLICATE_KEY, "the key " + name + " is there twice");
      }
      fields.put(name, value(parser, parser.next(), levels));
    }
    return fields;
  }

  private static List<@Nullable Object> list(JsonParser parser, int levels) throws Refused {
    List<@Nullable Object> items = new ArrayList<>();
    for (Event event = parser.next(); event != Event.END_ARRAY; event = parser.next()) {
      items.add(value(parser, event, levels));
    }
    return items;
  }

  private static String unicode(String text) throws Refused {
    for (int index = 0; index < text.length(); index++) {
      char unit = text.charAt(index);
      if (Character.isHighSurrogate(unit)
          && index + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(index + 1))) {
        index++;
      } else if (Character.isSurrogate(unit)) {
        throw new Refused(Fault.LONE_SURROGATE, "a string has half of a surrogate pair");
      }
    }
    return text;
  }

  /// The value as one line of JSON without white space; numbers as they were.
  public static String write(@Nullable Object value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = GENERATORS.createGenerator(text)) {
      write(generator, value);
    }
    return text.toString();
  }

  private static void write(JsonGenerator out, @Nullable Object value) {
    switch (value) {
      case null -> out.writeNull();
      case Map<?, ?> fields -> {
        out.writeStartObject();
        fields.forEach(
            (name, field) -> {
              out.writeKey((String) name);
              write(out, field);
            });
        out.writeEnd();
      }
      case List<?> items -> {
        out.writeStartArray();
        items.forEach(item -> write(out, item));
        out.writeEnd();
      }
      case BigDecimal number -> out.write(number);
      case Long number -> out.write(number);
      case Integer number -> out.write(number);
      case Boolean truth -> out.write(truth);
      default -> out.write(value.toString());
    }
  }
}
