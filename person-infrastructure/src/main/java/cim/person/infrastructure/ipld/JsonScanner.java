package cim.person.infrastructure.ipld;

import org.jspecify.annotations.Nullable;

/// A place in a text of JSON, and the steps over its tokens, each of which has one spelling.
final class JsonScanner {
  private static final int LONGEST_INTEGER = "-9007199254740991".length();
  private static final int EXCERPT = 20;

  private final String text;
  private int next;

  JsonScanner(String text) {
    this.text = text;
  }

  int position() {
    return next;
  }

  boolean isAtEnd() {
    return next == text.length();
  }

  char peek() {
    if (next >= text.length()) {
      throw problem("the text ends too early");
    }
    return text.charAt(next);
  }

  boolean skips(String expected) {
    if (!text.startsWith(expected, next)) {
      return false;
    }
    next += expected.length();
    return true;
  }

  void expect(char expected) {
    if (peek() != expected) {
      throw problem("not the expected " + expected);
    }
    next++;
  }

  <T> @Nullable T word(String word, @Nullable T meaning) {
    if (!skips(word)) {
      throw problem("no value begins with this");
    }
    return meaning;
  }

  Long integer() {
    int start = next;
    while (!isAtEnd() && isOfNumber(text.charAt(next))) {
      next++;
    }
    int first = text.charAt(start) == '-' ? start + 1 : start;
    if (next - start > LONGEST_INTEGER
        || !isShortestInteger(first)
        || text.startsWith("-0", start)) {
      throw problem(start, "not an integer in its shortest form, within ±(2^53−1)");
    }
    long integer = Long.parseLong(text, start, next, 10);
    if (Math.abs(integer) > DagJson.MAX_INTEGER) {
      throw problem(start, "an integer beyond ±(2^53−1)");
    }
    return integer;
  }

  private static boolean isOfNumber(char letter) {
    return isDigit(letter) || "+-.eE".indexOf(letter) >= 0;
  }

  private static boolean isDigit(char letter) {
    return letter >= '0' && letter <= '9';
  }

  private boolean isShortestInteger(int first) {
    for (int index = first; index < next; index++) {
      if (!isDigit(text.charAt(index))) {
        return false;
      }
    }
    return first < next && (text.charAt(first) != '0' || next == first + 1);
  }

  String string() {
    expect('"');
    int start = next;
    while (isPlain(peek())) {
      next++;
    }
    if (peek() == '"') {
      return text.substring(start, next++);
    }
    StringBuilder string = new StringBuilder().append(text, start, next);
    while (peek() != '"') {
      char letter = text.charAt(next);
      if (letter < ' ') {
        throw problem("a control character");
      }
      next++;
      string.append(letter == '\\' ? escaped() : letter);
    }
    next++;
    return string.toString();
  }

  private static boolean isPlain(char letter) {
    return letter >= ' ' && letter != '"' && letter != '\\';
  }

  private char escaped() {
    char letter = peek();
    next++;
    return switch (letter) {
      case '"', '\\' -> letter;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> controlCharacter();
      default -> throw problem(next - 2, "an escape that is not needed");
    };
  }

  /// `JSON.stringify` escapes by number only the control characters that have no letter.
  private char controlCharacter() {
    for (char letter = 0; letter < ' '; letter++) {
      String digits = (letter < 0x10 ? "000" : "00") + Integer.toHexString(letter);
      if ("\b\f\n\r\t".indexOf(letter) < 0 && skips(digits)) {
        return letter;
      }
    }
    throw problem(next - 2, "an escape that is not needed, or not in its one form");
  }

  NotCanonical problem(String problem) {
    return problem(next, problem);
  }

  NotCanonical problem(int where, String problem) {
    String excerpt = text.substring(where, Math.min(where + EXCERPT, text.length()));
    return new NotCanonical(problem + ", at character " + where + ": " + excerpt);
  }
}
