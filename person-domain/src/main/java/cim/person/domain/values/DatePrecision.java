package cim.person.domain.values;

/// How exactly a date is known.
public enum DatePrecision {
  /// To the day.
  DAY,
  /// To the month; the day means nothing.
  MONTH,
  /// To the year; month and day mean nothing.
  YEAR,
  /// To the decade; the last digit of the year, month and day mean nothing.
  DECADE,
  /// Not at all.
  UNKNOWN
}
