package cim.person.infrastructure.migration;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Plain JSON of the older service, looked into by paths: `Contact.Email.email.address`.
final class Raw {
  private Raw() {}

  static @Nullable Object at(@Nullable Object json, String path) {
    Object value = json;
    for (String name : path.split("\\.", -1)) {
      value = value instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return value;
  }

  static String text(@Nullable Object json, String path) {
    return Objects.toString(at(json, path), "");
  }

  static @Nullable String textOrNull(@Nullable Object json, String path) {
    Object value = at(json, path);
    return value == null ? null : value.toString();
  }

  static boolean is(@Nullable Object json, String path) {
    return Boolean.TRUE.equals(at(json, path));
  }

  static List<?> list(@Nullable Object json, String path) {
    return at(json, path) instanceof List<?> list ? list : List.of();
  }

  /// An id, which is an object or a text.
  static String id(@Nullable Object json, String path) {
    Object value = at(json, path);
    return (value instanceof Map<?, ?> map
            ? Objects.toString(map.get("id"))
            : String.valueOf(value))
        .toLowerCase(Locale.ROOT);
  }

  /// The one key of a tagged variant.
  static String key(@Nullable Object json) {
    return json instanceof Map<?, ?> map && !map.isEmpty()
        ? (String) map.keySet().iterator().next()
        : String.valueOf(json);
  }

  static String joined(@Nullable Object json, String path, String separator) {
    return list(json, path).stream().map(String::valueOf).collect(Collectors.joining(separator));
  }

  static String number(@Nullable Object json) {
    return json instanceof BigDecimal number
        ? number.setScale(10, RoundingMode.HALF_EVEN).stripTrailingZeros().toPlainString()
        : String.valueOf(json);
  }
}
