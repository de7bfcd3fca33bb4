package cim.person.infrastructure.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/// How long the same thing takes, time after time.
final class Latencies {
  private static final int WARM_UP = 20;

  private final long[] nanos;

  private Latencies(long[] nanos) {
    this.nanos = nanos;
    Arrays.sort(nanos);
  }

  /// One thing to measure, with chance to choose by.
  @FunctionalInterface
  interface Trial {
    Callable<?> prepare(Random random);
  }

  /// Measures one after the other; what is prepared does not count.
  static Latencies of(int times, Trial trial) throws Exception {
    return of(times, Duration.ZERO, trial);
  }

  /// The same, with a pause before each.
  static Latencies of(int times, Duration pause, Trial trial) throws Exception {
    Random random = new Random(11);
    long[] nanos = new long[times];
    for (int round = -WARM_UP; round < times; round++) {
      Callable<?> what = trial.prepare(random);
      TimeUnit.NANOSECONDS.sleep(pause.toNanos());
      long begin = System.nanoTime();
      what.call();
      if (round >= 0) {
        nanos[round] = System.nanoTime() - begin;
      }
    }
    return new Latencies(nanos);
  }

  double millis(int percent) {
    int index = Math.min(nanos.length - 1, nanos.length * percent / 100);
    return nanos[index] / 1e6;
  }

  /// The cells of a row: p50, p95 and p99 in milliseconds.
  String cells() {
    return String.format(Locale.ROOT, "%.1f | %.1f | %.1f", millis(50), millis(95), millis(99));
  }
}
