package cim.person.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/// Reads the sealed hierarchies of commands, events and values, from which names on the wire,
/// catalogues and documents are derived.
public final class Hierarchy {
  private static final ClassValue<String> KEBAB = names("-", String::toLowerCase);
  private static final ClassValue<String> UPPER_SNAKE = names("_", String::toUpperCase);

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
    return KEBAB.get(type);
  }

  /// `PostalAddress` as `POSTAL_ADDRESS`.
  public static String upperSnake(Class<?> type) {
    return UPPER_SNAKE.get(type);
  }

  /// Made once for each class: commands are decided by them.
  private static ClassValue<String> names(
      String between, BiFunction<String, Locale, String> spelling) {
    return new ClassValue<>() {
      @Override
      protected String computeValue(Class<?> type) {
        String words = type.getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", between);
        return spelling.apply(words, Locale.ROOT);
      }
    };
  }
}
