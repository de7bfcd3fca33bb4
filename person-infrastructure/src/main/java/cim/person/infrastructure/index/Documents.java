package cim.person.infrastructure.index;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;

/// Which documents an index has of what stands in the stream.
interface Documents {
  /// The name that operators see.
  String name();

  /// Says how the documents are made. An index with another stamp is made anew.
  String stamp();

  /// Sets what this index wants otherwise than others.
  default void configure(IndexWriterConfig configuration) {}

  /// Writes what these entries change. They are next in the stream.
  void write(List<StreamEntry> entries, IndexWriter writer) throws IOException;

  /// Takes back what may have been written of entries beyond a position, all of which come again:
  /// a commit saves, beside the position, what was written while it began.
  void takeBackAfter(long position, IndexWriter writer) throws IOException;
}
