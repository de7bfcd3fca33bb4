package cim.person.infrastructure.nats;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.LongSupplier;

/// When to say that something is gone: at once, and then after pauses that grow, for as long as it
/// stays away; sooner, but not at once, when the reason is another. Thread-safe.
final class Absence {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  private final LongSupplier nanos;
  private boolean isGone;
  private long since;
  private long said;
  private String reason = "";
  private Duration pause = FIRST_PAUSE;

  /// @param nanos the time, in nanoseconds since any moment
  Absence(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /// It is noticed, for the first time or again, that it is gone.
  ///
  /// @param why as far as it is known
  /// @return for how long it has been gone; empty when that is not to be said now
  synchronized Optional<Duration> noticed(String why) {
    long now = nanos.getAsLong();
    if (!isGone) {
      isGone = true;
      since = now;
      pause = FIRST_PAUSE;
    } else if (now - said < (why.equals(reason) ? pause : FIRST_PAUSE).toNanos()) {
      return Optional.empty();
    } else {
      Duration twice = pause.multipliedBy(2);
      pause = twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }
    said = now;
    reason = why;
    return Optional.of(until(now));
  }

  /// It is back.
  ///
  /// @return for how long it was gone; empty when it was not
  synchronized Optional<Duration> ended() {
    Optional<Duration> length = isGone ? Optional.of(until(nanos.getAsLong())) : Optional.empty();
    isGone = false;
    return length;
  }

  private Duration until(long now) {
    return Duration.ofNanos(now - since).truncatedTo(ChronoUnit.MILLIS);
  }
}
