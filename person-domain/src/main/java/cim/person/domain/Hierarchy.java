package cim.person.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Reads the sealed hierarchies of commands, events and values, from which names on the wire,
/// catalogues and documents are derived.
public final class Hierarchy {
  private Hierarchy() {}

  /// The records below a sealed interface, in the order of their declaration.
  public static <T> List<Class<? extends T>> leaves(Class<T> root) {
    return below(root).<Class<? extends T>>map(leaf -> leaf.asSubclass(root)).toList();
  }

  private static Stream<Class<?>> below(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(Hierarchy::below)
        : Stream.of(type);
  }

  /// `ContactAdded` as `contact-added`.
  public static String kebab(Class<?> type) {
    return words(type, "-").toLowerCase(Locale.ROOT);
  }

  /// `PostalAddress` as `POSTAL_ADDRESS`.
  public static String upperSnake(Class<?> type) {
    return words(type, "_").toUpperCase(Locale.ROOT);
  }

  private static String words(Class<?> type, String between) {
    return type.getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", between);
  }
}
