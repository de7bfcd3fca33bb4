package cim.person.infrastructure.migration;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Reads a source ahead on a few threads, and hands out what was read in the order of the source.
/// What is read ahead is bounded in lines and bytes. For one thread.
final class Reading implements AutoCloseable {
  private static final int MOST_LINES = 64;
  private static final int MOST_BYTES = 1 << 20;
  private static final int CHUNKS_AHEAD = 4;
  private static final int THREADS = 2;

  private final LegacySource source;
  private final UnaryOperator<LegacyMessage> keeping;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(THREADS, Thread.ofPlatform().daemon().factory());
  private final Queue<Future<List<Item>>> ahead = new ArrayDeque<>();
  private final Queue<Item> items = new ArrayDeque<>();
  private boolean isRead;

  /// A line with what it says: a message, or why there is none.
  record Item(SourceLine line, @Nullable LegacyMessage message, @Nullable Settled settled) {
    static Item of(SourceLine line) {
      try {
        return new Item(line, LegacyReader.read(line), null);
      } catch (Settled settled) {
        return new Item(line, null, settled);
      }
    }
  }

  /// @param keeping leaves out of a message what is not needed
  Reading(LegacySource source, UnaryOperator<LegacyMessage> keeping) {
    this.source = source;
    this.keeping = keeping;
  }

  /// The next line, or null at the end.
  @Nullable Item next() throws IOException, InterruptedException {
    while (!isRead && ahead.size() < CHUNKS_AHEAD) {
      readChunk();
    }
    while (items.isEmpty() && !ahead.isEmpty()) {
      items.addAll(done(ahead.remove()));
    }
    return items.poll();
  }

  private void readChunk() throws IOException, InterruptedException {
    List<SourceLine> lines = new ArrayList<>();
    int bytes = 0;
    while (!isRead && lines.size() < MOST_LINES && bytes < MOST_BYTES) {
      SourceLine line = source.next();
      if (line == null) {
        isRead = true;
      } else {
        lines.add(line);
        bytes += line.bytes().length;
      }
    }
    ahead.add(threads.submit(() -> lines.stream().map(this::item).toList()));
  }

  private Item item(SourceLine line) {
    Item item = Item.of(line);
    return item.message() == null ? item : new Item(line, keeping.apply(item.message()), null);
  }

  private static List<Item> done(Future<List<Item>> chunk) throws InterruptedException {
    try {
      return chunk.get();
    } catch (ExecutionException failure) {
      throw new IllegalStateException("a line could not be read", failure.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
