package cim.person.infrastructure.index;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.FieldComparator;
import org.apache.lucene.search.FieldComparatorSource;
import org.apache.lucene.search.LeafFieldComparator;
import org.apache.lucene.search.Pruning;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// Orders documents by the collation of their names: within a segment by the places of the names,
/// across segments by their keys.
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
    return new Names(field, hits);
  }

  private final class Names extends FieldComparator<BytesRef> {
    private final String field;
    private final @Nullable BytesRef[] slots;
    private @Nullable BytesRef top;
    private @Nullable BytesRef bottom;

    Names(String field, int hits) {
      this.field = field;
      this.slots = new @Nullable BytesRef[hits];
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
          collations.keys(collation, segment.reader(), field));
    }

    private final class Leaf implements LeafFieldComparator {
      private final SortedDocValues names;
      private final CollationKeys keys;
      private final int topPlace;
      private int bottomPlace;

      Leaf(SortedDocValues names, CollationKeys keys) {
        this.names = names;
        this.keys = keys;
        this.topPlace = top == null ? 0 : keys.place(top);
        this.bottomPlace = bottom == null ? 0 : keys.place(bottom);
      }

      @Override
      public void setBottom(int slot) {
        bottom = slot(slot);
        bottomPlace = keys.place(bottom);
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
}
