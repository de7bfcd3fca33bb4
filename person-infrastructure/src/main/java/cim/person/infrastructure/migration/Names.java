package cim.person.infrastructure.migration;

import cim.person.domain.values.MalformedValue;
import cim.person.domain.values.NameConvention;
import cim.person.domain.values.PersonName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Names in the two forms that the older service had, under one event name and without a mark.
/// Their text stays as it was written, also where a command of today would compose its letters.
final class Names {
  private static final Map<String, NameConvention> CONVENTIONS =
      Map.of(
          "Western", NameConvention.WESTERN,
          "Spanish", NameConvention.SPANISH,
          "EastAsian", NameConvention.EAST_ASIAN,
          "Patronymic", NameConvention.PATRONYMIC,
          "Mononymic", NameConvention.MONONYMIC,
          "Other", NameConvention.OTHER);

  private Names() {}

  static PersonName read(Fields parent, String field) throws Settled {
    Fields name = parent.object(field);
    try {
      PersonName read =
          name.has("components")
              ? ofParts(name)
              : name.has("given_name") ? ofLines(name) : unknownShape(name);
      name.end();
      PersonName _ = parsed(read);
      return read;
    } catch (MalformedValue malformed) {
      Code code =
          String.valueOf(malformed.getMessage()).contains("at most")
              ? Code.OVERSIZE
              : Code.NAME_SHAPE;
      throw new Settled(code, name.path() + "." + malformed.field() + " " + malformed.getMessage());
    }
  }

  /// As a command of today writes it.
  static PersonName parse(Fields parent, String field) throws Settled {
    return parsed(read(parent, field));
  }

  /// What 0.8 wrote.
  private static PersonName ofParts(Fields name) throws Settled {
    Fields parts = name.object("components");
    PersonName read =
        new PersonName(
            present(parts.texts("given_names")),
            present(parts.texts("family_names")),
            present(parts.optionalText("patronymic")),
            present(parts.optionalText("matronymic")),
            null,
            present(parts.texts("prefixes")),
            present(parts.texts("suffixes")),
            present(name.optionalText("preferred_form")),
            Words.one(CONVENTIONS, name, "naming_convention"),
            null);
    parts.end();
    return read;
  }

  /// What 0.7.8 wrote. It did not say how the parts stand together, and nothing is split by guess.
  private static PersonName ofLines(Fields name) throws Settled {
    List<String> given = new ArrayList<>(present(List.of(name.text("given_name"))));
    given.addAll(present(name.texts("middle_names")));
    return new PersonName(
        given,
        present(List.of(name.text("family_name"))),
        null,
        null,
        null,
        listed(name.optionalText("honorific")),
        listed(name.optionalText("suffix")),
        present(name.optionalText("preferred_name")),
        NameConvention.OTHER,
        null);
  }

  private static PersonName unknownShape(Fields name) throws Settled {
    throw new Settled(
        Code.NAME_SHAPE, name.path() + " has neither the form of 0.7.8 nor that of 0.8");
  }

  private static PersonName parsed(PersonName name) {
    return PersonName.parse(
        name.given(),
        name.family(),
        name.patronymic(),
        name.matronymic(),
        name.familyPrefix(),
        name.prefixes(),
        name.suffixes(),
        name.preferred(),
        name.convention(),
        name.locale());
  }

  private static List<String> present(List<String> texts) {
    return texts.stream().filter(text -> !text.isBlank()).toList();
  }

  private static @Nullable String present(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }

  private static List<String> listed(@Nullable String text) {
    return text == null || text.isBlank() ? List.of() : List.of(text);
  }
}
