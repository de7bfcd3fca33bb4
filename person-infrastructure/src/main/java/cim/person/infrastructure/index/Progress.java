package cim.person.infrastructure.index;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// The position up to which a read model's readers see the stream, those who wait for it to move,
/// how fast it moves and how long events took to become visible. Thread-safe.
final class Progress {
  private static final int MEASURED = 1_000;
  private static final int MOST_PENDING = 20_000;
  private static final double MICROS_PER_MILLI = 1_000;

  /// @param entry where it is to be told that it is visible
  private record Stored(long position, Instant at, StreamEntry.@Nullable Event entry) {}

  /// @param median milliseconds
  /// @param p95 milliseconds
  record Delays(double median, double p95) {}

  private final InstantSource clock;
  private final BiConsumer<StreamEntry.Event, Instant> shown;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private final Queue<Stored> pending = new ArrayDeque<>();
  private final long[] micros = new long[MEASURED];
  private final Rate rate = new Rate();
  private long measurements;
  private long visible;
  private @Nullable Instant newest;
  private double filled;
  private @Nullable String error;

  Progress(InstantSource clock) {
    this(clock, (_, _) -> {});
  }

  /// @param shown is told of each event of a trace that becomes visible, and when
  Progress(InstantSource clock, BiConsumer<StreamEntry.Event, Instant> shown) {
    this.clock = clock;
    this.shown = shown;
  }

  /// Says what is being taken in.
  ///
  /// @param measured whether the time until it is visible counts
  void reading(List<StreamEntry> entries, boolean measured) {
    lock.lock();
    try {
      newest = entries.getLast().storedAt();
      if (!measured) {
        return;
      }
      for (StreamEntry entry : entries) {
        if (entry.position() > visible && pending.size() < MOST_PENDING) {
          pending.add(new Stored(entry.position(), entry.storedAt(), traced(entry)));
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private static StreamEntry.@Nullable Event traced(StreamEntry entry) {
    return entry instanceof StreamEntry.Event event && !event.trace().isEmpty() ? event : null;
  }

  /// Says that everything up to that position is visible now.
  void advance(long position) {
    Instant now = clock.instant();
    List<StreamEntry.Event> traced = new ArrayList<>();
    lock.lock();
    try {
      rate.count(Math.max(0, position - visible), now.getEpochSecond());
      visible = Math.max(visible, position);
      for (Stored next = pending.peek();
          next != null && next.position <= visible;
          next = pending.peek()) {
        long taken = Math.max(0, Duration.between(next.at, now).toNanos() / 1_000);
        micros[(int) (measurements++ % MEASURED)] = taken;
        if (next.entry != null) {
          traced.add(next.entry);
        }
        pending.remove();
      }
      moved.signalAll();
    } finally {
      lock.unlock();
    }
    traced.forEach(event -> shown.accept(event, now));
  }

  /// Says that nothing is visible any more.
  void reset() {
    lock.lock();
    try {
      visible = 0;
      newest = null;
      filled = 0;
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

  /// Says how much is done of what is made all at once.
  void filled(double share) {
    lock.lock();
    try {
      filled = Math.max(filled, share);
    } finally {
      lock.unlock();
    }
  }

  double filled() {
    lock.lock();
    try {
      return filled;
    } finally {
      lock.unlock();
    }
  }

  /// Says what has gone wrong.
  void failed(Exception failure) {
    lock.lock();
    try {
      error = clock.instant() + ": " + failure.getMessage();
    } finally {
      lock.unlock();
    }
  }

  /// What has gone wrong last, with its time; null when nothing has.
  @Nullable String error() {
    lock.lock();
    try {
      return error;
    } finally {
      lock.unlock();
    }
  }

  double eventsPerSecond() {
    lock.lock();
    try {
      return rate.perSecond(clock.instant().getEpochSecond());
    } finally {
      lock.unlock();
    }
  }

  /// For how many milliseconds the oldest event that is not visible yet has been stored, as far as
  /// it was read; for those that were not, the newest that was read stands in.
  long lagMillis() {
    lock.lock();
    try {
      Stored oldest = pending.peek();
      Instant since = oldest == null ? newest : oldest.at;
      return since == null ? 0 : Math.max(0, Duration.between(since, clock.instant()).toMillis());
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
