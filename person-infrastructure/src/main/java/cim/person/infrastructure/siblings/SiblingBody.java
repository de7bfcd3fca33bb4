package cim.person.infrastructure.siblings;

import cim.person.infrastructure.siblings.SiblingMessage.Stated;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a body says, whatever it is wrapped in: a variant as a key
/// (`{"OrganizationDissolved":{…}}`)
/// or as `event_type`, its fields beside that or in `data`, all of it in the `payload` of an
/// envelope, on its own or as the right one of two.
///
/// @param type empty: the body does not say
/// @param layers the objects, the innermost first
record SiblingBody(Optional<Stated> type, List<JsonObject> layers) {
  private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());
  private static final int MOST_LAYERS = 6;

  static SiblingBody read(byte[] body) {
    List<JsonObject> layers = new ArrayList<>();
    Optional<String> type = open(parse(body), layers);
    if (type.isEmpty() && layers.isEmpty()) {
      throw new NotUnderstood("the body is neither an object nor the name of a variant");
    }
    return new SiblingBody(type.map(text -> new Stated("the body", text)), layers);
  }

  /// @return the type that the innermost layer that has one says
  private static Optional<String> open(JsonValue value, List<JsonObject> layers) {
    return switch (value) {
      case JsonString variant -> Optional.of(variant.getString());
      case JsonObject object when layers.size() < MOST_LAYERS -> {
        layers.addFirst(object);
        Optional<String> tag = tag(object);
        Optional<String> inner =
            tag.map(object::getJsonObject)
                .or(() -> within(object))
                .flatMap(next -> open(next, layers));
        yield inner.or(() -> own(object)).or(() -> tag);
      }
      default -> Optional.empty();
    };
  }

  private static Optional<String> own(JsonObject object) {
    return object.get("event_type") instanceof JsonString name
        ? Optional.of(name.getString())
        : Optional.empty();
  }

  private static JsonValue parse(byte[] body) {
    try (JsonParser parser = PARSERS.createParser(new StringReader(utf8(body)))) {
      parser.next();
      JsonValue value = parser.getValue();
      if (parser.hasNext()) {
        throw new NotUnderstood("the body is not JSON: there is more after its end");
      }
      return value;
    } catch (CharacterCodingException malformed) {
      throw new NotUnderstood("the body is not UTF-8");
    } catch (NoSuchElementException | JsonException malformed) {
      throw new NotUnderstood("the body is not JSON: " + malformed.getMessage());
    }
  }

  private static String utf8(byte[] body) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
  }

  /// A variant's name begins with a capital, a field's does not.
  private static Optional<String> tag(JsonObject object) {
    return object.keySet().stream()
        .filter(name -> object.size() == 1 && object.get(name) instanceof JsonObject)
        .filter(name -> name.matches("[A-Z].*") && !name.equals("Right"))
        .findFirst();
  }

  private static Optional<JsonObject> within(JsonObject object) {
    return Stream.of("Right", "payload", "data")
        .filter(name -> object.get(name) instanceof JsonObject)
        .findFirst()
        .map(object::getJsonObject);
  }

  /// What the innermost layer that has the field says, where it is text or wrapped text.
  Optional<Stated> text(String field) {
    return layers.stream()
        .filter(layer -> layer.containsKey(field) && layer.get(field) != JsonValue.NULL)
        .findFirst()
        .map(layer -> new Stated(field + " in the body", unwrapped(layer.get(field))));
  }

  /// The correlation of the message: a field of its own, or of its identity.
  Optional<String> correlation() {
    return layers.stream()
        .flatMap(
            layer ->
                List.of(layer, inner(layer, "identity"), inner(layer, "metadata")).stream()
                    .filter(object -> object.containsKey("correlation_id"))
                    .map(object -> unwrapped(object.get("correlation_id"))))
        .filter(text -> !text.isBlank())
        .findFirst();
  }

  private static JsonObject inner(JsonObject object, String name) {
    return object.get(name) instanceof JsonObject inner ? inner : JsonValue.EMPTY_JSON_OBJECT;
  }

  /// The text of an id: text, or an object that has it as `value` or `id`, or as its only field;
  /// empty for anything else.
  private static String unwrapped(@Nullable JsonValue value) {
    JsonValue inner = value;
    for (int level = 0; inner instanceof JsonObject object && level < MOST_LAYERS; level++) {
      inner =
          object.containsKey("value")
              ? object.get("value")
              : object.containsKey("id")
                  ? object.get("id")
                  : object.size() == 1 ? object.values().iterator().next() : null;
    }
    return inner instanceof JsonString text ? text.getString().strip() : "";
  }
}
