package cim.person.domain.values;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The days that a person's record can speak of: those of the years 1 to 9999, which every calendar
/// and every reader of the wire format knows.
public final class Days {
  private static final int LAST_YEAR = 9999;

  private Days() {}

  /// @throws MalformedValue when the day lies in none of these years
  public static void check(String field, @Nullable LocalDate day) {
    if (day != null && (day.getYear() < 1 || day.getYear() > LAST_YEAR)) {
      throw new MalformedValue(field, "must have a year from 1 to " + LAST_YEAR);
    }
  }
}
