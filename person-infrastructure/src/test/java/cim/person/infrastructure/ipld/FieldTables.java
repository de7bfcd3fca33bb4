package cim.person.infrastructure.ipld;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import cim.person.application.data.Types;
import cim.person.domain.Hierarchy;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.values.AttributeType;
import cim.person.domain.values.Id;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The fields of records as tables in Markdown, and the values that those fields lead to.
final class FieldTables {
  private final Properties descriptions = new Properties();

  FieldTables() throws IOException {
    InputStream file =
        PersonEvent.class.getResourceAsStream("/cim/person/domain/descriptions.properties");
    try (Reader text = new InputStreamReader(requireNonNull(file), StandardCharsets.UTF_8)) {
      descriptions.load(text);
    }
  }

  String description(String key) {
    return requireNonNull(descriptions.getProperty(key), key);
  }

  /// The table of a record's fields; empty when it has none.
  String of(Class<?> record) {
    RecordComponent[] fields = record.getRecordComponents();
    return fields.length == 0
        ? ""
        : "| field | type | meaning |\n|---|---|---|\n"
            + Arrays.stream(fields).map(field -> row(record, field)).collect(joining());
  }

  /// Every value that an event's field leads to.
  String values() {
    Set<Class<?>> found = new LinkedHashSet<>();
    Deque<Class<?>> ways = new ArrayDeque<>(Hierarchy.leaves(PersonEvent.class));
    while (!ways.isEmpty()) {
      for (RecordComponent field : ways.remove().getRecordComponents()) {
        for (Class<?> value : below(raw(field.getGenericType()))) {
          if (found.add(value) && value.isRecord()) {
            ways.add(value);
          }
        }
      }
    }
    return found.stream().map(this::value).collect(joining("\n"));
  }

  private static Set<Class<?>> below(Class<?> type) {
    Set<Class<?>> types = new LinkedHashSet<>();
    if (type.isEnum()) {
      types.add(type);
    } else if (Types.isOneOfSeveral(type)) {
      types.add(type);
      types.addAll(Hierarchy.leaves(type));
    } else if (type.isRecord() && !isText(type)) {
      types.add(type);
    }
    return types;
  }

  private String value(Class<?> type) {
    String name = type.getSimpleName();
    return "### %s\n\n%s\n\n%s".formatted(name, description(name), inside(type, name));
  }

  private String inside(Class<?> type, String name) {
    if (type == AttributeType.class) {
      return "| constant | value | meaning |\n|---|---|---|\n"
          + Arrays.stream(AttributeType.values())
              .map(
                  attribute ->
                      "| `%s` | %s | %s |\n"
                          .formatted(
                              attribute,
                              link(attribute.value()),
                              description(name + "." + attribute)))
              .collect(joining());
    }
    if (type.isEnum()) {
      return "| constant | meaning |\n|---|---|\n"
          + Arrays.stream(type.getEnumConstants())
              .map(
                  constant ->
                      "| `%s` | %s |\n".formatted(constant, description(name + "." + constant)))
              .collect(joining());
    }
    if (type.isRecord()) {
      return of(type);
    }
    return "| `kind` | value |\n|---|---|\n"
        + Hierarchy.leaves(type).stream()
            .map(kind -> "| `%s` | %s |\n".formatted(Hierarchy.upperSnake(kind), link(kind)))
            .collect(joining());
  }

  private String row(Class<?> record, RecordComponent field) {
    boolean optional =
        field.getAnnotatedType().isAnnotationPresent(Nullable.class)
            || Types.isList(field.getGenericType());
    return "| `%s` | %s%s | %s |\n"
        .formatted(
            field.getName(),
            type(field.getGenericType()),
            optional ? ", optional" : "",
            description(record.getSimpleName() + "." + field.getName()));
  }

  private static String type(Type type) {
    Class<?> raw = raw(type);
    if (Types.isList(type)) {
      return "list of " + type(raw);
    }
    if (raw == LocalDate.class) {
      return "date";
    }
    if (isText(raw)) {
      return raw == String.class ? "text" : "UUID";
    }
    if (Types.isTruth(raw)) {
      return "true or false";
    }
    return Types.isNumber(raw) ? "whole number" : link(raw);
  }

  private static String link(Class<?> type) {
    String name = type.getSimpleName();
    return "[%s](#%s)".formatted(name, name.toLowerCase(Locale.ROOT));
  }

  private static boolean isText(Class<?> type) {
    return Types.isText(type) || Id.class.isAssignableFrom(type);
  }

  private static Class<?> raw(Type type) {
    return Types.isList(type) ? Types.element(type) : (Class<?>) type;
  }
}
