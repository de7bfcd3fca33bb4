package cim.person.application.data;

import static cim.person.application.data.MalformedData.below;
import static java.util.stream.Collectors.joining;

import cim.person.domain.values.Id;
import cim.person.domain.values.MalformedValue;
import cim.person.domain.values.PartId;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads records from plain data. [Stored] reads what was written once and always loads; a
/// [CommandReader] reads what people ask today, and is strict.
abstract class RecordReader {

  /// The record of that type.
  ///
  /// @param path where the data stands, empty at the top
  /// @throws MalformedData naming the field that is wrong
  final Object record(Class<?> type, String path, Map<?, ?> data) {
    RecordShape shape = shape(type);
    checkNames(shape, path, data);
    List<RecordShape.Field> fields = shape.fields();
    @Nullable Object[] values = new @Nullable Object[fields.size()];
    for (int i = 0; i < values.length; i++) {
      RecordShape.Field field = fields.get(i);
      values[i] = field(type, field, below(path, field.name()), data);
    }
    try {
      return shape.make(values);
    } catch (MalformedValue problem) {
      throw new MalformedData(below(path, problem.field()), String.valueOf(problem.getMessage()));
    }
  }

  /// How records of this type are made here.
  abstract RecordShape shape(Class<?> type);

  /// Refuses or accepts names in the data that the record does not have.
  abstract void checkNames(RecordShape shape, String path, Map<?, ?> data);

  /// Refuses names that the record does not have.
  static void onlyKnown(RecordShape shape, String path, Map<?, ?> data) {
    for (Object name : data.keySet()) {
      if (shape.fields().stream().noneMatch(field -> field.name().equals(name))) {
        throw new MalformedData(below(path, String.valueOf(name)), "is not a known field");
      }
    }
  }

  /// The value of a part's id that the data of a record leaves out.
  abstract Object absentId(Class<?> record, Class<?> type, String path);

  /// A value that can be of several kinds.
  abstract Object oneOf(Class<?> type, String path, Map<?, ?> data);

  private @Nullable Object field(
      Class<?> record, RecordShape.Field field, String path, Map<?, ?> fields) {
    Object data = fields.get(field.name());
    if (data != null) {
      return value(field.type(), path, data);
    }
    if (field.nullable()) {
      return null;
    }
    if (Types.isList(field.type())) {
      return List.of();
    }
    if (field.type() == boolean.class) {
      if (fields.containsKey(field.name())) {
        throw new MalformedData(path, "must not be null");
      }
      return false;
    }
    if (field.type() instanceof Class<?> type && PartId.class.isAssignableFrom(type)) {
      return absentId(record, type, path);
    }
    throw new MalformedData(path, "must be given");
  }

  /// A value of a component's type.
  Object value(Type type, String path, Object data) {
    if (Types.isList(type)) {
      return list(Types.element(type), path, data);
    }
    Class<?> raw = (Class<?>) type;
    if (Types.isNumber(raw) || Types.isTruth(raw)) {
      return primitive(raw, path, data);
    }
    if (raw.isEnum()) {
      return constant(raw, path, data);
    }
    try {
      if (Id.class.isAssignableFrom(raw)) {
        return RecordShape.of(raw).make(new Object[] {Id.parse(text(path, data))});
      }
      if (Types.isText(raw)) {
        return Types.fromText(raw, text(path, data));
      }
    } catch (MalformedData problem) {
      throw problem;
    } catch (IllegalArgumentException problem) {
      throw new MalformedData(path, String.valueOf(problem.getMessage()));
    }
    Map<?, ?> map = map(path, data);
    return raw.isSealed() ? oneOf(raw, path, map) : record(raw, path, map);
  }

  private List<Object> list(Class<?> element, String path, Object data) {
    if (!(data instanceof List<?> items)) {
      throw new MalformedData(path, "must be a list");
    }
    List<Object> list = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      String at = path + "[" + i + "]";
      Object item = items.get(i);
      if (item == null) {
        throw new MalformedData(at, "must not be null");
      }
      list.add(value(element, at, item));
    }
    return list;
  }

  private static Object primitive(Class<?> type, String path, Object data) {
    if (Types.isTruth(type) && data instanceof Boolean) {
      return data;
    }
    if ((type == int.class || type == Integer.class)
        && data instanceof Number number
        && fits(number)) {
      return number.intValue();
    }
    if (type == long.class && (data instanceof Long || data instanceof Integer)) {
      return ((Number) data).longValue();
    }
    throw new MalformedData(
        path,
        Types.isTruth(type)
            ? "must be true or false"
            : isWhole(data)
                ? "must be a whole number of at most 32 bits"
                : "must be a whole number");
  }

  private static boolean isWhole(Object data) {
    return data instanceof Long || (data instanceof BigDecimal number && number.scale() == 0);
  }

  private static boolean fits(Number number) {
    return (number instanceof Long || number instanceof Integer)
        && number.longValue() == number.intValue();
  }

  private static Object constant(Class<?> type, String path, Object data) {
    for (Object constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().equals(data) || constant == data) {
        return constant;
      }
    }
    throw new MalformedData(
        path,
        Arrays.stream(type.getEnumConstants())
            .map(Object::toString)
            .sorted()
            .collect(joining(", ", "must be one of ", "")));
  }

  static String text(String path, Object data) {
    if (data instanceof String text) {
      return text;
    }
    throw new MalformedData(path, "must be text");
  }

  static Map<?, ?> map(String path, Object data) {
    if (data instanceof Map<?, ?> map) {
      return map;
    }
    throw new MalformedData(path, "must be an object");
  }
}
