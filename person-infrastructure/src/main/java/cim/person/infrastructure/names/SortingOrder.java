package cim.person.infrastructure.names;

import cim.person.domain.values.NameConvention;
import cim.person.domain.values.PersonName;
import java.util.ArrayList;
import java.util.List;

/// A name as it stands in an ordered list: what is sorted by, and what follows.
///
/// The family name comes first where there is one, without the particle that sorting passes over;
/// people whose name is after their father or mother alone are sorted by their given name.
public final class SortingOrder {
  /// Sorts before every sign that can be in a name, a space included, so that all of one family
  /// stand together.
  private static final String BETWEEN_KEYS = "\t";

  private final String first;
  private final String rest;
  private final String between;

  private SortingOrder(String first, String rest, String between) {
    this.first = first;
    this.rest = rest;
    this.between = between;
  }

  /// The text by which a collation orders the name. It is not for reading.
  public static String text(PersonName name) {
    SortingOrder order = of(name);
    return order.rest.isEmpty() ? order.first : order.first + BETWEEN_KEYS + order.rest;
  }

  static SortingOrder of(PersonName name) {
    List<String> rest = new ArrayList<>(IcuPersonNames.between(name));
    if (name.family().isEmpty() || name.convention() == NameConvention.MONONYMIC) {
      rest.addAll(name.family());
      String given = String.join(" ", name.given());
      return given.isEmpty()
          ? new SortingOrder(String.join(" ", rest), "", "")
          : new SortingOrder(given, String.join(" ", rest), " ");
    }
    rest.addAll(0, name.given());
    if (name.familyPrefix() != null) {
      rest.add(name.familyPrefix());
    }
    String space = isSpaceless(name) ? "" : " ";
    return new SortingOrder(
        String.join(space, name.family()), String.join(space, rest), separator(name));
  }

  private static String separator(PersonName name) {
    if (name.convention() == NameConvention.EAST_ASIAN) {
      return isSpaceless(name) ? "" : " ";
    }
    return Scripts.isArabic(IcuPersonNames.full(name)) ? "، " : ", ";
  }

  private static boolean isSpaceless(PersonName name) {
    return name.convention() == NameConvention.EAST_ASIAN
        && Scripts.isEastAsian(IcuPersonNames.full(name));
  }

  String shown() {
    return rest.isEmpty() ? first : first + between + rest;
  }
}
