package cim.person.infrastructure.names;

import cim.person.application.ports.PersonNames;
import cim.person.domain.values.NameStyle;
import cim.person.domain.values.PersonName;

/// Shows names by their own convention and locale. Never empty, whatever parts a name has.
public final class IcuPersonNames implements PersonNames {
  private static final String NOTHING_TO_SHOW = "?";

  @Override
  public String display(PersonName name, NameStyle style) {
    String text =
        switch (style) {
          case FULL -> full(name);
          case FORMAL -> formal(name);
          case INFORMAL -> informal(name);
          case SHORT -> ShortForm.of(name);
          case SORTING -> sorted(name);
          case INITIALS -> Badge.of(name);
        };
    if (!text.isBlank()) {
      return text;
    }
    String full = full(name);
    return full.isBlank() ? NOTHING_TO_SHOW : full;
  }

  private static String sorted(PersonName name) {
    SortingOrder order = SortingOrder.of(name);
    return WrittenByIcu.isForSorting(name, order)
        ? WrittenByIcu.sorted(name, order)
        : order.shown();
  }

  static String full(PersonName name) {
    if (Cultures.isFatherFirst(name)) {
      return Parts.join(name, Parts.concat(Parts.between(name), name.given()));
    }
    return switch (name.convention()) {
      case EAST_ASIAN ->
          Parts.join(name, Parts.concat(Parts.family(name), name.given(), Parts.between(name)));
      case WESTERN, SPANISH, PATRONYMIC, MONONYMIC, OTHER ->
          Parts.join(name, Parts.concat(name.given(), Parts.between(name), Parts.family(name)));
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
      case SPANISH, MONONYMIC -> Parts.join(name, name.given());
      case EAST_ASIAN -> {
        if (Cultures.isVietnamese(name)) {
          yield name.given().getLast();
        }
        yield Cultures.isHungarian(name) ? name.given().getFirst() : Parts.join(name, name.given());
      }
    };
  }
}
