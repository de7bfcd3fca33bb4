package cim.person.infrastructure.names;

import cim.person.domain.values.NameConvention;
import cim.person.domain.values.PersonName;
import java.util.Locale;
import java.util.Set;

/// The customs that a convention alone does not tell, by the language of the name. Where each comes
/// from stands with the names of the test that show it.
final class Cultures {
  /// Where people are called and sorted by their given name also when they have a family name.
  private static final Set<String> KNOWN_BY_GIVEN_NAME = Set.of("is", "th");

  /// Where initials before the name are of the father or the village.
  private static final Set<String> INITIALS_OF_FATHER_FIRST = Set.of("kn", "ml", "ta", "te");

  /// Where a particle has a capital when no given name is before it.
  private static final Set<String> CAPITAL_AT_THE_BEGINNING = Set.of("af", "nl");

  private Cultures() {}

  static Locale locale(PersonName name) {
    return name.locale() == null ? Locale.ROOT : Locale.forLanguageTag(name.locale());
  }

  static String language(PersonName name) {
    return locale(name).getLanguage();
  }

  /// The last of the given names is what people are called by.
  static boolean isVietnamese(PersonName name) {
    return language(name).equals("vi");
  }

  static boolean isHungarian(PersonName name) {
    return language(name).equals("hu");
  }

  /// No space stands between initials: *V.W. van Gogh*.
  static boolean areInitialsClose(PersonName name) {
    return language(name).equals("nl");
  }

  static boolean isPortuguese(PersonName name) {
    return isGivenNameFirst(name) && language(name).equals("pt");
  }

  static boolean isKnownByGivenName(PersonName name) {
    return isGivenNameFirst(name) && KNOWN_BY_GIVEN_NAME.contains(language(name));
  }

  /// Whether the father's name stands before the given name: always in Mongolia, as initials in the
  /// south of India.
  static boolean isFatherFirst(PersonName name) {
    String father = name.patronymic();
    if (father == null || !name.family().isEmpty()) {
      return false;
    }
    return language(name).equals("mn")
        || (INITIALS_OF_FATHER_FIRST.contains(language(name)) && Initials.areAll(father));
  }

  /// Belgians keep the capitals of their civil register everywhere.
  static boolean isCapitalAtTheBeginning(PersonName name) {
    return CAPITAL_AT_THE_BEGINNING.contains(language(name))
        && !locale(name).getCountry().equals("BE");
  }

  /// What a person says by the convention is stronger than the language.
  private static boolean isGivenNameFirst(PersonName name) {
    return name.convention() != NameConvention.EAST_ASIAN;
  }
}
