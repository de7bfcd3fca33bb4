package cim.person.infrastructure.index;

import java.io.IOException;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.FieldComparator;
import org.apache.lucene.search.FieldComparatorSource;
import org.apache.lucene.search.Pruning;
import org.apache.lucene.util.BytesRef;

/// Orders documents by the collation of their names.
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
    return new FieldComparator.TermValComparator(hits, field, false) {
      @Override
      protected BinaryDocValues getBinaryDocValues(LeafReaderContext segment, String name)
          throws IOException {
        return new Keys(
            DocValues.getSorted(segment.reader(), name),
            collations.keys(collation, segment.reader(), name));
      }
    };
  }

  /// A segment's names, each as its key.
  private static final class Keys extends BinaryDocValues {
    private final SortedDocValues names;
    private final CollationKeys keys;
    private final BytesRef key = new BytesRef();

    Keys(SortedDocValues names, CollationKeys keys) {
      this.names = names;
      this.keys = keys;
    }

    @Override
    public BytesRef binaryValue() throws IOException {
      keys.read(names.ordValue(), key);
      return key;
    }

    @Override
    public boolean advanceExact(int target) throws IOException {
      return names.advanceExact(target);
    }

    @Override
    public int docID() {
      return names.docID();
    }

    @Override
    public int nextDoc() throws IOException {
      return names.nextDoc();
    }

    @Override
    public int advance(int target) throws IOException {
      return names.advance(target);
    }

    @Override
    public long cost() {
      return names.cost();
    }
  }
}
