package cim.person.infrastructure.index.search;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How words of other scripts are written in Latin letters (CLDR's *Any-Latin*), as somebody types
/// them who has no other keyboard. Thread-safe.
///
/// Chinese characters are read as Mandarin, in a Japanese name as well.
final class Latin {
  private static final int MOST = 20_000;

  /// Before it, all letters are Latin (Unicode block *Greek and Coptic*; the signs between are of
  /// no script of their own).
  private static final int FIRST_BEYOND_LATIN = 0x370;

  private static final Transliterator ANY_LATIN = Transliterator.getInstance("Any-Latin");

  /// Names repeat, and transliterating takes longer than all the rest.
  private static final Map<String, List<String>> KNOWN =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<String>> eldest) {
          return size() > MOST;
        }
      };

  private Latin() {}

  /// Whether the word has letters that are not Latin.
  static boolean isForeign(String word) {
    for (int at = 0; at < word.length(); at += Character.charCount(word.codePointAt(at))) {
      int point = word.codePointAt(at);
      if (point >= FIRST_BEYOND_LATIN && Character.isLetter(point) && isForeign(point)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isForeign(int letter) {
    int script = UScript.getScript(letter);
    return script != UScript.LATIN && script != UScript.COMMON;
  }

  /// The Latin terms of a word: the whole of it, and where it becomes several syllables with
  /// spaces between, each of them.
  static List<String> terms(String word) {
    synchronized (KNOWN) {
      return KNOWN.computeIfAbsent(word, Latin::transliterated);
    }
  }

  private static List<String> transliterated(String word) {
    List<String> syllables = new ArrayList<>();
    for (String part : ANY_LATIN.transliterate(word).split("[\\s']+", -1)) {
      String term = letters(Folding.fold(part));
      if (!term.isEmpty()) {
        syllables.add(Words.shortened(term));
      }
    }
    if (syllables.size() > 1) {
      syllables.addFirst(Words.shortened(String.join("", syllables)));
    }
    return List.copyOf(syllables);
  }

  /// Without the signs that stand for what Latin has no letter for.
  private static String letters(String text) {
    StringBuilder letters = new StringBuilder();
    text.codePoints()
        .filter(Character::isLetterOrDigit)
        .filter(point -> Character.getType(point) != Character.MODIFIER_LETTER)
        .forEach(letters::appendCodePoint);
    return letters.toString();
  }
}
