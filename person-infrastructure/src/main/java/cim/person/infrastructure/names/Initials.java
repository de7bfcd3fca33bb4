package cim.person.infrastructure.names;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.CaseMap;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// First letters of names. A letter is what a reader takes for one: with its marks, whole also
/// beyond the Basic Multilingual Plane, and of two signs where the alphabet has such letters, as
/// the Hungarian *gy* and the Dutch *ij*.
final class Initials {
  /// The letters of several signs, the longest first, of the alphabets that abbreviate a name to
  /// such a letter (CLDR, exemplar characters).
  private static final Map<String, List<String>> OF_SEVERAL_SIGNS =
      Map.of(
          "bs", List.of("dž", "lj", "nj"),
          "cs", List.of("ch"),
          "hr", List.of("dž", "lj", "nj"),
          "hu", List.of("dzs", "cs", "dz", "gy", "ly", "ny", "sz", "ty", "zs"),
          "nl", List.of("ij"),
          "sk", List.of("ch", "dz", "dž"),
          "sr", List.of("dž", "lj", "nj"));

  /// Never used itself, for it has a position: each reader takes a copy.
  private static final BreakIterator LETTERS = BreakIterator.getCharacterInstance(Locale.ROOT);

  private static final CaseMap.Title TITLE = CaseMap.toTitle().wholeString();

  private Initials() {}

  /// Each word as its first letter with a full stop, hyphens kept: *Jean-François Éric* is
  /// *J.-F. É.*
  static List<String> of(List<String> names, Locale locale) {
    return names.stream()
        .flatMap(name -> words(name).stream())
        .map(word -> dotted(word, locale))
        .toList();
  }

  private static String dotted(String word, Locale locale) {
    return Arrays.stream(word.split("[-‐]"))
        .filter(part -> !part.isEmpty())
        .map(part -> letter(part, locale) + ".")
        .collect(Collectors.joining("-"));
  }

  /// Whether a text is nothing but initials: *M. K.*
  static boolean areAll(String text) {
    return words(text).stream().allMatch(word -> word.endsWith("."));
  }

  /// The words of a name; all of them when none begins with a capital, else without particles:
  /// *van den Berg* is *Berg*.
  static List<String> significantWords(String name) {
    List<String> words = words(name);
    List<String> capital = words.stream().filter(word -> !beginsLower(word)).toList();
    return capital.isEmpty() ? words : capital;
  }

  static List<String> words(String name) {
    return Arrays.stream(name.strip().split("\\s+")).toList();
  }

  private static boolean beginsLower(String word) {
    return word.codePoints().filter(Character::isLetter).limit(1).allMatch(Character::isLowerCase);
  }

  /// The first letter, as it begins a sentence.
  ///
  /// @param locale whose alphabet and case rules hold: a Turkish i becomes İ
  static String letter(String text, Locale locale) {
    BreakIterator letters = LETTERS.clone();
    letters.setText(text);
    int start = letters.first();
    for (int end = letters.next(); end != BreakIterator.DONE; end = letters.next()) {
      if (Character.isLetter(text.codePointAt(start))) {
        int whole = Math.max(end, start + lengthInTheAlphabet(text.substring(start), locale));
        return TITLE.apply(locale, null, text.substring(start, whole));
      }
      start = end;
    }
    return text.isEmpty() ? "" : text.substring(0, letters.following(0));
  }

  /// A text with a capital at its beginning, if a letter is there: *Van der Merwe*, but *'t Hart*.
  static String capital(String text) {
    int first = text.offsetByCodePoints(0, 1);
    return TITLE.apply(Locale.ROOT, null, text.substring(0, first)) + text.substring(first);
  }

  /// How long the alphabet's letter of several signs is that the text begins with; 0 for none.
  private static int lengthInTheAlphabet(String text, Locale locale) {
    String lower = UCharacter.toLowerCase(locale, text);
    return OF_SEVERAL_SIGNS.getOrDefault(locale.getLanguage(), List.of()).stream()
        .filter(lower::startsWith)
        .map(String::length)
        .findFirst()
        .orElse(0);
  }
}
