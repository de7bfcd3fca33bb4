package cim.person.application.data;

import static java.util.Objects.requireNonNull;

import cim.person.domain.values.Cid;
import cim.person.domain.values.Id;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes records as plain data, by the rules of the wire format: fields in camelCase, enums in
/// UPPER_SNAKE, ids, dates and times as text, an absent value or an empty list left out, and what
/// can be of several kinds as a map with `kind`.
public final class RecordData {
  private RecordData() {}

  /// The record as a map of plain data, in the order of its components.
  public static Map<String, Object> write(Object record) {
    Map<String, Object> data = new LinkedHashMap<>();
    for (RecordShape.Field field : RecordShape.of(record.getClass()).fields()) {
      Object value = field.in(record);
      if (value == null || value.equals(List.of())) {
        continue;
      }
      data.put(field.name(), value(field.type(), value));
    }
    return data;
  }

  private static Object value(Type declared, Object value) {
    return switch (value) {
      case List<?> list -> list.stream().map(each -> value(Types.element(declared), each)).toList();
      case Boolean flag -> flag;
      case Integer number -> number.longValue();
      case Long number -> number;
      case Double number -> number;
      case Enum<?> constant -> constant.name();
      case Id id -> id.toString();
      case Cid cid -> cid.toString();
      case Record record when Types.isOneOfSeveral(declared) ->
          kind(Kinds.of((Class<?>) declared), record);
      case Record record -> write(record);
      default -> Types.text(value);
    };
  }

  private static Map<String, Object> kind(Kinds kinds, Record record) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put(kinds.field(), requireNonNull(kinds.names().get(record.getClass())));
    data.putAll(write(record));
    return data;
  }
}
