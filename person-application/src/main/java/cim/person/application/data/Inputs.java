package cim.person.application.data;

import cim.person.domain.Hierarchy;
import cim.person.domain.commands.ByPolicy;
import cim.person.domain.commands.Changing.Addition;
import cim.person.domain.commands.Changing.Supplement;
import cim.person.domain.commands.PersonCommand;
import cim.person.domain.values.Email;
import cim.person.domain.values.Phone;
import cim.person.domain.values.Website;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
      Map.of(
          Email.class, EmailInput.class,
          Phone.class, PhoneInput.class,
          Website.class, WebsiteInput.class);

  private Inputs() {}

  /// The commands that clients can give.
  public static List<Class<? extends PersonCommand>> commands() {
    return Hierarchy.leaves(PersonCommand.class).stream()
        .filter(command -> !ByPolicy.class.isAssignableFrom(command))
        .toList();
  }

  /// Whether the part that a record of a command names is one that it makes: its id may be left out
  /// then.
  public static boolean makesPart(Class<?> record) {
    return !PersonCommand.class.isAssignableFrom(record)
        || (Addition.class.isAssignableFrom(record) && !Supplement.class.isAssignableFrom(record));
  }

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

  /// The type of the one text, day or truth that a kind comes in as in the place of an object;
  /// empty when it is an object.
  public static Optional<Class<?>> onlyValueOf(Class<?> kind) {
    Class<?> standIn = standInFor(kind);
    List<RecordShape.Field> fields = RecordShape.of(standIn == null ? kind : standIn).fields();
    return fields.size() == 1 && fields.getFirst().type() instanceof Class<?> type && isPlain(type)
        ? Optional.of(type)
        : Optional.empty();
  }

  private static boolean isPlain(Class<?> type) {
    return Types.isTruth(type) || Types.isNumber(type) || type.isEnum() || Types.isText(type);
  }
}
