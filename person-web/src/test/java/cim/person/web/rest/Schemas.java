package cim.person.web.rest;

import cim.person.application.data.Inputs;
import cim.person.application.data.Kinds;
import cim.person.application.data.RecordShape;
import cim.person.application.data.Types;
import cim.person.domain.values.Cid;
import cim.person.domain.values.Id;
import cim.person.domain.values.PartId;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The JSON Schemas of records: as [cim.person.application.data.RecordData] writes them, and as
/// [cim.person.application.data.CommandReader] reads them.
final class Schemas {
  private static final String HERE = "#/components/schemas/";

  private final Texts texts;
  private final Map<String, Object> all = new TreeMap<>();
  private final Map<String, Class<?>> types = new LinkedHashMap<>();

  Schemas(Texts texts) {
    this.texts = texts;
  }

  /// All that were made so far, by name.
  Map<String, Object> all() {
    return all;
  }

  void add(String name, Map<String, Object> schema) {
    all.put(name, schema);
  }

  static Map<String, Object> ref(String name) {
    return Map.of("$ref", HERE + name);
  }

  private static String name(Class<?> type) {
    Class<?> around = type.getEnclosingClass();
    return around != null && around.isRecord()
        ? around.getSimpleName() + type.getSimpleName()
        : type.getSimpleName();
  }

  /// What is written of that type.
  Map<String, Object> written(Type type) {
    if (Types.isList(type)) {
      return ordered("type", "array", "items", written(Types.element(type)));
    }
    Class<?> one = (Class<?>) type;
    Map<String, Object> plain = plain(one);
    if (plain != null) {
      return plain;
    }
    if (one == Record.class) {
      return ordered("type", "object", "additionalProperties", true);
    }
    return one.isEnum()
        ? named(name(one), one, () -> constants(one))
        : one.isSealed()
            ? named(name(one), one, () -> oneOf(one))
            : named(name(one), one, () -> object(one, Map.of()));
  }

  private Map<String, Object> object(Class<?> record, Map<String, Object> first) {
    Map<String, Object> properties = new LinkedHashMap<>(first);
    List<String> required = new ArrayList<>(first.keySet());
    for (RecordShape.Field field : RecordShape.of(record).fields()) {
      properties.put(
          field.name(), described(written(field.type()), texts.of(record, field.name())));
      if (!field.nullable() && !Types.isList(field.type())) {
        required.add(field.name());
      }
    }
    return object(texts.of(record), properties, required);
  }

  private Map<String, Object> oneOf(Class<?> sealed) {
    Kinds kinds = Kinds.of(sealed);
    List<Object> members = new ArrayList<>();
    Map<String, Object> mapping = new TreeMap<>();
    new TreeMap<>(kinds.byName())
        .forEach(
            (kind, record) -> {
              Map<String, Object> field = ordered("type", "string", "enum", List.of(kind));
              Map<String, Object> ref =
                  named(name(record), record, () -> object(record, Map.of(kinds.field(), field)));
              members.add(ref);
              mapping.put(kind, ref.get("$ref"));
            });
    return ordered(
        "description",
        texts.of(sealed),
        "oneOf",
        members,
        "discriminator",
        ordered("propertyName", kinds.field(), "mapping", mapping));
  }

  /// What is read as a command.
  Map<String, Object> command(Class<?> command, Map<String, Object> first, Object example) {
    return named(
        name(command),
        command,
        () -> {
          Map<String, Object> schema = input(command, first);
          schema.put("examples", List.of(example));
          return schema;
        });
  }

  private Map<String, Object> input(Class<?> record, Map<String, Object> first) {
    Map<String, Object> properties = new LinkedHashMap<>(first);
    List<String> required = new ArrayList<>();
    for (RecordShape.Field field : RecordShape.of(record).fields()) {
      properties.put(field.name(), described(read(field.type()), texts.of(record, field.name())));
      if (!isOptional(record, field)) {
        required.add(field.name());
      }
    }
    Map<String, Object> schema = object(texts.of(record), properties, required);
    schema.put("additionalProperties", false);
    return schema;
  }

