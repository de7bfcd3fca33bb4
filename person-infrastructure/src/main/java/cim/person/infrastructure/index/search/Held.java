package cim.person.infrastructure.index.search;

import cim.person.domain.values.ForeignId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What of a person is compared as a whole, each kind with a letter of its own, so that one field
/// of the index holds all of them.
public enum Held {
  /// A mailbox.
  EMAIL('e'),
  /// A telephone number.
  PHONE('p'),
  /// A word that the person is marked with.
  TAG('t'),
  /// A skill, how well it is mastered, and how it is spelled.
  SKILL('s'),
  /// What the person does or did in an organization.
  ROLE('r'),
  /// A qualification that was not revoked.
  QUALIFICATION('q'),
  /// An organization that employs the person, and the last day.
  EMPLOYER('o'),
  /// An organization that the person has another tie to, and the last day.
  AFFILIATION('f'),
  /// An identity that is the person.
  IDENTITY('d'),
  /// A location, and the last day.
  LOCATION('l'),
  /// An attribute, and what it is called or worth.
  ATTRIBUTE('a'),
  /// The state of the lifecycle.
  LIFECYCLE('c'),
  /// How well the identity is verified.
  TRUST('v'),
  /// What another system calls the person.
  IDENTIFIER('i'),
  /// A name and the day of birth.
  NAME_AND_BIRTH_DATE('b');

  /// Stands between the parts of a term; no text of a person has it in it.
  static final char BETWEEN = '\0';

  /// A term in Lucene has at most 32,766 bytes, three for a char at most; what is longer is
  /// compared by its beginning.
  private static final int LONGEST = 8_000;

  /// After every day that a record can speak of.
  private static final String EVER = "~";

  private final char letter;

  Held(char letter) {
    this.letter = letter;
  }

  /// The term for something of this kind.
  public String term(String... parts) {
    String term = letter + String.join(String.valueOf(BETWEEN), parts);
    return term.length() <= LONGEST ? term : term.substring(0, LONGEST);
  }

  /// The term for something with an id that lasts: those of one id are in the order of their last
  /// days.
  ///
  /// @param last null when it has none
  public String lasting(ForeignId id, @Nullable LocalDate last) {
    return term(id.toString(), last == null ? EVER : last.toString());
  }

  /// What all terms begin with whose first parts are these.
  public String beginning(String... parts) {
    return parts.length == 0 ? String.valueOf(letter) : term(parts) + BETWEEN;
  }
}
