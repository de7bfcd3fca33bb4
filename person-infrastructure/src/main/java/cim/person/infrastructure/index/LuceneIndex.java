package cim.person.infrastructure.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.SingleInstanceLockFactory;

/// An index on disk: what is written to it and what of it is seen. One thread adds, another may
/// refresh, another commit.
final class LuceneIndex implements AutoCloseable {
  private static final String SEEN = "seen";

  private final Documents documents;
  private final Directory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private final ReentrantLock committing = new ReentrantLock();
  private volatile Seen indexed;

  /// Opens the directory as it was saved. Other processes are kept out by [DirectoryLock]: Lucene's
  /// lock on disk is looked at again for each file that is created or deleted.
  LuceneIndex(Path path, Documents documents) throws IOException {
    this.documents = documents;
    try (Opened opened = new Opened()) {
      directory =
          opened.add(new SmallSegments(FSDirectory.open(path, new SingleInstanceLockFactory())));
      writer = opened.add(new IndexWriter(directory, configuration()));
      indexed = saved();
      if (indexed.equals(Seen.NOTHING)) {
        writer.deleteAll();
      } else {
        documents.takeBackAfter(indexed.position(), writer);
      }
      searchers = new SearcherManager(writer, null);
      opened.keep();
    }
  }

  private IndexWriterConfig configuration() {
    TieredMergePolicy merging =
        new TieredMergePolicy()
            .setDeletesPctAllowed(50)
            .setSegmentsPerTier(20)
            .setFloorSegmentMB(8);
    IndexWriterConfig configuration =
        new IndexWriterConfig()
            .setCommitOnClose(false)
            .setUseCompoundFile(false)
            .setMaxFullFlushMergeWaitMillis(0)
            .setMergePolicy(merging);
    documents.configure(configuration);
    return configuration;
  }

  private Seen saved() throws IOException {
    if (!DirectoryReader.indexExists(directory) || writer.getLiveCommitData() == null) {
      return Seen.NOTHING;
    }
    for (Map.Entry<String, String> entry : writer.getLiveCommitData()) {
      if (entry.getKey().equals(SEEN)) {
        return Seen.read(entry.getValue());
      }
    }
    return Seen.NOTHING;
  }

  String name() {
    return documents.name();
  }

  Seen indexed() {
    return indexed;
  }

  SearcherManager searchers() {
    return searchers;
  }

  interface Search<T> {
    T on(IndexSearcher searcher) throws IOException;
  }

  /// Searches what is visible now.
  <T> T searching(Search<T> search) {
    try {
      IndexSearcher searcher = searchers.acquire();
      try {
        return search.on(searcher);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("the index %s cannot be read".formatted(name()), failure);
    }
  }

  /// Takes in what of it the index has not seen.
  void add(Unindexed next) throws IOException {
    if (next.upTo().position() > indexed.position()) {
      documents.write(next.after(indexed.position()).events(), writer);
      indexed = next.upTo();
    }
  }

  boolean canBeFilled() {
    return documents.canFill();
  }

  /// Takes in all at once what was read before.
  void fill(Filling filling) throws IOException {
    writer.deleteAll();
    indexed = documents.fill(writer, filling);
  }

  /// Makes what was added until now visible to searches that begin from now on.
  void refresh() throws IOException {
    searchers.maybeRefreshBlocking();
  }

  /// Writes what was added until now to disk, with the position.
  void commit() throws IOException {
    committing.lock();
    try {
      Seen saved = indexed;
      writer.setLiveCommitData(Map.of(SEEN, saved.write()).entrySet());
      writer.commit();
    } finally {
      committing.unlock();
    }
  }

  /// Forgets everything; not while a commit says how much there is.
  void clear() throws IOException {
    committing.lock();
    try {
      indexed = Seen.NOTHING;
      writer.deleteAll();
      refresh();
    } finally {
      committing.unlock();
    }
  }

  @Override
  public void close() throws IOException {
    try (directory;
        writer;
        searchers) {
      if (writer.isOpen()) {
        commit();
      }
    }
  }
}
