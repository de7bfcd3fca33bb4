package cim.person.web.graphql.execution;

import cim.person.application.data.MalformedData;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.NullValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

/// What variables stand for, as the literals that say the same.
final class Literals {
  /// No input has nearly as many, and whoever walks through a value meets its end before that of
  /// the stack.
  private static final int MOST_LEVELS = 32;

  private Literals() {}

  /// @throws MalformedData when lists and objects are within each other too deep
  static Value<?> of(String variable, JsonValue json) {
    return literal(variable, json, MOST_LEVELS);
  }

  private static Value<?> literal(String variable, JsonValue json, int levels) {
    if (levels < 0) {
      throw new MalformedData(variable, "must have at most %d levels".formatted(MOST_LEVELS));
    }
    return switch (json) {
      case JsonString text -> StringValue.of(text.getString());
      case JsonNumber number when number.isIntegral() -> new IntValue(number.bigIntegerValue());
      case JsonNumber number -> new FloatValue(number.bigDecimalValue());
      case JsonArray array -> list(variable, array, levels - 1);
      case JsonObject object ->
          new ObjectValue(
              object.entrySet().stream()
                  .map(
                      field ->
                          new ObjectField(
                              field.getKey(), literal(variable, field.getValue(), levels - 1)))
                  .toList());
      case JsonValue value when value == JsonValue.TRUE -> BooleanValue.of(true);
      case JsonValue value when value == JsonValue.FALSE -> BooleanValue.of(false);
      default -> NullValue.of();
    };
  }

  /// In one go: the library's builder copies what it has for each element.
  @SuppressWarnings("rawtypes") // ArrayValue has them.
  private static ArrayValue list(String variable, JsonArray array, int levels) {
    return new ArrayValue(
        array.stream().<Value>map(each -> literal(variable, each, levels)).toList());
  }
}
