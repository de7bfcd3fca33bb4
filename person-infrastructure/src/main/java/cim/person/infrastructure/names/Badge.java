package cim.person.infrastructure.names;

import cim.person.domain.values.NameConvention;
import cim.person.domain.values.PersonName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

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
    if (Cultures.isFatherFirst(name)) {
      return Parts.concat(Parts.between(name), name.given()).stream()
          .flatMap(part -> Initials.significantWords(part).stream())
          .limit(MOST)
          .map(word -> Initials.letter(word, Cultures.locale(name)))
          .collect(Collectors.joining());
    }
    List<String> others = new ArrayList<>();
    for (String part : Parts.between(name)) {
      others.add(letter(part, name));
    }
    surnames(name).forEach(part -> others.add(letter(part, name)));
    List<String> letters =
        new ArrayList<>(
            name.given().stream()
                .flatMap(part -> Initials.significantWords(part).stream())
                .limit(Math.max(1, MOST - others.size()))
                .map(word -> Initials.letter(word, Cultures.locale(name)))
                .toList());
    letters.addAll(others);
    while (letters.size() > MOST) {
      letters.remove(letters.size() - 2);
    }
    return String.join("", letters);
  }

  private static List<String> surnames(PersonName name) {
    if (name.family().isEmpty()) {
      return List.of();
    }
    if (Cultures.isPortuguese(name)) {
      return List.of(SortingOrder.of(name).first());
    }
    int most = name.convention() == NameConvention.SPANISH ? 2 : 1;
    return name.family().subList(0, Math.min(most, name.family().size()));
  }

  private static String familyFirst(PersonName name, String full) {
    if (name.family().isEmpty() || name.given().isEmpty() || Scripts.isEastAsian(full)) {
      return first(name.family().isEmpty() ? name.given() : name.family(), name);
    }
    String given = Cultures.isVietnamese(name) ? name.given().getLast() : name.given().getFirst();
    return first(name.family(), name) + letter(given, name);
  }

  private static String first(List<String> parts, PersonName name) {
    return letter(parts.getFirst(), name);
  }

  private static String letter(String part, PersonName name) {
    return Initials.letter(Initials.significantWords(part).getFirst(), Cultures.locale(name));
  }
}
