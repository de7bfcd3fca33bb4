package cim.person.infrastructure.cli;

import cim.person.application.ports.CorruptHistory;
import cim.person.application.ports.HistoryProblem;
import cim.person.infrastructure.index.EventSource;
import cim.person.infrastructure.index.HistoryCheck;
import cim.person.infrastructure.index.StreamEntry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Checks the whole stream, from its first event to the one that is its last at the beginning.
final class StreamVerification {
  private static final int BATCH = 1_000;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int MOST_BREAKS = 12;

  private final EventSource source;
  private final HistoryCheck check;
  private final Progress progress;
  private final long end;
  private long position;

  /// @param end the position up to which the stream is read
  StreamVerification(EventSource source, HistoryCheck check, Progress progress, long end) {
    this.source = source;
    this.check = check;
    this.progress = progress;
    this.end = end;
  }

  /// @throws IOException when the stream cannot be read on, after some attempts
  void run() throws IOException, InterruptedException {
    int breaks = 0;
    while (position < end) {
      long before = position;
      try (EventSource.Reading reading = source.readAfter(position)) {
        follow(reading);
      } catch (IOException failure) {
        breaks = position > before ? 1 : breaks + 1;
        if (breaks == MOST_BREAKS) {
          throw failure;
        }
        Thread.sleep(PATIENCE.toMillis());
      }
    }
  }

  private void follow(EventSource.Reading reading) throws IOException, InterruptedException {
    while (position < end) {
      List<StreamEntry> entries = reading.next(BATCH, PATIENCE);
      if (entries.isEmpty()) {
        checkTail();
      } else {
        apply(entries.stream().filter(entry -> entry.position() <= end).toList());
      }
      progress.show(
          "%,d events of %,d persons".formatted(check.events(), check.persons()), position, end);
    }
  }

  /// The stream knows of more events than it hands out: they were taken out of its end.
  private void checkTail() throws IOException, InterruptedException {
    if (source.messageId(end).isPresent()) {
      throw new IOException("nothing came after position " + position + " of " + end);
    }
    apply(List.of(lost(end)));
  }

  private static StreamEntry lost(long position) {
    var problem =
        new CorruptHistory(
            HistoryProblem.GAP, position, null, "is not there, nor are those just before it", null);
    return new StreamEntry.Broken("", null, problem, Instant.EPOCH);
  }

  private void apply(List<StreamEntry> entries) {
    check.apply(entries);
    position = entries.getLast().position();
  }
}
