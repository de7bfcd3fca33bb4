package cim.person.infrastructure.index;

import java.io.IOException;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.SparseFixedBitSet;

/// The documents of one segment of the index in the order of their names, so that a list that has
/// its first names need not look at whoever comes after them. Immutable.
///
/// Places are those of [CollationKeys].
final class DocumentsByName {
  private final int[] documents;

  /// For each name, where its documents end.
  private final int[] ends;

  private DocumentsByName(int[] documents, int[] ends) {
    this.documents = documents;
    this.ends = ends;
  }

  /// @param names of all documents, from the first
  /// @param size how many documents there are
  static DocumentsByName of(SortedDocValues names, CollationKeys keys, int size)
      throws IOException {
    int[] numbers = new int[size];
    int[] next = new int[keys.distinct() + 1];
    for (int document = 0; document < size; document++) {
      if (!names.advanceExact(document)) {
        throw new IllegalStateException("a document without a name");
      }
      numbers[document] = keys.place(names.ordValue()) >> 1;
      next[numbers[document] + 1]++;
    }
    for (int i = 1; i < next.length; i++) {
      next[i] += next[i - 1];
    }
    int[] documents = new int[size];
    for (int document = 0; document < size; document++) {
      documents[next[numbers[document]]++] = document;
    }
    return new DocumentsByName(documents, next);
  }

  int size() {
    return documents.length;
  }

  /// How many documents come before that place.
  int before(int place) {
    int number = (place + 1) >> 1;
    return number == 0 ? 0 : ends[number - 1];
  }

  /// How many documents come up to and with that place.
  int upTo(int place) {
    return before(place + 1);
  }

  /// Some of the documents in this order, as they stand in the segment.
  ///
  /// @param from how many come before them
  /// @param to how many come up to and with the last of them
  DocIdSetIterator between(int from, int to) {
    SparseFixedBitSet chosen = new SparseFixedBitSet(documents.length);
    for (int i = from; i < to; i++) {
      chosen.set(documents[i]);
    }
    return new BitSetIterator(chosen, to - from);
  }
}
