package cim.person.application.ports;

import cim.person.domain.values.NameStyle;
import cim.person.domain.values.PersonName;

/// Names as people write them. Thread-safe.
public interface PersonNames {
  /// The name by its own convention and locale (CLDR person names), never by the reader's.
  String display(PersonName name, NameStyle style);
}
