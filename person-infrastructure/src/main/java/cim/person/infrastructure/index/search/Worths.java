package cim.person.infrastructure.index.search;

import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;

/// What the documents of a segment are worth, 1 to 255; those that are worth nothing are not among
/// them.
final class Worths {
  private final byte[] worths;
  private final FixedBitSet documents;
  private int count;
  private int most;

  Worths(int documents) {
    this.worths = new byte[documents];
    this.documents = new FixedBitSet(documents);
  }

  /// The most that a document is said to be worth counts.
  void add(int document, int worth) {
    int before = worths[document] & 0xff;
    if (before < worth) {
      worths[document] = (byte) worth;
      documents.set(document);
      count += before == 0 ? 1 : 0;
      most = Math.max(most, worth);
    }
  }

  boolean isEmpty() {
    return count == 0;
  }

  int count() {
    return count;
  }

  int most() {
    return most;
  }

  int of(int document) {
    return worths[document] & 0xff;
  }

  DocIdSetIterator documents() {
    return new BitSetIterator(documents, count);
  }
}
