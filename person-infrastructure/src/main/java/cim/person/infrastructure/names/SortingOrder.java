package cim.person.infrastructure.names;

import cim.person.domain.values.NameConvention;
import cim.person.domain.values.PersonName;
import java.util.function.Function;
import java.util.stream.Stream;

/// A name as it stands in an ordered list: what is sorted by, and what follows.
///
/// The family name comes first where there is one, without the particle that sorting passes over;
/// people whose name is after their father or mother alone are sorted by their given name, and so
/// is everybody in Iceland and Thailand. Of several Portuguese family names the last comes first.
///
/// @param first what is sorted by
/// @param between what stands between the two where the name is shown
/// @param rest what follows, for those who have the first in common
public record SortingOrder(String first, String between, String rest) {
  /// Sorts before every sign that can be in a name, a space included, so that all of one family
  /// stand together.
  private static final String BETWEEN_KEYS = "\t";

  private static final String COMMA = ", ";

  /// The text by which a collation orders the name. It is not for reading.
  public static String text(PersonName name) {
    SortingOrder order = of(name, _ -> "");
    return order.rest.isEmpty() ? order.first : order.first + BETWEEN_KEYS + order.rest;
  }

  static SortingOrder of(PersonName name) {
    return of(name, SortingOrder::separator);
  }

  /// @param separator says what stands between, which takes longest to find out
  private static SortingOrder of(PersonName name, Function<PersonName, String> separator) {
    if (!name.given().isEmpty() && isByGivenName(name)) {
      return new SortingOrder(
          String.join(" ", name.given()),
          Cultures.isFatherFirst(name) ? COMMA : " ",
          String.join(" ", Parts.concat(Parts.between(name), Parts.family(name))));
    }
    if (Cultures.isPortuguese(name)) {
      return PortugueseSurnames.sorted(name);
    }
    String space = isSpaceless(name) ? "" : " ";
    String family = String.join(space, name.family());
    return new SortingOrder(
        Cultures.isCapitalAtTheBeginning(name) ? Initials.capital(family) : family,
        separator.apply(name),
        String.join(
            space,
            Parts.concat(
                name.given(),
                Parts.between(name),
                Stream.ofNullable(name.familyPrefix()).toList())));
  }

  private static boolean isByGivenName(PersonName name) {
    return name.family().isEmpty()
        || name.convention() == NameConvention.MONONYMIC
        || Cultures.isKnownByGivenName(name);
  }

  private static String separator(PersonName name) {
    if (name.convention() == NameConvention.EAST_ASIAN) {
      return isSpaceless(name) ? "" : " ";
    }
    return Scripts.isArabic(IcuPersonNames.full(name)) ? "، " : COMMA;
  }

  private static boolean isSpaceless(PersonName name) {
    return name.convention() == NameConvention.EAST_ASIAN
        && Scripts.isEastAsian(IcuPersonNames.full(name));
  }

  boolean hasComma() {
    return !rest.isEmpty() && between.equals(COMMA);
  }

  String shown() {
    return rest.isEmpty() ? first : first + between + rest;
  }
}
