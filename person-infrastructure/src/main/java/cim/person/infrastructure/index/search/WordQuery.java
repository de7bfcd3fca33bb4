package cim.person.infrastructure.index.search;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/// Whoever has a term that comes near to a word. The score is the most that one of the terms is
/// worth: its nearness times its weight, a whole number.
///
/// All terms count, however many they are: a beginning of one letter finds everybody with a word
/// that begins so. A byte for each document of a segment says what it is worth.
final class WordQuery extends Query {
  private final SoughtWord word;
  private final int leastWeight;

  /// @param leastWeight terms that weigh less do not count
  WordQuery(SoughtWord word, int leastWeight) {
    this.word = word;
    this.leastWeight = leastWeight;
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
    return new Weight(this) {
      @Override
      public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext segment) throws IOException {
        Worths worths = worths(segment);
        return worths == null ? null : new Supplier(worths);
      }

      @Override
      public Explanation explain(LeafReaderContext segment, int document) throws IOException {
        Worths worths = worths(segment);
        int worth = worths == null ? 0 : worths.of(document);
        return worth == 0
            ? Explanation.noMatch(word.toString())
            : Explanation.match(worth, word.toString());
      }

      @Override
      public boolean isCacheable(LeafReaderContext segment) {
        return true;
      }
    };
  }

  private @Nullable Worths worths(LeafReaderContext segment) throws IOException {
    Terms terms = segment.reader().terms(word.field());
    if (terms == null) {
      return null;
    }
    Worths worths = new Worths(segment.reader().maxDoc());
    int flags = word.hasFrequencies() ? PostingsEnum.FREQS : PostingsEnum.NONE;
    PostingsEnum[] reused = new PostingsEnum[1];
    word.forEach(
        terms,
        (each, nearness) -> {
          PostingsEnum postings = each.postings(reused[0], flags);
          reused[0] = postings;
          for (int doc = postings.nextDoc();
              doc != DocIdSetIterator.NO_MORE_DOCS;
              doc = postings.nextDoc()) {
            int weight = word.weight(word.hasFrequencies() ? postings.freq() : 1);
            if (weight >= leastWeight) {
              worths.add(doc, nearness * weight);
            }
          }
        });
    return worths.isEmpty() ? null : worths;
  }

  private static final class Supplier extends ScorerSupplier {
    private final Worths worths;

    Supplier(Worths worths) {
      this.worths = worths;
    }

    @Override
    public Scorer get(long leadCost) {
      DocIdSetIterator documents = worths.documents();
      return new Scorer() {
        @Override
        public int docID() {
          return documents.docID();
        }

        @Override
        public DocIdSetIterator iterator() {
          return documents;
        }

        @Override
        public float getMaxScore(int upTo) {
          return worths.most();
        }

        @Override
        public float score() {
          return worths.of(documents.docID());
        }
      };
    }

    @Override
    public long cost() {
      return worths.count();
    }
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public String toString(String field) {
    return word.toString();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof WordQuery that
        && word.equals(that.word)
        && leastWeight == that.leastWeight;
  }

  @Override
  public int hashCode() {
    return 31 * word.hashCode() + leastWeight;
  }
}
