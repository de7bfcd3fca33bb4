package cim.person.infrastructure.index;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/// Has one generation read from in the place of another, as soon as it has caught up; nobody who
/// has seen a position then sees less.
final class Replacement implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Replacement.class.getName());
  private static final Duration LOOK = Duration.ofMillis(100);

  private final Serving serving;
  private final EventHub hub;
  private final Generation before;
  private final Generation next;
  private final Thread thread;
  private final CountDownLatch closing = new CountDownLatch(1);

  Replacement(
      Serving serving, EventHub hub, Generation before, Generation next, ThreadFactory threads) {
    this.serving = serving;
    this.hub = hub;
    this.before = before;
    this.next = next;
    this.thread = threads.newThread(this::run);
  }

  void start() {
    LOG.log(
        Level.INFO,
        "the read models were made by another version; they are read from until they are made anew");
    before.start();
    thread.start();
  }

  private void run() {
    try {
      while (!next.projections().caughtUp()) {
        if (closing.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      }
      long reached = before.stop();
      while (!next.projections().await(reached, LOOK)) {
        if (closing.getCount() == 0) {
          return;
        }
      }
      hub.changeFeed(() -> serving.set(next), () -> next.records().seen().position());
      before.close();
      Disposable.delete(before.directory());
      LOG.log(Level.INFO, "the read models that were made anew are read from now");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException failure) {
      LOG.log(Level.WARNING, "the read models of another version are left behind", failure);
    }
  }

  /// Leaves both as they are: the next start goes on from there.
  @Override
  public void close() throws IOException {
    closing.countDown();
    try {
      if (thread.getState() != Thread.State.NEW) {
        thread.join();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    if (serving.current() == before) {
      before.close();
    }
  }
}
