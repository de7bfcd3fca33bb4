package cim.person.domain.values;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import org.jspecify.annotations.Nullable;

/// What every text that people type must be: Unicode NFC (UAX #15), without control characters,
/// and of bounded length in code points.
public final class Text {
  /// A reason, a comment, a source: a sentence or two, not a document.
  public static final int SENTENCE = 1_000;

  private Text() {}

  /// The text in NFC without surrounding white space.
  ///
  /// @throws MalformedValue when nothing is left of it, or it has control characters, lone
  ///     surrogates or more than `limit` code points
  public static String parse(String field, String text, int limit) {
    String clean = Normalizer.normalize(text.strip(), Form.NFC);
    if (clean.codePoints().allMatch(Character::isSpaceChar)) {
      throw new MalformedValue(field, "must not be empty");
    }
    if (clean.codePoints().anyMatch(Text::isForbidden)) {
      throw new MalformedValue(field, "must not contain control characters or lone surrogates");
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

  private static boolean isForbidden(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
