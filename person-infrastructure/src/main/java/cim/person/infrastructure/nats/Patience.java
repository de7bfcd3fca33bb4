package cim.person.infrastructure.nats;

import cim.person.application.ports.EventStoreUnavailable;
import io.nats.client.JetStreamApiException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The time that one call has for all its attempts, and the growing pauses between them.
final class Patience {
  private static final long FIRST_PAUSE_MILLIS = 5;
  private static final long LONGEST_PAUSE_MILLIS = 250;

  private final String what;
  private final long end;
  private long pause = FIRST_PAUSE_MILLIS;

  /// @param what is tried, for the message when it fails: "to append …"
  Patience(String what, Duration limit) {
    this.what = what;
    this.end = System.nanoTime() + limit.toNanos();
  }

  /// One attempt at something that NATS may be too busy for, or not there at all.
  @FunctionalInterface
  interface Attempt<T> {
    T make() throws IOException, JetStreamApiException, InterruptedException;
  }

  /// Makes attempts until one succeeds.
  ///
  /// @throws EventStoreUnavailable when the time is up, the thread is interrupted, or another
  ///     attempt would be pointless
  <T> T until(Attempt<T> attempt) {
    while (true) {
      try {
        return attempt.make();
      } catch (JetStreamApiException refusal) {
        if (!ApiErrors.isPassing(refusal)) {
          throw gaveUp(String.valueOf(refusal.getMessage()), refusal);
        }
        pauseAfter(refusal);
      } catch (IOException | IllegalStateException failure) {
        pauseAfter(failure);
      } catch (InterruptedException interrupt) {
        throw interrupted(interrupt);
      }
    }
  }

  private void pauseAfter(Exception failure) {
    if (left() <= TimeUnit.MILLISECONDS.toNanos(pause)) {
      throw gaveUp(String.valueOf(failure.getMessage()), failure);
    }
    try {
      Thread.sleep(pause);
    } catch (InterruptedException interrupt) {
      throw interrupted(interrupt);
    }
    pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
  }

  /// Waits for one of the permits.
  void acquire(Semaphore permits) {
    try {
      if (!permits.tryAcquire(left(), TimeUnit.NANOSECONDS)) {
        throw gaveUp("too many at once", null);
      }
    } catch (InterruptedException interrupt) {
      throw interrupted(interrupt);
    }
  }

  /// Waits for what another thread finds out; throws what that met, if it is unchecked.
  <T> T await(Future<T> answer) {
    try {
      return answer.get(Math.max(0, left()), TimeUnit.NANOSECONDS);
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof RuntimeException met) {
        throw met;
      }
      throw gaveUp("it failed", failure);
    } catch (TimeoutException _) {
      throw gaveUp("those before it are not answered", null);
    } catch (InterruptedException interrupt) {
      throw interrupted(interrupt);
    }
  }

  private EventStoreUnavailable interrupted(InterruptedException interrupt) {
    Thread.currentThread().interrupt();
    return gaveUp("interrupted", interrupt);
  }

  private EventStoreUnavailable gaveUp(String why, @Nullable Exception cause) {
    return new EventStoreUnavailable("gave up " + what + ": " + why, cause);
  }

  private long left() {
    return end - System.nanoTime();
  }
}
