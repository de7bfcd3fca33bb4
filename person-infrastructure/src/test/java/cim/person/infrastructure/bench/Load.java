package cim.person.infrastructure.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/// The same kind of work for some seconds after a warm-up, each piece on a virtual thread.
///
/// @param seconds what counts
/// @param warmUpSeconds what comes before
record Load(int seconds, int warmUpSeconds) {
  private static final long NANOS = 1_000_000_000;
  private static final long LONGEST = 60 * NANOS;

  /// More than these wait for an answer at once when the system cannot keep up; then offering waits
  /// as well, and the delay counts.
  private static final int MOST_WAITING = 20_000;

  /// One piece of work; whatever it throws ends the measurement.
  @FunctionalInterface
  interface Work {
    void carryOut() throws Exception;
  }

  /// @param rate pieces a second
  /// @param nanos how long each took
  record Result(double rate, Histogram nanos) {
    double millis(double percentile) {
      return nanos.getValueAtPercentile(percentile) / 1e6;
    }
  }

  /// Closed loop: so many at a time, the next when one has ended.
  Result closed(int inFlight, Work work) throws Exception {
    long begin = System.nanoTime() + warmUpSeconds * NANOS;
    long end = begin + seconds * NANOS;
    Histogram nanos = new ConcurrentHistogram(LONGEST, 3);
    List<Future<?>> workers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int number = 0; number < inFlight; number++) {
        workers.add(
            threads.submit(
                () -> {
                  long start = System.nanoTime();
                  while (start < end) {
                    work.carryOut();
                    long now = System.nanoTime();
                    if (now >= begin && now <= end) {
                      nanos.recordValue(Math.min(LONGEST, now - start));
                    }
                    start = now;
                  }
                  return null;
                }));
      }
    }
    for (Future<?> worker : workers) {
      worker.get();
    }
    return new Result(nanos.getTotalCount() / (double) seconds, nanos);
  }

  /// Open loop: so many a second, whether the earlier ones have ended or not. The time of each runs
  /// from when it was due, so that what waits because others are slow counts as slow too.
  Result open(int rate, Work work) throws Exception {
    int count = rate * (warmUpSeconds + seconds);
    int counted = rate * warmUpSeconds;
    Histogram nanos = new ConcurrentHistogram(LONGEST, 3);
    Semaphore waiting = new Semaphore(MOST_WAITING);
    List<Future<?>> failed = new ArrayList<>();
    long begin = System.nanoTime();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int number = 0; number < count; number++) {
        long due = begin + number * NANOS / rate;
        boolean counts = number >= counted;
        sleepUntil(due);
        waiting.acquire();
        Future<?> piece =
            threads.submit(
                () -> {
                  try {
                    work.carryOut();
                    if (counts) {
                      nanos.recordValue(Math.min(LONGEST, System.nanoTime() - due));
                    }
                  } finally {
                    waiting.release();
                  }
                  return null;
                });
        if (piece.state() == Future.State.FAILED || number == count - 1) {
          failed.add(piece);
        }
      }
    }
    for (Future<?> piece : failed) {
      piece.get();
    }
    double took = (System.nanoTime() - begin) / (double) NANOS;
    return new Result(count / Math.max(took, warmUpSeconds + seconds), nanos);
  }

  private static void sleepUntil(long due) throws InterruptedException {
    long left = due - System.nanoTime();
    if (left > 0) {
      TimeUnit.NANOSECONDS.sleep(left);
    }
  }
}
