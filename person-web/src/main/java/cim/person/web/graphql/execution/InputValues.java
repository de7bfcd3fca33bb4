package cim.person.web.graphql.execution;

import cim.person.application.data.MalformedData;
import cim.person.application.data.UnicodeText;
import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.ArrayValue;
import graphql.language.EnumValue;
import graphql.language.IntValue;
import graphql.language.NullValue;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Checks values against the types that the schema gives them.
final class InputValues {
  private static final String NOT_NULL = "must not be null";
  private static final String TEXT = "must be text";

  private final Map<String, Value<?>> variables;

  /// @param variables what variables stand for
  InputValues(Map<String, Value<?>> variables) {
    this.variables = variables;
  }

  /// @param value null when it is left out
  /// @throws MalformedData when the value is not of the type
  void check(String path, GraphQLType type, boolean hasDefault, @Nullable Value<?> value) {
    Value<?> meant = meant(value);
    if (meant == null || meant instanceof NullValue) {
      if (type instanceof GraphQLNonNull && (meant != null || !hasDefault)) {
        throw new MalformedData(path, hasDefault ? NOT_NULL : "must be given");
      }
      return;
    }
    check(path, type, meant);
  }

  private void check(String path, GraphQLType type, Value<?> value) {
    switch (type) {
      case GraphQLNonNull some -> check(path, some.getWrappedType(), value);
      case GraphQLList list -> list(path, list.getWrappedType(), value);
      case GraphQLInputObjectType input -> object(path, input, value);
      case GraphQLEnumType constants -> constant(path, constants, value);
      case GraphQLScalarType scalar -> scalar(path, scalar, value);
      default -> throw new IllegalStateException("no type of an input: " + type);
    }
  }

  private void list(String path, GraphQLType element, Value<?> value) {
    if (!(value instanceof ArrayValue array)) {
      check(path, element, value);
      return;
    }
    int i = 0;
    for (Value<?> each : array.getValues()) {
      String at = path + "[" + i++ + "]";
      if (isNull(each) && element instanceof GraphQLNonNull) {
        throw new MalformedData(at, NOT_NULL);
      }
      check(at, element, false, each);
    }
  }

  private void object(String path, GraphQLInputObjectType type, Value<?> value) {
    if (!(value instanceof ObjectValue object)) {
      throw new MalformedData(path, "must be an object");
    }
    Map<String, Value<?>> given = new LinkedHashMap<>();
    object.getObjectFields().forEach(field -> given.put(field.getName(), field.getValue()));
    for (String name : given.keySet()) {
      if (type.getFieldDefinition(name) == null) {
        throw new MalformedData(path + "." + name, "is not a known field");
      }
    }
    if (type.isOneOf()) {
      exactlyOne(path, type, given);
    }
    for (GraphQLInputObjectField field : type.getFieldDefinitions()) {
      String name = field.getName();
      check(path + "." + name, field.getType(), field.hasSetDefaultValue(), given.get(name));
    }
  }

  private void exactlyOne(String path, GraphQLInputObjectType type, Map<String, Value<?>> given) {
    if (given.size() != 1 || isNull(given.values().iterator().next())) {
      List<String> names =
          type.getFieldDefinitions().stream().map(GraphQLInputObjectField::getName).toList();
      throw new MalformedData(
          path, "must have exactly one of these set: " + String.join(", ", names));
    }
  }

  private boolean isNull(@Nullable Value<?> value) {
    Value<?> meant = meant(value);
    return meant == null || meant instanceof NullValue;
  }

  private @Nullable Value<?> meant(@Nullable Value<?> value) {
    return value instanceof VariableReference variable ? variables.get(variable.getName()) : value;
  }

  private static void constant(String path, GraphQLEnumType type, Value<?> value) {
    String name =
        switch (value) {
          case EnumValue constant -> constant.getName();
          case StringValue text -> text.getValue();
          default -> "";
        };
    if (type.getValue(name) == null) {
      List<String> names = type.getValues().stream().map(each -> each.getName()).toList();
      throw new MalformedData(path, "must be one of " + String.join(", ", names));
    }
  }

  private static void scalar(String path, GraphQLScalarType type, Value<?> value) {
    try {
      type.getCoercing()
          .parseLiteral(
              value, CoercedVariables.emptyVariables(), GraphQLContext.getDefault(), Locale.ROOT);
      String text =
          value instanceof StringValue string ? UnicodeText.check(path, string.getValue()) : "";
      switch (type.getName()) {
        case "Date" -> LocalDate.parse(Objects.requireNonNull(text));
        case "DateTime" -> Instant.parse(Objects.requireNonNull(text));
        default -> {}
      }
    } catch (CoercingParseLiteralException | DateTimeException _) {
      throw new MalformedData(path, expected(type.getName(), value));
    }
  }

  private static String expected(String scalar, Value<?> value) {
    boolean isText = value instanceof StringValue;
    return switch (scalar) {
      case "Date" -> isText ? "must be a date that exists, such as 2026-11-23" : TEXT;
      case "DateTime" -> isText ? "must be a time such as 2026-11-23T06:14:00Z" : TEXT;
      case "Boolean" -> "must be true or false";
      case "Int" ->
          "must be a whole number" + (value instanceof IntValue ? " of at most 32 bits" : "");
      case "Float" -> "must be a number";
      default -> TEXT;
    };
  }
}
