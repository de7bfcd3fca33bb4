package cim.person.web.grpc;

import cim.person.application.data.Inputs;
import cim.person.application.data.RecordShape;
import cim.person.application.data.Types;
import cim.person.application.documents.PersonDocument;
import cim.person.application.queries.PersonOrder;
import cim.person.domain.commands.PersonCommand;
import cim.person.domain.events.Family;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.values.Id;
import cim.person.domain.values.PartId;
import cim.person.web.graphql.AsOf;
import cim.person.web.graphql.PersonFiltering;
import cim.person.web.graphql.PersonOrdering;
import cim.person.web.graphql.schema.Descriptions;
import cim.person.web.grpc.Answers.ExecuteResponse;
import cim.person.web.grpc.Requests.ExecuteRequest;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;

/// What `person.proto` has to say, read from the records: its messages and enums without numbers.
///
/// A value that can be of several kinds is a message with a oneof, as in commands of the other
/// doors; what comes in can tell absent from empty, so its fields are `optional`.
final class Shapes {
  /// @param fields in order
  /// @param comment what it is
  record Message(String name, String comment, List<Field> fields) {}

  /// @param name in snake_case
  /// @param type a scalar, a message or an enum
  /// @param label `optional`, `repeated` or empty
  /// @param oneof the oneof that it is of, or empty
  record Field(String name, String type, String label, String oneof, String comment) {}

  record Enumeration(String name, String comment, List<Constant> constants) {}

  record Constant(String name, String comment) {}

  private static final Map<Class<?>, String> NAMES =
      Map.of(
          PersonDocument.class, "Person",
          PersonEvent.class, "EventData",
          Family.class, "EventFamily",
          PersonOrder.Field.class, "PersonOrderField",
          PersonOrdering.class, "PersonOrder",
          PersonFiltering.class, "PersonFilter",
          PersonFiltering.Skilled.class, "SkillFilter",
          PersonFiltering.Attributed.class, "AttributeFilter");

  private static final Map<Class<?>, Map<String, String>> ONEOFS =
      Map.of(
          AsOf.class,
          Map.of("revision", "moment", "time", "moment", "cid", "moment"),
          ExecuteResponse.class,
          Map.of("receipt", "outcome", "rejection", "outcome"));

  final Map<String, Message> messages = new LinkedHashMap<>();
  final Map<String, Enumeration> enums = new LinkedHashMap<>();
  private final Map<String, Class<?>> named = new HashMap<>();
  private final Descriptions descriptions = new Descriptions();
  private final Properties ownDescriptions = ownDescriptions();
  private boolean input;

  Shapes() {
    input = true;
    List.of(Requests.class.getDeclaredClasses()).stream()
        .sorted((one, other) -> one.getSimpleName().compareTo(other.getSimpleName()))
        .forEach(this::message);
    input = false;
    List.of(
            ExecuteResponse.class,
            Answers.GetPersonResponse.class,
            Answers.ListPersonsResponse.class,
            RecordedEventMessage.class)
        .forEach(this::message);
  }

  private String message(Class<?> type) {
    Class<?> standIn = Inputs.standInFor(type);
    Class<?> shape = standIn == null ? type : standIn;
    String name = name(shape);
    if (isNew(name, type)) {
      messages.put(name, new Message(name, "", List.of())); // its place, also within itself
      messages.put(
          name,
          new Message(name, described(shape), shape.isSealed() ? kinds(shape) : fields(shape)));
    }
    return name;
  }

  private boolean isNew(String name, Class<?> type) {
    Class<?> other = named.putIfAbsent(name, type);
    if (other != null && other != type) {
      throw new IllegalStateException("%s and %s are both %s".formatted(type, other, name));
    }
    return other == null;
  }

