package cim.person.infrastructure.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.search.IndexSearcher;

/// Lets queries read the index as it is shown now. Thread-safe.
final class Searching {
  /// Reads what one searcher sees.
  interface Search<T> {
    T on(IndexSearcher searcher) throws IOException;
  }

  private final ListIndex index;

  Searching(ListIndex index) {
    this.index = index;
  }

  <T> T on(Search<T> search) {
    try {
      IndexSearcher searcher = index.searchers().acquire();
      try {
        return search.on(searcher);
      } finally {
        index.searchers().release(searcher);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("the index of persons cannot be read", failure);
    }
  }
}
