package cim.person.infrastructure.index;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.queries.EventFilter;
import cim.person.application.queries.PageRequest;
import cim.person.infrastructure.index.Unindexed.IndexedEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexWriter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a crash leaves on disk is what the directory has at that moment.
class CrashingIndexesTest {
  private static final int EVENTS = 30;
  private static final int SAVED = 10;

  private final Chronicle chronicle = new Chronicle();

  @SuppressWarnings("NullAway.Init") // JUnit sets it.
  @TempDir
  private Path directory;

  @BeforeEach
  void record() {
    for (int i = 0; i < EVENTS; i++) {
      chronicle.create("Ada", "Lovelace");
    }
  }

  @Test
  void whatWasNotSavedComesAgain() throws IOException {
    try (LuceneIndex index = open("running", new EventDocuments())) {
      index.add(entries(0, SAVED));
      index.commit();
      index.add(entries(SAVED, EVENTS));
      index.refresh();
      crash("crashed");
      assertEquals(EVENTS, positions(index).size());
    }
    seeThatItGoesOnFrom(SAVED);
  }

  @Test
  void whatWasSavedAheadOfThePositionIsNotDoubled() throws IOException {
    CommittedMidway midway = new CommittedMidway();
    try (LuceneIndex index = open("running", midway)) {
      midway.index = index;
      index.add(entries(0, SAVED));
      index.add(entries(SAVED, EVENTS));
      crash("crashed");
      crash("looked into");
    }
    try (LuceneIndex index = open("looked into", new KeptAhead())) {
      assertEquals(SAVED, index.indexed().position());
      assertTrue(positions(index).size() > SAVED, "nothing was saved ahead of the position");
    }
    seeThatItGoesOnFrom(SAVED);
  }

  private void seeThatItGoesOnFrom(long position) throws IOException {
    try (LuceneIndex index = open("crashed", new EventDocuments())) {
      assertEquals(position, index.indexed().position());
      assertEquals(LongStream.rangeClosed(1, position).boxed().toList(), positions(index));
      index.add(entries(position, EVENTS));
      index.refresh();
      assertEquals(LongStream.rangeClosed(1, EVENTS).boxed().toList(), positions(index));
    }
  }

  private LuceneIndex open(String name, Documents documents) throws IOException {
    return new LuceneIndex(directory.resolve(name), documents);
  }

  private Unindexed entries(long after, long last) {
    return Unindexed.of(chronicle.entries(after).subList(0, (int) (last - after)));
  }

  private static List<Long> positions(LuceneIndex index) {
    PageRequest all = new PageRequest(2 * EVENTS, false, null);
    return index.searching(
        searcher -> new FilteredEvents(searcher, EventFilter.EVERYTHING).part(all, 0).chosen());
  }

  private void crash(String name) throws IOException {
    Path copy = Files.createDirectory(directory.resolve(name));
    try (Stream<Path> files = Files.list(directory.resolve("running"))) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
  }

  /// The documents of events, except for what a test wants otherwise.
  private static class Like implements Documents {
    final EventDocuments documents = new EventDocuments();

    @Override
    public String name() {
      return documents.name();
    }

    @Override
    public void write(List<IndexedEvent> events, IndexWriter writer) throws IOException {
      documents.write(events, writer);
    }

    @Override
    public void takeBackAfter(long position, IndexWriter writer) throws IOException {
      documents.takeBackAfter(position, writer);
    }
  }

  /// Has the index commit when a part of the entries is written.
  private static final class CommittedMidway extends Like {
    private @Nullable LuceneIndex index;

    @Override
    public void write(List<IndexedEvent> events, IndexWriter writer) throws IOException {
      int half = events.size() / 2;
      documents.write(events.subList(0, half), writer);
      requireNonNull(index).commit();
      documents.write(events.subList(half, events.size()), writer);
    }
  }

  private static final class KeptAhead extends Like {
    @Override
    public void takeBackAfter(long position, IndexWriter writer) {}
  }
}
