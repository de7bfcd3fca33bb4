package cim.person.infrastructure.index;

import cim.person.infrastructure.index.Unindexed.IndexedEvent;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;

/// Which documents an index has of what stands in the stream.
interface Documents {
  /// The name that operators see.
  String name();

  /// Sets what this index wants otherwise than others.
  default void configure(IndexWriterConfig configuration) {}

  /// Writes what these events change. They are next in the stream.
  void write(List<IndexedEvent> events, IndexWriter writer) throws IOException;

  /// Whether [#fill] can make them all.
  default boolean canFill() {
    return false;
  }

  /// Writes the documents of everything that was read before into an empty index.
  ///
  /// @return up to where that goes in the stream
  default Seen fill(IndexWriter writer, Filling filling) throws IOException {
    throw new UnsupportedOperationException(name() + " is fed from the beginning");
  }

  /// Takes back what may have been written of entries beyond a position, all of which come again:
  /// a commit saves, beside the position, what was written while it began.
  void takeBackAfter(long position, IndexWriter writer) throws IOException;
}
