package cim.person.infrastructure.index.search;

import java.io.IOException;
import java.util.Objects;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.apache.lucene.util.automaton.ByteRunAutomaton;
import org.apache.lucene.util.automaton.CompiledAutomaton;
import org.jspecify.annotations.Nullable;

/// A word that is looked for, and how near a term comes to it. Thread-safe.
///
/// Slips are one letter too many, too few or wrong, or two letters in the wrong order; the first
/// letter is never one.
final class SoughtWord {
  /// As near as a term can come: the word itself.
  static final int EXACT = 20;

  private static final int BEGINNING = 14;
  private static final int ONE_SLIP = 8;
  private static final int TWO_SLIPS = 4;

  private static final int SHORTEST_WITH_ONE = 4;
  private static final int SHORTEST_WITH_TWO = 8;

  /// Takes a term that comes near.
  interface Visitor {
    /// @param terms stands at the term
    void visit(TermsEnum terms, int nearness) throws IOException;
  }

  private final String field;
  private final int weight;
  private final String word;
  private final boolean beginning;
  private final BytesRef bytes;
  private final @Nullable CompiledAutomaton slips;
  private final @Nullable ByteRunAutomaton one;

  private SoughtWord(String field, int weight, String word, boolean beginning, int slips) {
    this.field = field;
    this.weight = weight;
    this.word = word;
    this.beginning = beginning;
    this.bytes = new BytesRef(word);
    this.slips = slips == 0 ? null : FuzzyQuery.getFuzzyAutomaton(word, slips, 1, true);
    this.one =
        slips < 2
            ? null
            : Objects.requireNonNull(FuzzyQuery.getFuzzyAutomaton(word, 1, 1, true).runAutomaton);
  }

  /// A word of a text.
  ///
  /// @param beginning whether it may go on
  static SoughtWord word(String term, boolean beginning) {
    return new SoughtWord(PersonTerms.WORDS, 0, term, beginning, slips(term));
  }

  /// The beginning of a word, and nothing but that.
  static SoughtWord beginning(String term) {
    return new SoughtWord(PersonTerms.WORDS, 0, term, true, 0);
  }

  /// A term of another field, or what it begins with.
  ///
  /// @param weight how much it counts
  static SoughtWord held(String term, boolean beginning, int weight) {
    return new SoughtWord(PersonTerms.HELD, weight, term, beginning, 0);
  }

  private static int slips(String term) {
    int length = term.codePointCount(0, term.length());
    if (length < SHORTEST_WITH_ONE || term.chars().anyMatch(Character::isDigit)) {
      return 0;
    }
    return length < SHORTEST_WITH_TWO ? 1 : 2;
  }

  String field() {
    return field;
  }

  /// How much a term counts for which this is the frequency.
  int weight(int frequency) {
    return weight == 0 ? frequency : weight;
  }

  boolean hasFrequencies() {
    return weight == 0;
  }

  /// How near a term comes, 0 when it is none that is looked for.
  int nearness(String term) {
    return nearness(new BytesRef(term));
  }

  private int nearness(BytesRef term) {
    if (bytes.bytesEquals(term)) {
      return EXACT;
    }
    if (beginning && StringHelper.startsWith(term, bytes)) {
      return BEGINNING;
    }
    if (slips == null) {
      return 0;
    }
    ByteRunAutomaton all = Objects.requireNonNull(slips.runAutomaton);
    return all.run(term.bytes, term.offset, term.length) ? slipped(term) : 0;
  }

  private int slipped(BytesRef term) {
    return one == null || one.run(term.bytes, term.offset, term.length) ? ONE_SLIP : TWO_SLIPS;
  }

  /// Visits all terms that come near, each once.
  void forEach(Terms terms, Visitor visitor) throws IOException {
    visitBeginnings(terms.iterator(), visitor);
    if (slips == null) {
      return;
    }
    TermsEnum slipped = slips.getTermsEnum(terms);
    for (BytesRef term = slipped.next(); term != null; term = slipped.next()) {
      if (!bytes.bytesEquals(term) && !(beginning && StringHelper.startsWith(term, bytes))) {
        visitor.visit(slipped, slipped(term));
      }
    }
  }

  private void visitBeginnings(TermsEnum terms, Visitor visitor) throws IOException {
    if (!beginning) {
      if (terms.seekExact(bytes)) {
        visitor.visit(terms, EXACT);
      }
      return;
    }
    if (terms.seekCeil(bytes) == TermsEnum.SeekStatus.END) {
      return;
    }
    for (BytesRef term = terms.term();
        term != null && StringHelper.startsWith(term, bytes);
        term = terms.next()) {
      visitor.visit(terms, bytes.bytesEquals(term) ? EXACT : BEGINNING);
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SoughtWord that
        && field.equals(that.field)
        && weight == that.weight
        && word.equals(that.word)
        && beginning == that.beginning
        && (slips == null) == (that.slips == null);
  }

  @Override
  public int hashCode() {
    return Objects.hash(field, word, beginning);
  }

  @Override
  public String toString() {
    return field + ":" + word + (beginning ? "…" : "");
  }
}
