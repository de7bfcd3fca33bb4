package cim.person.domain.values;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A date that is known more or less exactly.
///
/// @param date a day within what is known, such as any day of the year for a year; null when
///     nothing is known
/// @param precision how exactly it is known
public record PartialDate(@Nullable LocalDate date, DatePrecision precision) {
  /// Checks that a date is there just when something is known of it, and is one that a record can
  /// speak of.
  ///
  /// @throws MalformedValue when it is not
  public static PartialDate parse(@Nullable LocalDate date, DatePrecision precision) {
    if (date == null && precision != DatePrecision.UNKNOWN) {
      throw new MalformedValue("date", "must be given, unless the precision is UNKNOWN");
    }
    if (date != null && precision == DatePrecision.UNKNOWN) {
      throw new MalformedValue("date", "must not be given when the precision is UNKNOWN");
    }
    Days.check("date", date);
    return new PartialDate(date, precision);
  }

  /// Whether both say the same: days that mean nothing at their precision do not count.
  public boolean means(PartialDate other) {
    return precision == other.precision && Objects.equals(earliest(), other.earliest());
  }

  /// Whether this was over before the other began, whichever days are meant.
  public boolean isSurelyBefore(PartialDate other) {
    LocalDate end = latest();
    LocalDate begin = other.earliest();
    return end != null && begin != null && end.isBefore(begin);
  }

  /// The first day that can be meant, null when nothing is known.
  public @Nullable LocalDate earliest() {
    return date == null
        ? null
        : switch (precision) {
          case DAY, UNKNOWN -> date;
          case MONTH -> date.withDayOfMonth(1);
          case YEAR -> date.withDayOfYear(1);
          case DECADE -> date.withDayOfYear(1).minusYears(date.getYear() % 10);
        };
  }

  private @Nullable LocalDate latest() {
    LocalDate first = earliest();
    return first == null
        ? null
        : switch (precision) {
          case DAY, UNKNOWN -> first;
          case MONTH -> first.plusMonths(1).minus(1, ChronoUnit.DAYS);
          case YEAR -> first.plusYears(1).minus(1, ChronoUnit.DAYS);
          case DECADE -> first.plusYears(10).minus(1, ChronoUnit.DAYS);
        };
  }
}
