package cim.person.infrastructure.names;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.BreakIterator;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// First letters of names. A letter is what a reader takes for one: with its marks, and whole also
/// beyond the Basic Multilingual Plane.
final class Initials {
  private Initials() {}

  /// Each word as its first letter with a full stop, hyphens kept: *Jean-François Éric* is
  /// *J.-F. É.*
  static List<String> of(List<String> names) {
    return names.stream().flatMap(name -> words(name).stream()).map(Initials::dotted).toList();
  }

  private static String dotted(String word) {
    return Arrays.stream(word.split("[-‐]"))
        .filter(part -> !part.isEmpty())
        .map(part -> letter(part) + ".")
        .collect(Collectors.joining("-"));
  }

  /// The words of a name; all of them when none begins with a capital, else without particles:
  /// *van den Berg* is *Berg*.
  static List<String> significantWords(String name) {
    List<String> words = words(name);
    List<String> capital = words.stream().filter(word -> !beginsLower(word)).toList();
    return capital.isEmpty() ? words : capital;
  }

  private static List<String> words(String name) {
    return Arrays.stream(name.strip().split("\\s+")).toList();
  }

  private static boolean beginsLower(String word) {
    return word.codePoints().filter(Character::isLetter).limit(1).allMatch(Character::isLowerCase);
  }

  /// The first letter, as it begins a sentence.
  ///
  /// @param locale whose case rules hold: a Turkish i becomes İ
  static String letter(String text, Locale locale) {
    BreakIterator letters = BreakIterator.getCharacterInstance(locale);
    letters.setText(text);
    int start = letters.first();
    for (int end = letters.next(); end != BreakIterator.DONE; end = letters.next()) {
      if (Character.isLetter(text.codePointAt(start))) {
        return UCharacter.toTitleCase(locale, text.substring(start, end), null);
      }
      start = end;
    }
    return text.isEmpty() ? "" : text.substring(0, letters.following(0));
  }

  private static String letter(String text) {
    return letter(text, Locale.ROOT);
  }
}
