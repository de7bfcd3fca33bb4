package cim.person.application.queries;

import java.util.Locale;

/// How a list of persons is ordered. Ties are broken by id, so that every order is total.
///
/// @param field what is compared
/// @param descending largest first
/// @param locale whose collation (UTS #10, CLDR) orders names; it counts for NAME only
public record PersonOrder(Field field, boolean descending, Locale locale) {
  /// What persons can be ordered by.
  public enum Field {
    /// The name in the form for sorting, by the collation of a locale.
    NAME,
    /// When the first event was recorded.
    CREATED_AT,
    /// When the newest event was recorded.
    UPDATED_AT
  }
}
