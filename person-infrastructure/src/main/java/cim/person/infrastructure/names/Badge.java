package cim.person.infrastructure.names;

import cim.person.domain.values.NameConvention;
import cim.person.domain.values.PersonName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The one to three letters that stand for a name on a badge.
final class Badge {
  private static final int MOST = 3;

  private Badge() {}

  static String of(PersonName name) {
    String full = IcuPersonNames.full(name);
    if (Scripts.isJoined(full)) {
      return first(name.given().isEmpty() ? name.family() : name.given(), name);
    }
    if (name.convention() == NameConvention.EAST_ASIAN) {
      return familyFirst(name, full);
    }
    List<String> others = new ArrayList<>();
    for (String part : IcuPersonNames.between(name)) {
      others.add(letter(part, name));
    }
    int surnames = name.convention() == NameConvention.SPANISH ? 2 : 1;
    name.family().stream().limit(surnames).forEach(part -> others.add(letter(part, name)));
    List<String> letters =
        new ArrayList<>(
            name.given().stream()
                .flatMap(part -> Initials.significantWords(part).stream())
                .limit(Math.max(1, MOST - others.size()))
                .map(word -> Initials.letter(word, locale(name)))
                .toList());
    letters.addAll(others);
    while (letters.size() > MOST) {
      letters.remove(letters.size() - 2);
    }
    return String.join("", letters);
  }

  private static String familyFirst(PersonName name, String full) {
    if (name.family().isEmpty() || name.given().isEmpty() || Scripts.isEastAsian(full)) {
      return first(name.family().isEmpty() ? name.given() : name.family(), name);
    }
    String given =
        IcuPersonNames.isVietnamese(name) ? name.given().getLast() : name.given().getFirst();
    return first(name.family(), name) + letter(given, name);
  }

  private static String first(List<String> parts, PersonName name) {
    return letter(parts.getFirst(), name);
  }

  private static String letter(String part, PersonName name) {
    return Initials.letter(Initials.significantWords(part).getFirst(), locale(name));
  }

  private static Locale locale(PersonName name) {
    return name.locale() == null ? Locale.ROOT : Locale.forLanguageTag(name.locale());
  }
}
