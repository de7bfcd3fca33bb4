package cim.person.infrastructure.index;

/// How many come in a second, over the last ten. Not thread-safe.
final class Rate {
  private static final int SECONDS = 10;

  private final long[] counts = new long[SECONDS + 1];
  private long second = Long.MIN_VALUE;

  /// @param now in seconds since whenever
  void count(long events, long now) {
    moveTo(now);
    counts[(int) Math.floorMod(now, (long) counts.length)] += events;
  }

  /// The mean of the last ten seconds that are over.
  double perSecond(long now) {
    moveTo(now);
    long sum = 0;
    for (int i = 1; i <= SECONDS; i++) {
      sum += counts[(int) Math.floorMod(now - i, (long) counts.length)];
    }
    return (double) sum / SECONDS;
  }

  private void moveTo(long now) {
    long from = Math.max(second, now - counts.length);
    for (long passed = from + 1; passed <= now; passed++) {
      counts[(int) Math.floorMod(passed, (long) counts.length)] = 0;
    }
    second = Math.max(second, now);
  }
}
