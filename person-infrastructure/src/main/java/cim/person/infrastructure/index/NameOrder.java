package cim.person.infrastructure.index;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.AbstractDocIdSetIterator;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FieldComparator;
import org.apache.lucene.search.FieldComparatorSource;
import org.apache.lucene.search.LeafFieldComparator;
import org.apache.lucene.search.Pruning;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// Orders documents by the collation of their names: within a segment by the places of the names,
/// across segments by their keys. Once as many are found as are wanted, only those are looked at
/// that can come before the last of them.
final class NameOrder extends FieldComparatorSource {
  private final Collations collations;
  private final String collation;

  NameOrder(Collations collations, String collation) {
    this.collations = collations;
    this.collation = collation;
  }

  @Override
  public FieldComparator<?> newComparator(
      String field, int hits, Pruning pruning, boolean reversed) {
    return new Names(field, hits, reversed, pruning != Pruning.NONE);
  }

  private final class Names extends FieldComparator<BytesRef> {
    private final String field;
    private final @Nullable BytesRef[] slots;
    private final boolean reversed;
    private boolean skips;
    private boolean haveEnough;
    private @Nullable BytesRef top;
    private @Nullable BytesRef bottom;

    /// @param reversed whether the last come first
    /// @param skips whether documents may be passed over that come too late
    Names(String field, int hits, boolean reversed, boolean skips) {
      this.field = field;
      this.slots = new @Nullable BytesRef[hits];
      this.reversed = reversed;
      this.skips = skips;
    }

    @Override
    public void disableSkipping() {
      skips = false;
    }

    private BytesRef slot(int slot) {
      return requireNonNull(slots[slot]);
    }

    @Override
    public int compare(int first, int second) {
      return slot(first).compareTo(slot(second));
    }

    @Override
    public void setTopValue(BytesRef value) {
      top = value;
    }

    @Override
    public BytesRef value(int slot) {
      return slot(slot);
    }

    @Override
    public LeafFieldComparator getLeafComparator(LeafReaderContext segment) throws IOException {
      return new Leaf(
          DocValues.getSorted(segment.reader(), field),
          collations.names(collation, segment.reader(), field));
    }

    private final class Leaf implements LeafFieldComparator {
      private final SortedDocValues names;
      private final CollationKeys keys;
      private final Competitors competitors;
      private final int topPlace;
      private int bottomPlace;

      Leaf(SortedDocValues names, Collations.NamesOfSegment segment) {
        this.names = names;
        this.keys = segment.keys();
        this.competitors = new Competitors(segment.documents());
        this.topPlace = top == null ? 0 : keys.place(top);
        this.bottomPlace = bottom == null ? 0 : keys.place(bottom);
        passOver();
      }

      @Override
      public void setBottom(int slot) {
        bottom = slot(slot);
        bottomPlace = keys.place(bottom);
        passOver();
      }

      @Override
      public void setHitsThresholdReached() {
        haveEnough = true;
        passOver();
      }

      @Override
      public @Nullable DocIdSetIterator competitiveIterator() {
        return skips ? competitors : null;
      }

      private void passOver() {
        if (!skips || !haveEnough || bottom == null) {
          return;
        }
        int from = top == null ? 0 : competitors.documents.before(topPlace);
        int to = competitors.documents.upTo(bottomPlace);
        if (reversed) {
          from = competitors.documents.before(bottomPlace);
          to = top == null ? competitors.documents.size() : competitors.documents.upTo(topPlace);
        }
        competitors.narrow(from, to);
      }

      @Override
      public int compareBottom(int document) throws IOException {
        return Integer.compare(bottomPlace, place(document));
      }

      @Override
      public int compareTop(int document) throws IOException {
        return Integer.compare(topPlace, place(document));
      }

      @Override
      public void copy(int slot, int document) throws IOException {
        slots[slot] = keys.key(ordinal(document));
      }

      @Override
      public void setScorer(Scorable scorer) {}

      private int place(int document) throws IOException {
        return keys.place(ordinal(document));
      }

      /// Every person has a name to be sorted by, if an empty one.
      private int ordinal(int document) throws IOException {
        if (!names.advanceExact(document)) {
          throw new IllegalStateException("a document without a name");
        }
        return names.ordValue();
      }
    }
  }

  /// The documents of a segment that may still come before the last that was found.
  private static final class Competitors extends AbstractDocIdSetIterator {
    /// To gather them takes about as long as to look at so many times their number.
    private static final int WORTHWHILE = 32;

    private final DocumentsByName documents;
    private DocIdSetIterator left;
    private int count;

    Competitors(DocumentsByName documents) {
      this.documents = documents;
      this.left = DocIdSetIterator.all(documents.size());
      this.count = documents.size();
    }

    /// Leaves those between two numbers in the order of the names, when they are far fewer than
    /// before.
    void narrow(int from, int to) {
      int fewer = Math.max(0, to - from);
      if (fewer < count / WORTHWHILE) {
        left = documents.between(from, to);
        count = fewer;
      }
    }

    @Override
    public int nextDoc() throws IOException {
      return advance(doc + 1);
    }

    @Override
    public int advance(int target) throws IOException {
      doc = left.docID() < target ? left.advance(target) : left.docID();
      return doc;
    }

    @Override
    public long cost() {
      return count;
    }
  }
}
