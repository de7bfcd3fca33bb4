package cim.person.infrastructure.migration;

import cim.person.infrastructure.car.Watcher;
import java.time.Duration;

/// How fast long work goes, and how long it will still take.
final class Pace {
  private static final int EACH = 200;

  private final long start = System.nanoTime();

  double seconds() {
    return (System.nanoTime() - start) / 1e9;
  }

  /// Tells now and then how far it has come: `12,345 lines, 11,000/s, 1:05 left`.
  ///
  /// @param count how many of what
  /// @param done how much of the size, in its unit
  void tell(Watcher watcher, String what, long count, long done, long size) {
    if (count % EACH == 0) {
      watcher.see(text(what, count, done, size), done, size);
    }
  }

  private String text(String what, long count, long done, long size) {
    double seconds = Math.max(seconds(), 1e-3);
    long left = done == 0 ? 0 : (long) (seconds * Math.max(0, size - done) / done);
    return "%,d %s, %,.0f/s, %d:%02d left"
        .formatted(
            count,
            what,
            count / seconds,
            Duration.ofSeconds(left).toMinutes(),
            Duration.ofSeconds(left).toSecondsPart());
  }
}
