package cim.person.infrastructure.index;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The one reader of the stream on this node: hands what comes to the read models, each in its
/// turn, and then to the subscribers.
///
/// It begins where the read model that is furthest behind has stopped, waits for NATS as long as it
/// takes, and begins anew whenever its reading breaks or misses what has come.
final class Feed implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Feed.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /// So often nothing may come although there is something: a busy server is slow, and whoever
  /// begins anew makes it slower.
  private static final int SILENT_LOOKS = 5;

  private static final long PAUSE_MILLIS = 50;
  private static final Duration ENDING = Duration.ofSeconds(10);

  private final EventSource source;
  private final FedProjections projections;
  private final EventHub hub;
  private final BooleanSupplier isServed;
  private final int batch;
  private final Duration save;
  private final ThreadFactory threads;
  private final Thread thread;
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile @Nullable ReadAhead current;
  private long saved = System.nanoTime();
  private String trouble = "";

  /// @param isServed whether these read models are read from; subscribers are handed nothing
  ///     otherwise
  Feed(
      EventSource source,
      FedProjections projections,
      EventHub hub,
      BooleanSupplier isServed,
      int batch,
      Duration save,
      ThreadFactory threads) {
    this.source = source;
    this.projections = projections;
    this.hub = hub;
    this.isServed = isServed;
    this.batch = batch;
    this.save = save;
    this.threads = threads;
    this.thread = threads.newThread(this::run);
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      do {
        try {
          follow();
        } catch (IOException | RuntimeException | Error failure) {
          report(failure);
        }
      } while (!closing.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void follow() throws IOException, InterruptedException {
    checkStream();
    long position = projections.start();
    if (isServed.getAsBoolean()) {
      hub.begin(position);
    }
    try (ReadAhead reading = new ReadAhead(source.readAfter(position), batch, threads)) {
      current = reading;
      projections.reached(position, source.end());
      int silent = 0;
      while (closing.getCount() > 0) {
        List<StreamEntry> entries = reading.next(PATIENCE);
        trouble = "";
        if (entries.isEmpty()) {
          checkProgress(position, ++silent);
        } else {
          silent = 0;
          position = entries.getLast().position();
          projections.apply(entries);
          if (isServed.getAsBoolean()) {
            hub.publish(entries);
          }
          projections.reached(position, endFrom(position));
        }
        saveWhenDue();
      }
    } finally {
      current = null;
      projections.waiting();
    }
  }

  /// The end is asked for again only where the feed seems to have come to it for the first time.
  private long endFrom(long position) throws IOException, InterruptedException {
    return projections.isFollowing() || position < projections.end()
        ? Math.max(position, projections.end())
        : source.end();
  }

  private void checkProgress(long position, int silent) throws IOException, InterruptedException {
    long end = source.end();
    if (end > position && silent >= SILENT_LOOKS) {
      throw new IOException("nothing came after position " + position + " of " + end);
    }
    projections.reached(position, end);
  }

  /// After a loss or a restore, the stream may not be the one that the read models know.
  private void checkStream() throws IOException, InterruptedException {
    for (Seen seen : projections.seen()) {
      if (seen.position() > 0
          && !source.messageId(seen.position()).orElse("").equals(seen.messageId())) {
        LOG.log(
            Level.WARNING,
            "the event stream is not the one that was read before: at position {0} it has"
                + " something else, or nothing; everything is read anew",
            Long.toString(seen.position()));
        projections.clear();
        if (isServed.getAsBoolean()) {
          hub.restart();
        }
        return;
      }
    }
  }

  private void saveWhenDue() {
    if (System.nanoTime() - saved > save.toNanos()) {
      projections.save();
      saved = System.nanoTime();
    }
  }

  private void report(Throwable failure) {
    if (closing.getCount() == 0) {
      return;
    }
    String now = String.valueOf(failure.getMessage());
    if (failure instanceof RuntimeException) {
      LOG.log(Level.ERROR, "the feed begins anew", failure);
    } else if (!now.equals(trouble)) {
      LOG.log(Level.INFO, "the feed begins anew: {0}", now);
    }
    trouble = now;
  }

  /// Ends after the batch at hand.
  @Override
  public void close() {
    closing.countDown();
    ReadAhead reading = current;
    if (reading != null) {
      reading.close();
    }
    try {
      if (thread.getState() != Thread.State.NEW && !thread.join(ENDING)) {
        LOG.log(Level.WARNING, "the feed does not end");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
