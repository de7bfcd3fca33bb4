package cim.person.domain.values;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The rule of everything that lasts from one day to another, both included.
public final class Period {
  private Period() {}

  /// @throws MalformedValue when the end comes before the beginning, or one is no day that a record
  ///     can speak of
  public static void check(
      String beginField, @Nullable LocalDate from, String endField, @Nullable LocalDate end) {
    Days.check(beginField, from);
    Days.check(endField, end);
    if (from != null && end != null && end.isBefore(from)) {
      throw new MalformedValue(endField, "must not be before " + beginField);
    }
  }

  /// Whether a day lies within; an open end has no limit.
  public static boolean holds(@Nullable LocalDate from, @Nullable LocalDate to, LocalDate on) {
    return (from == null || !on.isBefore(from)) && (to == null || !on.isAfter(to));
  }
}
