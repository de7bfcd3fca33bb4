package cim.person.infrastructure.bench;

import cim.person.domain.values.NameConvention;
import cim.person.domain.values.PersonName;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Names of many sizes, each another one.
final class Names {
  private static final int LONGEST_PART = 200;
  private static final int MOST_PARTS = 20;
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private Names() {}

  static PersonName small() {
    return large(0, "");
  }

  /// A name of so many parts of 200 characters beside the family name, up to 60.
  ///
  /// @param character of one or two chars
  static PersonName large(int parts, String character) {
    String part = character.repeat(LONGEST_PART);
    int given = Math.min(parts, MOST_PARTS);
    int prefixes = Math.min(parts - given, MOST_PARTS);
    return PersonName.parse(
        Collections.nCopies(given, part),
        List.of(family()),
        null,
        null,
        null,
        Collections.nCopies(prefixes, part),
        Collections.nCopies(parts - given - prefixes, part),
        null,
        NameConvention.WESTERN,
        null);
  }

  private static String family() {
    return "Lovelace " + NUMBER.incrementAndGet();
  }
}
