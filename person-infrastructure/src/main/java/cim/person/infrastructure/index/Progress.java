package cim.person.infrastructure.index;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The position up to which a read model's readers see the stream, those who wait for it to move,
/// and how long events took to become visible. Thread-safe.
final class Progress {
  private static final int MEASURED = 1_000;
  private static final int MOST_PENDING = 20_000;
  private static final double MICROS_PER_MILLI = 1_000;

  private record Stored(long position, Instant at) {}

  /// @param median milliseconds
  /// @param p95 milliseconds
  record Delays(double median, double p95) {}

  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private final Queue<Stored> pending = new ArrayDeque<>();
  private final long[] micros = new long[MEASURED];
  private long measurements;
  private long visible;

  Progress(InstantSource clock) {
    this.clock = clock;
  }

  /// Has the time until these entries are visible measured.
  void expect(List<StreamEntry> entries) {
    lock.lock();
    try {
      for (StreamEntry entry : entries) {
        if (entry.position() > visible && pending.size() < MOST_PENDING) {
          pending.add(new Stored(entry.position(), entry.storedAt()));
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /// Says that everything up to that position is visible now.
  void advance(long position) {
    lock.lock();
    try {
      visible = Math.max(visible, position);
      Instant now = clock.instant();
      for (Stored next = pending.peek();
          next != null && next.position <= visible;
          next = pending.peek()) {
        long taken = Math.max(0, Duration.between(next.at, now).toNanos() / 1_000);
        micros[(int) (measurements++ % MEASURED)] = taken;
        pending.remove();
      }
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Says that nothing is visible any more.
  void reset() {
    lock.lock();
    try {
      visible = 0;
      pending.clear();
    } finally {
      lock.unlock();
    }
  }

  long visible() {
    lock.lock();
    try {
      return visible;
    } finally {
      lock.unlock();
    }
  }

  /// Waits until that position is visible.
  ///
  /// @param deadline as of [System#nanoTime]
  /// @return false when the deadline came first
  boolean await(long position, long deadline) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (visible < position) {
        long left = deadline - System.nanoTime();
        if (left <= 0 || (!moved.await(left, TimeUnit.NANOSECONDS) && visible < position)) {
          return false;
        }
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  Delays delays() {
    long[] sorted;
    lock.lock();
    try {
      sorted = Arrays.copyOf(micros, (int) Math.min(measurements, MEASURED));
    } finally {
      lock.unlock();
    }
    Arrays.sort(sorted);
    return new Delays(quantile(sorted, 0.5), quantile(sorted, 0.95));
  }

  private static double quantile(long[] sorted, double share) {
    if (sorted.length == 0) {
      return 0;
    }
    int index = (int) Math.ceil(share * sorted.length) - 1;
    return sorted[Math.max(0, index)] / MICROS_PER_MILLI;
  }
}
