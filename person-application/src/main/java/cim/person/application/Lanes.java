package cim.person.application;

import cim.person.application.ports.EventStoreUnavailable;
import cim.person.domain.values.PersonId;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Lets one command of a person through at a time on this node, so that a node does not lose races
/// against itself. Persons share a bounded number of lanes. Thread-safe.
final class Lanes {
  private static final int LANES = 4_096;

  private final ReentrantLock[] lanes = new ReentrantLock[LANES];
  private final Duration patience;

  Lanes(Duration patience) {
    this.patience = patience;
    for (int i = 0; i < LANES; i++) {
      lanes[i] = new ReentrantLock();
    }
  }

  /// Runs the work when its lane is free.
  ///
  /// @throws EventStoreUnavailable when the lane does not become free in time
  <T> T inLaneOf(PersonId person, Supplier<T> work) {
    ReentrantLock lane = lanes[Math.floorMod(person.hashCode(), LANES)];
    try {
      if (!lane.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new EventStoreUnavailable(
            "commands of " + person + " before this one take too long", null);
      }
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new EventStoreUnavailable("interrupted while waiting for " + person, interruption);
    }
    try {
      return work.get();
    } finally {
      lane.unlock();
    }
  }
}
