package cim.person.infrastructure.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/// Folds histories anew, beside all read models, to find out whether they are intact. Memory does
/// not grow with their number: what is known of each person is kept in a temporary directory.
///
/// Not thread-safe.
public final class HistoryCheck implements AutoCloseable {
  private static final long CACHE_BYTES = 64 << 20;

  private final Path directory;
  private final RocksRecords records;
  private long events;
  private long persons;
  private long findings;

  /// @param found is told each break, of a person the first only
  public HistoryCheck(Consumer<Finding> found) throws IOException {
    directory = Files.createTempDirectory("person-history");
    Consumer<Finding> counted =
        finding -> {
          findings++;
          found.accept(finding);
        };
    records =
        new RocksRecords(
            directory, CACHE_BYTES, new Progress(InstantSource.fixed(Instant.EPOCH)), counted);
  }

  /// Checks what comes next, in the order of the stream.
  public void apply(List<StreamEntry> entries) {
    for (StreamEntry entry : entries) {
      if (entry instanceof StreamEntry.Event(var event, _, _)) {
        events++;
        persons += event.seq() == 1 ? 1 : 0;
      }
    }
    records.apply(entries);
  }

  /// How many events were read.
  public long events() {
    return events;
  }

  /// How many persons they tell of.
  public long persons() {
    return persons;
  }

  /// How many breaks were found.
  public long findings() {
    return findings;
  }

  @Override
  public void close() throws IOException {
    try {
      records.close();
    } finally {
      Disposable.delete(directory);
    }
  }
}
