package cim.person.application.data;

import cim.person.domain.Hierarchy;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// The kinds that a value of a sealed type can be of, and how they are told apart in plain data,
/// looked up once.
///
/// @param field the field that names the kind: `kind`, or `is` where a record among them has a
///     field `kind` of its own, which no value of an event has
/// @param byName the records by their names
/// @param names the names by their records
public record Kinds(String field, Map<String, Class<?>> byName, Map<Class<?>, String> names) {
  private static final ClassValue<Kinds> ALL =
      new ClassValue<>() {
        @Override
        protected Kinds computeValue(Class<?> sealed) {
          return look(sealed);
        }
      };

  public static Kinds of(Class<?> sealed) {
    return ALL.get(sealed);
  }

  private static Kinds look(Class<?> sealed) {
    Map<String, Class<?>> byName = new HashMap<>();
    Map<Class<?>, String> names = new HashMap<>();
    String field = "kind";
    for (Class<?> record : Hierarchy.leaves(sealed)) {
      String name = Hierarchy.upperSnake(record);
      byName.put(name, record);
      names.put(record, name);
      boolean hasKind =
          Arrays.stream(record.getRecordComponents())
              .anyMatch(component -> component.getName().equals("kind"));
      field = hasKind ? "is" : field;
    }
    return new Kinds(field, Map.copyOf(byName), Map.copyOf(names));
  }
}