  private List<Field> fields(Class<?> record) {
    List<Field> fields = new ArrayList<>();
    for (RecordShape.Field field : RecordShape.of(record).fields()) {
      String oneof = ONEOFS.getOrDefault(record, Map.of()).getOrDefault(field.name(), "");
      boolean required = input && !isOptional(record, field);
      fields.add(
          new Field(
              snake(field.name()),
              type(Types.isList(field.type()) ? Types.element(field.type()) : field.type()),
              oneof.isEmpty() ? label(field) : "",
              oneof,
              described(record, field.name()) + (required ? " Required." : "")));
    }
    if (record == ExecuteRequest.class) {
      for (Class<? extends PersonCommand> command : Inputs.commands()) {
        fields.add(
            new Field(
                snake(command.getSimpleName()),
                message(command),
                "",
                "command",
                described(command)));
      }
    }
    return fields;
  }

  private static boolean isOptional(Class<?> record, RecordShape.Field field) {
    return field.nullable()
        || Types.isList(field.type())
        || field.type() == boolean.class
        || (field.type() == PartId.class && Inputs.makesPart(record));
  }

  private String label(RecordShape.Field field) {
    if (Types.isList(field.type())) {
      return "repeated";
    }
    boolean told = field.nullable() || (input && field.type() != boolean.class);
    return told && !isMessage(field.type()) ? "optional" : "";
  }

  private List<Field> kinds(Class<?> sealed) {
    List<Field> fields = new ArrayList<>();
    boolean event = sealed == PersonEvent.class;
    Inputs.kindsOf(sealed)
        .forEach(
            (name, kind) -> {
              Class<?> value = event ? kind : Inputs.onlyValueOf(kind).orElse(kind);
              fields.add(
                  new Field(
                      snake(name), type(value), "", event ? "event" : "kind", described(kind)));
            });
    return fields;
  }

  private static boolean isMessage(Type type) {
    return scalar((Class<?>) type).isEmpty() && !((Class<?>) type).isEnum();
  }

  private String type(Type type) {
    Class<?> one = (Class<?>) type;
    String scalar = scalar(one);
    return scalar.isEmpty() ? one.isEnum() ? enumeration(one) : message(one) : scalar;
  }

  private static String scalar(Class<?> type) {
    if (type == long.class || type == Long.class) {
      return "int64";
    }
    if (Types.isNumber(type)) {
      return "int32";
    }
    if (Types.isTruth(type)) {
      return "bool";
    }
    return Types.isText(type) || Id.class.isAssignableFrom(type) ? "string" : "";
  }

  private String enumeration(Class<?> type) {
    String name = name(type);
    if (isNew(name, type)) {
      List<Constant> constants = new ArrayList<>();
      String prefix = snake(name).toUpperCase(Locale.ROOT) + "_";
      constants.add(new Constant(prefix + "UNSPECIFIED", "Not said."));
      for (Object constant : type.getEnumConstants()) {
        constants.add(
            new Constant(prefix + constant, described(type, ((Enum<?>) constant).name())));
      }
      enums.put(name, new Enumeration(name, described(type), constants));
    }
    return name;
  }

  private static String name(Class<?> type) {
    return NAMES.getOrDefault(type, type.getSimpleName().replaceAll("(Input|Message)$", ""));
  }

  static String snake(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }

  private String described(Class<?> type) {
    return described(type.getSimpleName(), () -> descriptions.of(type).orElse(""));
  }

  private String described(Class<?> type, String part) {
    return described(
        type.getSimpleName() + "." + part, () -> descriptions.of(type, part).orElse(""));
  }

  private String described(String key, Supplier<String> others) {
    String own = ownDescriptions.getProperty(key);
    String text = own == null ? others.get() : own;
    if (text.isEmpty()) {
      throw new IllegalStateException("there is no description of " + key);
    }
    return text.replace("absent or null", "absent").replaceAll("\\bnull\\b", "absent");
  }

  private static Properties ownDescriptions() {
    Properties texts = new Properties();
    try (Reader reader =
        new InputStreamReader(
            Shapes.class.getResourceAsStream("descriptions.properties"), StandardCharsets.UTF_8)) {
      texts.load(reader);
      return texts;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
