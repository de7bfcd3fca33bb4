package cim.person.infrastructure.index;

import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.PersonRecord;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.PersonName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.NRTCachingDirectory;

/// The Lucene index that lists are ordered by: what is written to it and what of it is seen.
///
/// A document is made from the person's newest record, never from one event, so that reading a part
/// of the stream once more ends in the same index.
final class ListIndex implements AutoCloseable {
  private static final String SEEN = "seen";
  private static final String STAMP = "stamp";
  private static final double CACHED_MERGE_MEGABYTES = 5;
  private static final double CACHE_MEGABYTES = 32;

  private final Directory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private final Mergers mergers;
  private final Function<PersonName, String> sortingText;
  private volatile Seen indexed;

  ListIndex(
      Path path,
      RocksRecords records,
      Collations collations,
      Function<PersonName, String> sortingText)
      throws IOException {
    this.mergers = new Mergers(records);
    this.sortingText = sortingText;
    directory =
        new NRTCachingDirectory(FSDirectory.open(path), CACHED_MERGE_MEGABYTES, CACHE_MEGABYTES);
    writer = new IndexWriter(directory, configuration(collations));
    indexed = saved();
    if (indexed.equals(Seen.NOTHING)) {
      writer.deleteAll();
    }
    searchers = new SearcherManager(writer, null);
  }

  private static IndexWriterConfig configuration(Collations collations) {
    TieredMergePolicy merging =
        new TieredMergePolicy()
            .setDeletesPctAllowed(50)
            .setSegmentsPerTier(20)
            .setFloorSegmentMB(8);
    return new IndexWriterConfig()
        .setCommitOnClose(false)
        .setUseCompoundFile(false)
        .setMaxFullFlushMergeWaitMillis(0)
        .setMergePolicy(merging)
        .setMergedSegmentWarmer(segment -> collations.warm(segment, ListFields.NAME));
  }

  private Seen saved() throws IOException {
    if (!DirectoryReader.indexExists(directory) || writer.getLiveCommitData() == null) {
      return Seen.NOTHING;
    }
    Seen seen = Seen.NOTHING;
    boolean current = false;
    for (Map.Entry<String, String> entry : writer.getLiveCommitData()) {
      if (entry.getKey().equals(SEEN)) {
        seen = Seen.read(entry.getValue());
      }
      current |= entry.getKey().equals(STAMP) && entry.getValue().equals(FoldStamp.current());
    }
    return current ? seen : Seen.NOTHING;
  }

  Seen indexed() {
    return indexed;
  }

  SearcherManager searchers() {
    return searchers;
  }

  /// Takes in the persons of these entries as they are now.
  void add(List<StreamEntry> entries) throws IOException {
    Set<PersonId> persons = new LinkedHashSet<>();
    Seen last = indexed;
    for (StreamEntry entry : entries) {
      if (entry.position() <= indexed.position()) {
        continue;
      }
      last = Seen.of(entry);
      if (entry instanceof StreamEntry.Event(RecordedEvent event, _)) {
        persons.add(event.person());
      }
    }
    for (PersonRecord person : mergers.withSurvivors(persons)) {
      PersonName name = person.state().name();
      String text = name == null ? "" : sortingText.apply(name);
      writer.updateDocument(
          ListFields.term(person), ListFields.document(person, mergers.absorbedBy(person), text));
    }
    indexed = last;
  }

  /// Makes what was added until now visible to searches that begin from now on.
  void refresh() throws IOException {
    searchers.maybeRefreshBlocking();
  }

  /// Writes what was added until now to disk, with the position.
  void commit() throws IOException {
    Seen saved = indexed;
    Map<String, String> about = Map.of(SEEN, saved.write(), STAMP, FoldStamp.current());
    writer.setLiveCommitData(about.entrySet());
    writer.commit();
  }

  void clear() throws IOException {
    indexed = Seen.NOTHING;
    writer.deleteAll();
    refresh();
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
