package cim.person.infrastructure.names;

import cim.person.domain.values.PersonName;
import java.util.List;

/// A name for narrow places: the family name whole and the others as initials, where the script has
/// them; people without a family name by their given name.
final class ShortForm {
  private ShortForm() {}

  static String of(PersonName name) {
    if (name.family().isEmpty() || name.given().isEmpty()) {
      return ofOneKind(name);
    }
    if (WrittenByIcu.isForShort(name)) {
      return WrittenByIcu.shortened(name);
    }
    boolean initials =
        !Cultures.isKnownByGivenName(name) && Scripts.haveInitials(IcuPersonNames.full(name));
    List<String> parts =
        switch (name.convention()) {
          case EAST_ASIAN -> Parts.concat(Parts.family(name), afterFamily(name, initials));
          case SPANISH -> Parts.concat(initials(name, name.given()), Parts.firstFamily(name));
          case WESTERN, PATRONYMIC, MONONYMIC, OTHER ->
              Parts.concat(beforeFamily(name, initials), Parts.family(name));
        };
    return Parts.join(name, parts);
  }

  private static String ofOneKind(PersonName name) {
    return Cultures.isFatherFirst(name)
        ? Parts.join(name, Parts.concat(initials(name, Parts.between(name)), name.given()))
        : Parts.join(name, Parts.concat(name.given(), Parts.family(name)));
  }

  private static List<String> beforeFamily(PersonName name, boolean initials) {
    return initials
        ? initials(name, Parts.concat(name.given(), Parts.between(name)))
        : name.given();
  }

  /// What follows the family name; Vietnamese people are called by the last of their given names.
  private static List<String> afterFamily(PersonName name, boolean initials) {
    List<String> given = name.given();
    if (!initials) {
      return given;
    }
    int whole = Cultures.isVietnamese(name) ? 1 : 0;
    int initial = given.size() - whole;
    return Parts.concat(
        initials(name, given.subList(0, initial)), given.subList(initial, given.size()));
  }

  private static List<String> initials(PersonName name, List<String> parts) {
    List<String> initials = Initials.of(parts, Cultures.locale(name));
    return Cultures.areInitialsClose(name) ? List.of(String.join("", initials)) : initials;
  }
}
