package cim.person.infrastructure.names;

import cim.person.application.ports.PersonNames;
import cim.person.domain.values.NameConvention;
import cim.person.domain.values.NameStyle;
import cim.person.domain.values.PersonName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/// Shows names by their own convention and locale. Never empty, whatever parts a name has.
public final class IcuPersonNames implements PersonNames {
  private static final String VIETNAMESE = "vi";
  private static final String NOTHING_TO_SHOW = "?";

  @Override
  public String display(PersonName name, NameStyle style) {
    String text =
        switch (style) {
          case FULL -> full(name);
          case FORMAL -> formal(name);
          case INFORMAL -> informal(name);
          case SHORT -> shortened(name);
          case SORTING -> SortingOrder.of(name).shown();
          case INITIALS -> Badge.of(name);
        };
    if (!text.isBlank()) {
      return text;
    }
    String full = full(name);
    return full.isBlank() ? NOTHING_TO_SHOW : full;
  }

  static String full(PersonName name) {
    return switch (name.convention()) {
      case EAST_ASIAN -> join(name, List.of(family(name), name.given(), between(name)));
      case WESTERN, SPANISH, PATRONYMIC, MONONYMIC, OTHER ->
          join(name, List.of(name.given(), between(name), family(name)));
    };
  }

  private static String formal(PersonName name) {
    String text = full(name);
    for (String prefix : name.prefixes().reversed()) {
      text = Scripts.join(prefix, text);
    }
    for (String suffix : name.suffixes()) {
      text = Scripts.join(text, suffix);
    }
    return text;
  }

  private static String informal(PersonName name) {
    if (name.preferred() != null) {
      return name.preferred();
    }
    if (name.given().isEmpty()) {
      return full(name);
    }
    return switch (name.convention()) {
      case WESTERN, PATRONYMIC, OTHER -> name.given().getFirst();
      case SPANISH, MONONYMIC -> join(name, List.of(name.given()));
      case EAST_ASIAN ->
          isVietnamese(name) ? name.given().getLast() : join(name, List.of(name.given()));
    };
  }

  private static String shortened(PersonName name) {
    if (name.family().isEmpty() || name.given().isEmpty()) {
      return join(name, List.of(name.given(), family(name)));
    }
    return switch (name.convention()) {
      case EAST_ASIAN -> shortFamilyFirst(name);
      case SPANISH -> join(name, List.of(Initials.of(name.given()), name.family().subList(0, 1)));
      case WESTERN, PATRONYMIC, MONONYMIC, OTHER ->
          Scripts.haveInitials(full(name))
              ? join(
                  name,
                  List.of(Initials.of(name.given()), Initials.of(between(name)), family(name)))
              : join(name, List.of(name.given(), family(name)));
    };
  }

  private static String shortFamilyFirst(PersonName name) {
    if (!Scripts.haveInitials(full(name))) {
      return join(name, List.of(family(name), name.given()));
    }
    if (!isVietnamese(name)) {
      return join(name, List.of(family(name), Initials.of(name.given())));
    }
    List<String> given =
        new ArrayList<>(Initials.of(name.given().subList(0, name.given().size() - 1)));
    given.add(name.given().getLast());
    return join(name, List.of(family(name), given));
  }

  static boolean isVietnamese(PersonName name) {
    return name.locale() != null
        && Locale.forLanguageTag(name.locale()).getLanguage().equals(VIETNAMESE);
  }

  /// The names after father and mother.
  static List<String> between(PersonName name) {
    List<String> parts = new ArrayList<>();
    if (name.patronymic() != null) {
      parts.add(name.patronymic());
    }
    if (name.matronymic() != null) {
      parts.add(name.matronymic());
    }
    return parts;
  }

  private static List<String> family(PersonName name) {
    if (name.familyPrefix() == null || name.family().isEmpty()) {
      return name.family();
    }
    List<String> family = new ArrayList<>(name.family());
    family.addFirst(name.familyPrefix());
    return Collections.unmodifiableList(family);
  }

  /// East Asian names have no spaces in their own scripts.
  private static String join(PersonName name, List<List<String>> parts) {
    List<String> all = parts.stream().flatMap(List::stream).toList();
    boolean spaceless =
        name.convention() == NameConvention.EAST_ASIAN
            && all.stream().allMatch(Scripts::isEastAsian);
    return String.join(spaceless ? "" : " ", all);
  }
}
