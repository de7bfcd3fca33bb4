package cim.person.infrastructure.index.search;

import cim.person.infrastructure.index.search.Words.Word;
import java.util.function.BiConsumer;

/// Under which terms a word of a person is found.
final class Spellings {
  /// Of ten, how much a word counts that is not found as it is written.
  static final int LESS = 8;

  private static final int SHORTEST_AFTER_AN_APOSTROPHE = 3;

  private Spellings() {}

  /// @param terms takes each term, and how much of ten it counts
  static void of(String text, Word word, BiConsumer<String, Integer> terms) {
    terms.accept(word.term(), 10);
    String written = text.substring(word.start(), word.end());
    if (Latin.isForeign(written)) {
      Latin.terms(written).forEach(latin -> terms.accept(latin, LESS));
    }
    int elided = Math.max(written.lastIndexOf('\''), written.lastIndexOf('’'));
    if (elided >= 0 && written.length() - elided > SHORTEST_AFTER_AN_APOSTROPHE) {
      terms.accept(Words.shortened(Folding.fold(written.substring(elided + 1))), LESS);
    }
  }
}
