package cim.person.infrastructure.index.search;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Takes texts apart into words: runs of letters and digits, and where a script writes no spaces,
/// what ICU's dictionaries find. An apostrophe is part of a word, and so are the signs at the end
/// of *C++* and *C#*. Thread-safe.
final class Words {
  /// A word where it stands.
  ///
  /// @param start its first char in the text
  /// @param end the char after its last
  /// @param term what it is compared by
  record Word(int start, int end, String term) {}

  private static final String APOSTROPHES = "'’ʼ`";
  private static final String SIGNS_AT_THE_END = "+#";
  private static final int LONGEST = 64;

  private static final Set<Integer> WITHOUT_SPACES =
      Set.of(
          UScript.HAN,
          UScript.HIRAGANA,
          UScript.KATAKANA,
          UScript.THAI,
          UScript.LAO,
          UScript.KHMER,
          UScript.MYANMAR);

  /// The first of Thai, before all the others.
  private static final int FIRST_WITHOUT_SPACES = 0xe00;

  private Words() {}

  static List<Word> of(String text) {
    List<Word> words = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      if (isLetter(point)) {
        int end = endOfRun(text, at);
        run(text, at, end, words);
        at = end;
      } else {
        at += Character.charCount(point);
      }
    }
    return words;
  }

  /// The words, and whatever a dictionary has found more than one word in, as a whole: it does not
  /// know all names.
  static List<Word> andWholeRuns(String text) {
    List<Word> words = new ArrayList<>(of(text));
    if (isWithoutSpaces(text)) {
      for (int at = 0; at < text.length(); ) {
        int point = text.codePointAt(at);
        int end = isLetter(point) ? endOfRun(text, at) : at + Character.charCount(point);
        if (isWithoutSpaces(text.substring(at, end))) {
          add(text.substring(at, end), at, end, words);
        }
        at = end;
      }
    }
    return words;
  }

  /// The words' terms.
  static List<String> terms(String text) {
    return of(text).stream().map(Word::term).toList();
  }

  /// Whether ICU's dictionaries are needed.
  static boolean isWithoutSpaces(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= FIRST_WITHOUT_SPACES && isWithoutSpaces(text.codePointAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static int endOfRun(String text, int start) {
    int at = start;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      int next = at + Character.charCount(point);
      if (!isLetter(point) && !isWithin(text, point, next)) {
        break;
      }
      at = next;
    }
    int end = at;
    while (end < text.length() && SIGNS_AT_THE_END.indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    return end == text.length() || !isLetter(text.codePointAt(end)) ? end : at;
  }

  /// Marks, joiners, and apostrophes before a letter.
  private static boolean isWithin(String text, int point, int next) {
    if (APOSTROPHES.indexOf(point) >= 0) {
      return next < text.length() && isLetter(text.codePointAt(next));
    }
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.FORMAT ->
          true;
      default -> false;
    };
  }

  private static boolean isLetter(int point) {
    return point < 0x80
        ? (point | 0x20) >= 'a' && (point | 0x20) <= 'z' || point >= '0' && point <= '9'
        : Character.isLetterOrDigit(point);
  }

  private static boolean isWithoutSpaces(int point) {
    return point >= FIRST_WITHOUT_SPACES && WITHOUT_SPACES.contains(UScript.getScript(point));
  }

  private static void run(String text, int start, int end, List<Word> words) {
    String run = text.substring(start, end);
    if (!isWithoutSpaces(run)) {
      add(run, start, end, words);
      return;
    }
    BreakIterator breaks = BreakIterator.getWordInstance(Locale.ROOT);
    breaks.setText(run);
    int from = breaks.first();
    for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
      add(run.substring(from, to), start + from, start + to, words);
      from = to;
    }
  }

  private static void add(String word, int start, int end, List<Word> words) {
    String term = shortened(withoutApostrophes(Folding.fold(word)));
    if (!term.isEmpty()) {
      words.add(new Word(start, end, term));
    }
  }

  private static String withoutApostrophes(String word) {
    String plain = word;
    for (int i = 0; i < APOSTROPHES.length(); i++) {
      if (plain.indexOf(APOSTROPHES.charAt(i)) >= 0) {
        plain = plain.replace(APOSTROPHES.substring(i, i + 1), "");
      }
    }
    return plain;
  }

  static String shortened(String term) {
    if (term.length() <= LONGEST) {
      return term;
    }
    int end = Character.isHighSurrogate(term.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return term.substring(0, end);
  }
}
