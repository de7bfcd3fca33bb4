package cim.person.domain.values;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import org.jspecify.annotations.Nullable;

/// What every text that people type must be: Unicode NFC (UAX #15), of bounded length in code
/// points, and without what cannot be seen for what it is: control characters, line breaks,
/// unassigned code points, and the bidirectional controls of UAX #9 that turn text around. Joiners
/// and directional marks, which some scripts need, stay.
public final class Text {
  /// A title, a label, a name of a thing: one line.
  public static final int LINE = 200;

  /// A reason, a comment, a source: a sentence or two, not a document.
  public static final int SENTENCE = 1_000;

  /// What Unicode calls a letter or a symbol, and nobody sees: fillers of Hangul, the empty Braille
  /// pattern.
  private static final String FILLERS = "\u115f\u1160\u3164\uffa0\u2800";

  private Text() {}

  /// The text in NFC without surrounding white space.
  ///
  /// @throws MalformedValue when nothing to see is left of it, or it has forbidden code points or
  ///     more than `limit`
  public static String parse(String field, String text, int limit) {
    String clean = Normalizer.normalize(withoutSurroundingSpace(text), Form.NFC);
    if (clean.codePoints().allMatch(Text::isInvisible)) {
      throw new MalformedValue(field, "must not be empty");
    }
    if (clean.codePoints().anyMatch(Text::isForbidden)) {
      throw new MalformedValue(
          field,
          "must not contain control characters, unassigned code points or bidirectional overrides");
    }
    if (clean.codePointCount(0, clean.length()) > limit) {
      throw new MalformedValue(field, "must have at most " + limit + " characters");
    }
    return clean;
  }

  /// Like [#parse], where absent text stays absent.
  public static @Nullable String parseOptional(String field, @Nullable String text, int limit) {
    return text == null ? null : parse(field, text, limit);
  }

  /// Unlike [String#strip], also without spaces that do not break. No pattern, which would take
  /// quadratic time for many spaces within.
  private static String withoutSurroundingSpace(String text) {
    int begin = 0;
    int end = text.length();
    while (begin < end && isSpace(text.charAt(begin))) {
      begin++;
    }
    while (begin < end && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(begin, end);
  }

  private static boolean isSpace(int codePoint) {
    return Character.isSpaceChar(codePoint) || Character.isWhitespace(codePoint);
  }

  /// Marks, among them the selectors of variants, show on a letter only.
  private static boolean isInvisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.FORMAT, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
      default -> isSpace(codePoint) || FILLERS.indexOf(codePoint) >= 0;
    };
  }

  private static boolean isForbidden(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.FORMAT ->
          (codePoint >= 0x202a && codePoint <= 0x202e)
              || (codePoint >= 0x2066 && codePoint <= 0x2069);
      case Character.CONTROL,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
