package cim.person.infrastructure.index;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Shows what is added to an index a little later, all together. Thread-safe.
final class Refresher {
  private static final Duration GATHERING_OLD = Duration.ofMillis(500);
  private static final Duration ENDING = Duration.ofSeconds(10);

  /// Gathering takes so many times as long as showing, at least, so that the more there is to do,
  /// the larger the pieces are in which it is done, which costs less.
  private static final int GATHERING_PER_SHOWING = 2;

  private final LuceneIndex index;
  private final Progress progress;
  private final Duration every;
  private final Consumer<Exception> failed;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Thread thread;
  private volatile Duration gathering;
  private volatile boolean closed;

  /// @param every how long to gather before what was added is shown, at least
  /// @param failed is told why nothing more will be shown
  Refresher(
      LuceneIndex index,
      Progress progress,
      Duration every,
      Consumer<Exception> failed,
      ThreadFactory threads) {
    this.index = index;
    this.progress = progress;
    this.every = every;
    this.gathering = every;
    this.failed = failed;
    thread = threads.newThread(this::run);
  }

  void start() {
    thread.start();
  }

  /// Says whether what comes is new, so that it is to be shown soon, or long there.
  void pace(boolean isNew) {
    gathering = isNew ? every : GATHERING_OLD;
  }

  /// Says that something was added, or all was forgotten.
  void changed() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Forgets what was shown, together with the index.
  void clear() throws IOException {
    lock.lock();
    try {
      index.clear();
      progress.reset();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      for (long added = awaitAddition(); !closed; added = awaitAddition()) {
        long begin = System.nanoTime();
        index.refresh();
        show(added);
        long taken = System.nanoTime() - begin;
        TimeUnit.NANOSECONDS.sleep(Math.max(gathering.toNanos(), GATHERING_PER_SHOWING * taken));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException problem) {
      if (!closed) {
        failed.accept(problem);
      }
    }
  }

  private long awaitAddition() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!closed && index.indexed().position() <= progress.visible()) {
        changed.await();
      }
      return index.indexed().position();
    } finally {
      lock.unlock();
    }
  }

  /// Unless everything was forgotten in between.
  private void show(long position) {
    lock.lock();
    try {
      if (position <= index.indexed().position()) {
        progress.advance(position);
      }
    } finally {
      lock.unlock();
    }
  }

  /// Ends when what is under way is shown.
  void close() throws InterruptedException {
    closed = true;
    changed();
    thread.join(ENDING);
  }
}
