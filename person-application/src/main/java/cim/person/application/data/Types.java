package cim.person.application.data;

import static java.util.Objects.requireNonNull;

import cim.person.domain.values.Cid;
import cim.person.domain.values.Id;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/// The types that components of records have, and those that are text on the wire.
public final class Types {
  private static final Map<Class<?>, Function<String, Object>> FROM_TEXT =
      Map.of(
          String.class, text -> text,
          UUID.class, Id::parse,
          Cid.class, Cid::parse,
          LocalDate.class, Types::date,
          Instant.class, Instant::parse);

  private Types() {}

  /// Whether a value of this type is one of several kinds, told apart by `kind`.
  public static boolean isOneOfSeveral(Type type) {
    return type instanceof Class<?> one && one.isSealed() && !Id.class.isAssignableFrom(one);
  }

  /// The type of the elements of a list type.
  public static Class<?> element(Type list) {
    return (Class<?>) ((ParameterizedType) list).getActualTypeArguments()[0];
  }

  public static boolean isList(Type type) {
    return type instanceof ParameterizedType list && list.getRawType() == List.class;
  }

  /// Whether values of this type are text on the wire, other than enums and ids.
  public static boolean isText(Class<?> type) {
    return FROM_TEXT.containsKey(type);
  }

  /// Whether values of this type are whole numbers on the wire.
  public static boolean isNumber(Class<?> type) {
    return type == int.class || type == Integer.class || type == long.class;
  }

  /// Whether values of this type are true or false on the wire.
  public static boolean isTruth(Class<?> type) {
    return type == boolean.class || type == Boolean.class;
  }

  static String text(Object value) {
    return value instanceof Instant instant ? timestamp(instant) : value.toString();
  }

  /// RFC 3339 in UTC, always with six decimals.
  public static String timestamp(Instant instant) {
    LocalDateTime utc =
        LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC);
    StringBuilder text = new StringBuilder(27).append(utc.toLocalDate());
    digits(text.append('T'), utc.getHour(), 10);
    digits(text.append(':'), utc.getMinute(), 10);
    digits(text.append(':'), utc.getSecond(), 10);
    digits(text.append('.'), utc.getNano() / 1_000, 100_000);
    return text.append('Z').toString();
  }

  /// @param first what the first digit counts
  private static void digits(StringBuilder text, int number, int first) {
    for (int unit = first; unit > 0; unit /= 10) {
      text.append((char) ('0' + number / unit % 10));
    }
  }

  /// @throws IllegalArgumentException saying what is allowed
  static Object fromText(Class<?> type, String text) {
    try {
      return requireNonNull(FROM_TEXT.get(type)).apply(text);
    } catch (DateTimeException _) {
      throw new IllegalArgumentException(
          type == LocalDate.class
              ? "must be a date that exists, such as 2026-11-23"
              : "must be a time such as 2026-11-23T06:14:00Z");
    }
  }

  /// A date as RFC 3339 writes it: with a year of four digits.
  private static LocalDate date(String text) {
    if (text.length() != 10) {
      throw new DateTimeException("not ten characters");
    }
    return LocalDate.parse(text);
  }
}