  private static boolean isOptional(Class<?> record, RecordShape.Field field) {
    return field.nullable()
        || Types.isList(field.type())
        || field.type() == boolean.class
        || (field.type() == PartId.class && Inputs.makesPart(record));
  }

  private Map<String, Object> read(Type type) {
    if (Types.isList(type)) {
      return ordered("type", "array", "items", read(Types.element(type)));
    }
    Class<?> one = (Class<?>) type;
    Map<String, Object> plain = plain(one);
    if (plain != null) {
      return plain;
    }
    if (one.isEnum()) {
      return named(name(one), one, () -> constants(one));
    }
    Class<?> standIn = Inputs.standInFor(one);
    Class<?> shape = standIn == null ? one : standIn;
    String name = shape.getSimpleName().replaceAll("Input$", "") + "Input";
    return named(name, shape, () -> shape.isSealed() ? kinds(shape) : input(shape, Map.of()));
  }

  private Map<String, Object> kinds(Class<?> sealed) {
    Map<String, Object> properties = new LinkedHashMap<>();
    Inputs.kindsOf(sealed)
        .forEach(
            (name, kind) ->
                properties.put(
                    name, described(read(Inputs.onlyValueOf(kind).orElse(kind)), texts.of(kind))));
    Map<String, Object> schema =
        object(texts.of(sealed) + " Exactly one field is set.", properties, List.of());
    schema.put("additionalProperties", false);
    schema.put("minProperties", 1);
    schema.put("maxProperties", 1);
    return schema;
  }

  private Map<String, Object> constants(Class<?> type) {
    List<String> names = new ArrayList<>();
    StringBuilder description = new StringBuilder(texts.of(type));
    for (Object constant : type.getEnumConstants()) {
      String name = ((Enum<?>) constant).name();
      names.add(name);
      description.append("\n- `%s`: %s".formatted(name, texts.of(type, name)));
    }
    return ordered("type", "string", "description", description.toString(), "enum", names);
  }

  private static @Nullable Map<String, Object> plain(Class<?> type) {
    return switch (type) {
      case Class<?> id when Id.class.isAssignableFrom(id) || id == UUID.class ->
          ordered("type", "string", "format", "uuid");
      case Class<?> cid when cid == Cid.class -> ordered("type", "string");
      case Class<?> day when day == LocalDate.class -> ordered("type", "string", "format", "date");
      case Class<?> time when time == Instant.class ->
          ordered("type", "string", "format", "date-time");
      case Class<?> text when text == String.class -> ordered("type", "string");
      case Class<?> truth when Types.isTruth(truth) -> ordered("type", "boolean");
      case Class<?> number when Types.isNumber(number) ->
          ordered("type", "integer", "format", number == long.class ? "int64" : "int32");
      default -> null;
    };
  }

  private interface Making {
    Map<String, Object> make();
  }

  private Map<String, Object> named(String name, Class<?> type, Making making) {
    Class<?> before = types.putIfAbsent(name, type);
    if (before == null) {
      all.put(name, making.make());
    } else if (before != type) {
      throw new IllegalStateException(name + " is the name of " + before + " and " + type);
    }
    return ref(name);
  }

  private static Map<String, Object> object(
      String description, Map<String, Object> properties, List<String> required) {
    Map<String, Object> schema = ordered("type", "object", "description", description);
    schema.put("properties", properties);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    return schema;
  }

  static Map<String, Object> described(Map<String, Object> schema, String description) {
    Map<String, Object> whole = new LinkedHashMap<>(schema);
    whole.put("description", description);
    return whole;
  }

  /// @param fields names and values in turn
  static Map<String, Object> ordered(Object... fields) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < fields.length; i += 2) {
      map.put((String) fields[i], fields[i + 1]);
    }
    return map;
  }
}
