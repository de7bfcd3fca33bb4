package cim.person.infrastructure.index;

import cim.person.application.data.RecordShape;
import cim.person.application.data.Types;
import cim.person.application.queries.PersonRecord;
import cim.person.domain.Hierarchy;
import cim.person.domain.values.Cid;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Says by which fold read models were made, and of which shapes the records in them are. Those
/// with another stamp are made anew, beside the old ones.
///
/// @param version the version of the fold and of what is stored and indexed about it
/// @param shapes the parts of each type: components of records, constants, kinds
record FoldStamp(int version, Map<String, Set<String>> shapes) {
  /// Counts up by hand when the same shapes come to hold something else, in records or documents.
  private static final int VERSION = 8;

  private static final char OPTIONAL = '?';
  private static final FoldStamp CURRENT = new FoldStamp(VERSION, shapesOf(PersonRecord.class));

  static FoldStamp current() {
    return CURRENT;
  }

  /// A name for a folder.
  String name() {
    String cid = Cid.ofRaw(write().getBytes(StandardCharsets.UTF_8)).text();
    return "v" + version + "-" + cid.substring(cid.length() - 12);
  }

  /// One line for the version, and one for each type.
  String write() {
    return shapes.entrySet().stream()
        .map(shape -> shape.getKey() + "=" + String.join(",", shape.getValue()))
        .collect(Collectors.joining("\n", version + "\n", "\n"));
  }

  /// @throws IllegalArgumentException for a text that no stamp has written
  static FoldStamp read(String text) {
    Map<String, Set<String>> shapes = new TreeMap<>();
    String[] lines = text.split("\n", -1);
    for (String line : lines) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        String parts = line.substring(equals + 1);
        shapes.put(
            line.substring(0, equals), parts.isEmpty() ? Set.of() : Set.of(parts.split(",", -1)));
      }
    }
    return new FoldStamp(Integer.parseInt(lines[0]), shapes);
  }

  /// Whether records of the other stamp can be read by the shapes of this one: whatever they may
  /// hold is known here, and what they lack may be absent.
  boolean canRead(FoldStamp other) {
    return shapes.keySet().stream()
        .filter(other.shapes::containsKey)
        .allMatch(type -> canRead(partsOf(type), other.partsOf(type)));
  }

  private Set<String> partsOf(String type) {
    return shapes.getOrDefault(type, Set.of());
  }

  private static boolean canRead(Set<String> parts, Set<String> others) {
    Set<String> names = others.stream().map(FoldStamp::name).collect(Collectors.toSet());
    boolean lacksNothing =
        parts.stream()
            .filter(part -> isComponent(part) && !others.contains(part))
            .allMatch(
                part -> part.charAt(part.length() - 1) == OPTIONAL && !names.contains(name(part)));
    return lacksNothing
        && others.stream().allMatch(part -> isComponent(part) || parts.contains(part));
  }

  private static boolean isComponent(String part) {
    return part.indexOf(':') > 0;
  }

  private static String name(String part) {
    return isComponent(part) ? part.substring(0, part.indexOf(':')) : part;
  }

  private static Map<String, Set<String>> shapesOf(Class<?> record) {
    Map<String, Set<String>> shapes = new TreeMap<>();
    describe(record, shapes);
    return shapes;
  }

  private static void describe(Type type, Map<String, Set<String>> shapes) {
    if (type instanceof ParameterizedType generic) {
      describe(generic.getActualTypeArguments()[0], shapes);
    }
    if (!(type instanceof Class<?> shape) || shapes.containsKey(shape.getName())) {
      return;
    }
    Set<String> parts = new TreeSet<>();
    if (shape.isEnum()) {
      shapes.put(shape.getName(), parts);
      for (Object constant : shape.getEnumConstants()) {
        parts.add(((Enum<?>) constant).name());
      }
    } else if (shape.isSealed()) {
      shapes.put(shape.getName(), parts);
      for (Class<?> leaf : Hierarchy.leaves(shape)) {
        parts.add(leaf.getName());
        describe(leaf, shapes);
      }
    } else if (shape.isRecord()) {
      shapes.put(shape.getName(), parts);
      for (RecordShape.Field field : RecordShape.of(shape).fields()) {
        parts.add(
            field.name() + ":" + field.type().getTypeName() + (isOptional(field) ? OPTIONAL : ""));
        describe(field.type(), shapes);
      }
    }
  }

  private static boolean isOptional(RecordShape.Field field) {
    return field.nullable() || Types.isList(field.type()) || field.type() == boolean.class;
  }
}
