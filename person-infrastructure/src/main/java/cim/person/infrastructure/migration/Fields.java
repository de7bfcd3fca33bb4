package cim.person.infrastructure.migration;

import cim.person.domain.values.ForeignId;
import cim.person.domain.values.MalformedValue;
import cim.person.domain.values.PersonId;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The fields of one object of the older service, each read as what it must be. What nobody has
/// asked for is noticed at the end.
final class Fields {
  private static final Pattern INDEX = Pattern.compile("\\[[0-9]+]");

  private final String path;
  private final Map<?, ?> values;
  private final Notes notes;
  private final Set<String> asked = new HashSet<>();

  Fields(String path, Map<?, ?> values, Notes notes) {
    this.path = path;
    this.values = values;
    this.notes = notes;
  }

  String path() {
    return path;
  }

  Notes notes() {
    return notes;
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  Map<?, ?> whole() {
    return values;
  }

  /// The UUID under the first of these names that is there, whatever the case of its letters; one
  /// value or several.
  @Nullable UUID firstUuid(List<String> names) {
    for (String name : names) {
      for (Map.Entry<?, ?> field : values.entrySet()) {
        if (name.equalsIgnoreCase((String) field.getKey())) {
          Object value = field.getValue();
          Object first = value instanceof List<?> list && !list.isEmpty() ? list.getFirst() : value;
          return first instanceof String text ? uuidOrNull(text) : null;
        }
      }
    }
    return null;
  }

  private static @Nullable UUID uuidOrNull(String text) {
    try {
      return PersonId.parse(text).value();
    } catch (MalformedValue _) {
      return null;
    }
  }

  /// The name of the one field of an object with one, as of a tagged variant.
  @Nullable String onlyName() {
    return values.size() == 1 ? (String) values.keySet().iterator().next() : null;
  }

  @Nullable Object optional(String name) {
    asked.add(name);
    return values.get(name);
  }

  Object any(String name) throws Settled {
    Object value = optional(name);
    if (value == null) {
      throw new Settled(Code.MISSING_FIELD, at(name) + " must be there");
    }
    return value;
  }

  String text(String name) throws Settled {
    return text(name, any(name));
  }

  @Nullable String optionalText(String name) throws Settled {
    Object value = optional(name);
    return value == null ? null : text(name, value);
  }

  private String text(String name, Object value) throws Settled {
    if (value instanceof String text) {
      return text;
    }
    throw wrong(name, "a text");
  }

  BigDecimal number(String name) throws Settled {
    Object value = optional(name);
    if (value instanceof BigDecimal number) {
      return number;
    }
    throw value == null && has(name)
        ? new Settled(Code.NON_FINITE, at(name) + " is no number: NaN or infinity was lost")
        : wrong(name, "a number");
  }

  boolean flag(String name) throws Settled {
    if (optional(name) instanceof Boolean flag) {
      return flag;
    }
    throw wrong(name, "true or false");
  }

  Fields object(String name) throws Settled {
    if (any(name) instanceof Map<?, ?> object) {
      return new Fields(at(name), object, notes);
    }
    throw wrong(name, "an object");
  }

  @Nullable Fields optionalObject(String name) throws Settled {
    return optional(name) == null ? null : object(name);
  }

  List<?> list(String name) throws Settled {
    if (any(name) instanceof List<?> list) {
      return list;
    }
    throw wrong(name, "a list");
  }

  List<Fields> objects(String name) throws Settled {
    List<Fields> objects = new ArrayList<>();
    for (Object item : list(name)) {
      if (!(item instanceof Map<?, ?> object)) {
        throw wrong(name, "a list of objects");
      }
      objects.add(new Fields(at(name) + "[" + objects.size() + "]", object, notes));
    }
    return objects;
  }

  List<String> texts(String name) throws Settled {
    List<String> texts = new ArrayList<>();
    for (Object item : list(name)) {
      if (!(item instanceof String text)) {
        throw wrong(name, "a list of texts");
      }
      texts.add(text);
    }
    return texts;
  }

  /// An id of a person: `{"id": "<uuid>"}`, as the service wrote it, or plain text.
  PersonId person(String name) throws Settled {
    Object value = any(name);
    if (value instanceof Map<?, ?>) {
      Fields object = object(name);
      PersonId person = new PersonId(object.uuid("id"));
      object.end();
      return person;
    }
    notes.add(Code.ID_AS_STRING, at(name));
    return new PersonId(uuid(name));
  }

  ForeignId foreign(String name) throws Settled {
    return new ForeignId(uuid(name));
  }

  UUID uuid(String name) throws Settled {
    String text = text(name);
    try {
      UUID uuid = PersonId.parse(text).value();
      if (!uuid.toString().equals(text)) {
        notes.add(Code.ID_NOT_CANONICAL, at(name) + " is " + text);
      }
      return uuid;
    } catch (MalformedValue _) {
      throw wrong(name, "a UUID");
    }
  }

  LocalDate date(String name) throws Settled {
    String text = text(name);
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException _) {
      throw new Settled(Code.BAD_DATE, at(name) + " is no day: " + text);
    }
  }

  @Nullable LocalDate optionalDate(String name) throws Settled {
    return optional(name) == null ? null : date(name);
  }

  Instant time(String name) throws Settled {
    String text = text(name);
    try {
      if (!text.endsWith("Z")) {
        notes.add(Code.OFFSET_TIME, at(name) + " is " + text);
      }
      return LegacyTime.parse(text);
    } catch (DateTimeException _) {
      throw new Settled(Code.BAD_DATE, at(name) + " is no time: " + text);
    }
  }

  /// Fields that the record of today has no place for.
  void without(String... names) {
    for (String name : names) {
      Object value = optional(name);
      if (value != null
          && !value.equals(false)
          && !(value instanceof List<?> list && list.isEmpty())
          && !(value instanceof Map<?, ?> map && map.isEmpty())) {
        notes.unkept(INDEX.matcher(at(name)).replaceAll(""));
      }
    }
  }

  /// Notices what nobody has asked for.
  void end() {
    for (Object name : values.keySet()) {
      if (!asked.contains((String) name)) {
        notes.add(Code.UNKNOWN_FIELD, at((String) name));
      }
    }
  }

  private String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private Settled wrong(String name, String what) {
    return new Settled(
        values.get(name) == null ? Code.MISSING_FIELD : Code.WRONG_TYPE,
        at(name) + " must be " + what);
  }
}
