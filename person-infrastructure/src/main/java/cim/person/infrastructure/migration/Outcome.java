package cim.person.infrastructure.migration;

import java.util.Locale;

/// What becomes of a line. Each line has exactly one of them.
enum Outcome {
  /// It became an event.
  IMPORT,
  /// It became an event, and there is something to know about it.
  IMPORT_WITH_WARNING,
  /// It adds no fact.
  SKIP,
  /// It is kept as it is, for a person to decide.
  QUARANTINE;

  /// The name in reports: lower case with hyphens.
  String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
