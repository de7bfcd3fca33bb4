package cim.person.domain.values;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A person's name in its parts, each as it was given: nothing is split, capitalised or
/// transliterated by guess. One-letter and one-part names are names.
///
/// @param given given names in order; may be empty when there is a family name
/// @param family family names in order, such as both surnames of a Spanish name; may be empty when
///     there is a given name
/// @param patronymic a name after the father
/// @param matronymic a name after the mother
/// @param familyPrefix a particle before the family name that sorting passes over, as in *van den*
///     Berg
/// @param prefixes titles before the name: *Dr.*
/// @param suffixes what follows the name: *Jr.*
/// @param preferred what the person wants to be called
/// @param convention how the parts stand together
/// @param locale the language of the name, a BCP 47 tag
public record PersonName(
    List<String> given,
    List<String> family,
    @Nullable String patronymic,
    @Nullable String matronymic,
    @Nullable String familyPrefix,
    List<String> prefixes,
    List<String> suffixes,
    @Nullable String preferred,
    NameConvention convention,
    @Nullable String locale) {

  private static final int LONGEST_PART = 200;
  private static final int MOST_PARTS = 20;

  public PersonName {
    given = List.copyOf(given);
    family = List.copyOf(family);
    prefixes = List.copyOf(prefixes);
    suffixes = List.copyOf(suffixes);
    if (given.isEmpty() && family.isEmpty()) {
      throw new MalformedValue("given", "must not be empty when there is no family name");
    }
  }

  /// A name as it comes in with a command: every part in NFC, without control characters, at most
  /// 200 code points; at most 20 parts of a kind; a well-formed BCP 47 locale.
  ///
  /// @throws MalformedValue naming the part that is wrong
  public static PersonName parse(
      List<String> given,
      List<String> family,
      @Nullable String patronymic,
      @Nullable String matronymic,
      @Nullable String familyPrefix,
      List<String> prefixes,
      List<String> suffixes,
      @Nullable String preferred,
      NameConvention convention,
      @Nullable String locale) {
    return new PersonName(
        parts("given", given),
        parts("family", family),
        Text.parseOptional("patronymic", patronymic, LONGEST_PART),
        Text.parseOptional("matronymic", matronymic, LONGEST_PART),
        Text.parseOptional("familyPrefix", familyPrefix, LONGEST_PART),
        parts("prefixes", prefixes),
        parts("suffixes", suffixes),
        Text.parseOptional("preferred", preferred, LONGEST_PART),
        convention,
        locale == null ? null : Codes.locale("locale", locale));
  }

  private static List<String> parts(String field, List<String> texts) {
    if (texts.size() > MOST_PARTS) {
      throw new MalformedValue(field, "must have at most " + MOST_PARTS + " parts");
    }
    return IntStream.range(0, texts.size())
        .mapToObj(i -> Text.parse(field + "[" + i + "]", texts.get(i), LONGEST_PART))
        .toList();
  }
}
