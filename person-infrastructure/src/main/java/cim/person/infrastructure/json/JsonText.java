package cim.person.infrastructure.json;

import cim.person.application.data.MalformedData;
import cim.person.application.data.UnicodeText;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonConfig;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// JSON (RFC 8259) as plain data, and plain data as JSON. Thread-safe.
public final class JsonText {
  /// No input has nearly as many.
  private static final int MOST_LEVELS = 32;

  private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());
  private static final JsonReaderFactory READERS =
      Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));
  private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

  private JsonText() {}

  /// As [cim.person.application.ports.JsonInput] promises.
  public static Map<String, @Nullable Object> object(String whole, byte[] json) {
    JsonValue value;
    try {
      String text = utf8(json);
      checkIsOneValue(text);
      value = READERS.createReader(new StringReader(text)).readValue();
    } catch (CharacterCodingException _) {
      throw new MalformedData(whole, "must be text in UTF-8");
    } catch (RuntimeException _) {
      // what is nested too deeply is no JsonException to the parser
      throw new MalformedData(whole, "must be JSON, with no key twice in an object");
    }
    if (value instanceof JsonObject object) {
      return fields("", object, MOST_LEVELS);
    }
    throw new MalformedData(whole, "must be a JSON object");
  }

  /// The one object in UTF-8, without white space.
  public static byte[] write(Map<String, Object> fields) {
    return BUILDERS.createObjectBuilder(fields).build().toString().getBytes(StandardCharsets.UTF_8);
  }

  /// A reader stops at the end of a value, whatever follows.
  private static void checkIsOneValue(String text) {
    JsonParser parser = PARSERS.createParser(new StringReader(text));
    while (parser.hasNext()) {
      parser.next();
    }
  }

  private static String utf8(byte[] text) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
  }

  private static Map<String, @Nullable Object> fields(String path, JsonObject object, int levels) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    object.forEach(
        (name, value) -> {
          String at = path.isEmpty() ? name : path + "." + name;
          fields.put(UnicodeText.check(at, name), data(at, value, levels - 1));
        });
    return fields;
  }

  private static List<@Nullable Object> list(String path, JsonArray array, int levels) {
    List<@Nullable Object> list = new ArrayList<>();
    for (JsonValue each : array) {
      list.add(data(path + "[" + list.size() + "]", each, levels - 1));
    }
    return list;
  }

  private static @Nullable Object data(String path, JsonValue json, int levels) {
    if (levels < 0) {
      throw new MalformedData(path, "must have at most %d levels".formatted(MOST_LEVELS));
    }
    return switch (json) {
      case JsonObject object -> fields(path, object, levels);
      case JsonArray array -> list(path, array, levels);
      case JsonString text -> UnicodeText.check(path, text.getString());
      case JsonNumber number -> number(number);
      case JsonValue value when value == JsonValue.TRUE -> true;
      case JsonValue value when value == JsonValue.FALSE -> false;
      default -> null;
    };
  }

  private static Number number(JsonNumber number) {
    try {
      return number.isIntegral() ? number.longValueExact() : number.bigDecimalValue();
    } catch (ArithmeticException _) {
      return number.bigDecimalValue();
    }
  }
}
