package cim.person.infrastructure.names;

import com.ibm.icu.lang.UScript;
import java.util.Set;

/// What the scripts of the world do with names.
final class Scripts {
  private static final Set<Integer> EAST_ASIAN =
      Set.of(UScript.HAN, UScript.HIRAGANA, UScript.KATAKANA, UScript.HANGUL, UScript.BOPOMOFO);

  private static final Set<Integer> WITHOUT_SPACES =
      Set.of(
          UScript.HAN,
          UScript.HIRAGANA,
          UScript.KATAKANA,
          UScript.BOPOMOFO,
          UScript.MYANMAR,
          UScript.THAI);

  /// Scripts in whose languages it is usual to write the first letter for a name.
  private static final Set<Integer> WITH_INITIALS =
      Set.of(
          UScript.LATIN,
          UScript.CYRILLIC,
          UScript.GREEK,
          UScript.ARMENIAN,
          UScript.GEORGIAN,
          UScript.HEBREW,
          UScript.DEVANAGARI,
          UScript.BENGALI,
          UScript.GUJARATI,
          UScript.GURMUKHI,
          UScript.TAMIL,
          UScript.TELUGU,
          UScript.KANNADA,
          UScript.MALAYALAM,
          UScript.SINHALA);

  /// Scripts whose letters are joined, so that two initials would become a word.
  private static final Set<Integer> JOINED =
      Set.of(UScript.ARABIC, UScript.SYRIAC, UScript.NKO, UScript.MONGOLIAN, UScript.ADLAM);

  private Scripts() {}

  static boolean isEastAsian(String text) {
    return areAll(text, EAST_ASIAN);
  }

  static boolean isLatin(String text) {
    return areAll(text, Set.of(UScript.LATIN));
  }

  static boolean haveInitials(String text) {
    return areAll(text, WITH_INITIALS);
  }

  static boolean isJoined(String text) {
    return text.codePoints().map(UScript::getScript).anyMatch(JOINED::contains);
  }

  static boolean isArabic(String text) {
    return text.codePoints().map(UScript::getScript).anyMatch(script -> script == UScript.ARABIC);
  }

  /// The two one after the other, without a space where neither has one in its script: 山田太郎様.
  static String join(String first, String second) {
    boolean spaceless = isWithoutSpaces(first) && isWithoutSpaces(second);
    return first + (spaceless ? "" : " ") + second;
  }

  /// Korean, although East Asian, puts a space before a title; Burmese and Thai put none.
  private static boolean isWithoutSpaces(String text) {
    return areAll(text, WITHOUT_SPACES);
  }

  /// Whether every letter is of one of the scripts; signs that all scripts share do not count.
  private static boolean areAll(String text, Set<Integer> scripts) {
    return text.codePoints()
        .map(UScript::getScript)
        .filter(script -> script != UScript.COMMON && script != UScript.INHERITED)
        .allMatch(scripts::contains);
  }
}
