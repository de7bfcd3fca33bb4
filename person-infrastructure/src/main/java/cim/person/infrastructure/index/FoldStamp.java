package cim.person.infrastructure.index;

import cim.person.application.queries.PersonRecord;
import cim.person.domain.Hierarchy;
import cim.person.domain.values.Cid;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Says by which fold a read model was made. One with another stamp is thrown away and made anew.
///
/// The shapes of the records are part of it by themselves; [#FOLD] counts up by hand when the same
/// shapes come to hold something else.
final class FoldStamp {
  /// The version of the fold and of what is stored about it.
  private static final int FOLD = 3;

  private static final String CURRENT = make();

  private FoldStamp() {}

  static String current() {
    return CURRENT;
  }

  private static String make() {
    Map<String, Set<String>> shapes = new TreeMap<>();
    describe(PersonRecord.class, shapes);
    String text = FOLD + " " + shapes;
    return Cid.ofRaw(text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static void describe(Type type, Map<String, Set<String>> shapes) {
    if (type instanceof ParameterizedType generic) {
      describe(generic.getActualTypeArguments()[0], shapes);
    }
    if (!(type instanceof Class<?> shape) || shapes.containsKey(shape.getName())) {
      return;
    }
    Set<String> parts = new TreeSet<>();
    shapes.put(shape.getName(), parts);
    if (shape.isEnum()) {
      for (Object constant : shape.getEnumConstants()) {
        parts.add(((Enum<?>) constant).name());
      }
    } else if (shape.isSealed()) {
      for (Class<?> leaf : Hierarchy.leaves(shape)) {
        parts.add(leaf.getName());
        describe(leaf, shapes);
      }
    } else if (shape.isRecord()) {
      for (RecordComponent component : shape.getRecordComponents()) {
        parts.add(component.getName() + ":" + component.getGenericType().getTypeName());
        describe(component.getGenericType(), shapes);
      }
    }
  }
}
