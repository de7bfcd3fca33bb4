package cim.person.infrastructure.index;

import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.EventFeed.TooSlow;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What waits for one subscriber, what it has asked for, and whether it is still served.
/// Thread-safe: the feed puts in without ever waiting, one thread takes out.
final class Inbox {
  private final int most;
  private final boolean keepsNewest;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Queue<RecordedEvent> waiting = new ArrayDeque<>();
  private long demand;
  private long handed;
  private boolean cancelled;
  private @Nullable Throwable failure;

  /// @param most how many events may wait
  Inbox(int most) {
    this(most, false);
  }

  private Inbox(int most, boolean keepsNewest) {
    this.most = most;
    this.keepsNewest = keepsNewest;
  }

  /// One in which the newest event waits, in the place of those before it.
  static Inbox ofTheNewest() {
    return new Inbox(1, true);
  }

  /// Says after which position the subscriber goes on.
  void beginAfter(long position) {
    lock.lock();
    try {
      handed = position;
    } finally {
      lock.unlock();
    }
  }

  /// Puts an event in; with one too many, the subscriber is too slow.
  void put(RecordedEvent event) {
    lock.lock();
    try {
      if (!isOpen()) {
        return;
      }
      if (keepsNewest) {
        waiting.clear();
      }
      if (waiting.size() < most) {
        waiting.add(event);
        changed.signalAll();
      } else {
        end(new TooSlow(handed));
      }
    } finally {
      lock.unlock();
    }
  }

  /// The next event, when there is one; null at the end of the service.
  @Nullable RecordedEvent take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (waiting.isEmpty() && isOpen()) {
        changed.await();
      }
      return isOpen() ? waiting.poll() : null;
    } finally {
      lock.unlock();
    }
  }

  /// Counts something as handed over.
  ///
  /// @param position where to go on after it
  void handed(long position) {
    lock.lock();
    try {
      demand--;
      handed = position;
    } finally {
      lock.unlock();
    }
  }

  /// Waits until more is asked for.
  ///
  /// @return false at the end of the service
  boolean awaitDemand() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (demand == 0 && isOpen()) {
        changed.await();
      }
      return isOpen();
    } finally {
      lock.unlock();
    }
  }

  /// Waits, but not beyond the end of the service.
  void pause(long millis) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(millis);
      while (isOpen() && left > 0) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  void request(long count) {
    lock.lock();
    try {
      demand = demand > Long.MAX_VALUE - count ? Long.MAX_VALUE : demand + count;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Ends the service; the first end counts.
  ///
  /// @param problem what the subscriber is told; null when it has cancelled
  void end(@Nullable Throwable problem) {
    lock.lock();
    try {
      cancelled |= problem == null;
      failure = failure == null ? problem : failure;
      waiting.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// What the subscriber is still to be told; null when it has cancelled.
  @Nullable Throwable failure() {
    lock.lock();
    try {
      return cancelled ? null : failure;
    } finally {
      lock.unlock();
    }
  }

  private boolean isOpen() {
    return !cancelled && failure == null;
  }
}
