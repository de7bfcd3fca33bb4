package cim.person.application.data;

import cim.person.domain.Hierarchy;
import cim.person.domain.values.Phone;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How the values of commands look when they come in, where that differs from the record itself.
/// GraphQL's input types are derived from it, and a [CommandReader] reads by it.
public final class Inputs {
  /// What is asked for in the place of a value that must be parsed with a library.
  interface StandIn<T> {
    /// The value.
    ///
    /// @throws cim.person.domain.values.MalformedValue when it is none
    T parse();
  }

  private static final Map<Class<?>, Class<? extends StandIn<?>>> STAND_INS =
      Map.of(Phone.class, PhoneInput.class);

  private Inputs() {}

  /// The record that stands in for a value's record, or null when the value stands for itself.
  public static @Nullable Class<?> standInFor(Class<?> value) {
    return STAND_INS.get(value);
  }

  /// The kinds of a value that can be of several kinds, by the name of their field.
  public static Map<String, Class<?>> kindsOf(Class<?> sealed) {
    Map<String, Class<?>> kinds = new LinkedHashMap<>();
    for (Class<?> kind : Hierarchy.leaves(sealed)) {
      String name = kind.getSimpleName();
      kinds.put(Character.toLowerCase(name.charAt(0)) + name.substring(1), kind);
    }
    return kinds;
  }

  /// Whether a kind comes in as one text in the place of an object.
  public static boolean isOneText(Class<?> kind) {
    if (standInFor(kind) != null) {
      return false;
    }
    List<RecordShape.Field> fields = RecordShape.of(kind).fields();
    return fields.size() == 1 && fields.getFirst().type() == String.class;
  }
}
