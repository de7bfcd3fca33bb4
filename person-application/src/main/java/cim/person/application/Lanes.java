package cim.person.application;

import cim.person.application.ports.EventStoreUnavailable;
import cim.person.domain.values.PersonId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Lets one command of a person through at a time on this node, so that a node does not lose races
/// against itself. Persons share a bounded number of lanes. Thread-safe.
final class Lanes {
  private static final int LANES = 4_096;

  private final ReentrantLock[] lanes = new ReentrantLock[LANES];
  private final Duration patience;
  private final int most;

  /// @param most how many may wait for a lane, about: of those that come in the same moment, a few
  ///     more may get in
  Lanes(Duration patience, int most) {
    this.patience = patience;
    this.most = most;
    for (int i = 0; i < LANES; i++) {
      lanes[i] = new ReentrantLock();
    }
  }

  /// Runs the work when the lanes of all these persons are free. They are taken in one order by
  /// everyone, so that nobody waits for each other.
  ///
  /// @throws TooManyCommands when too many wait already
  /// @throws EventStoreUnavailable when the lanes do not become free in time
  <T> T inLanesOf(Collection<PersonId> persons, Supplier<T> work) {
    Deque<ReentrantLock> taken = new ArrayDeque<>();
    long deadline = System.nanoTime() + patience.toNanos();
    try {
      persons.stream()
          .mapToInt(Lanes::laneOf)
          .distinct()
          .sorted()
          .forEach(lane -> taken.push(locked(lanes[lane], deadline)));
      return work.get();
    } finally {
      taken.forEach(ReentrantLock::unlock);
    }
  }

  /// How many wait for the person's lane.
  int waitingFor(PersonId person) {
    return lanes[laneOf(person)].getQueueLength();
  }

  private static int laneOf(PersonId person) {
    return Math.floorMod(person.hashCode(), LANES);
  }

  private ReentrantLock locked(ReentrantLock lane, long deadline) {
    if (lane.getQueueLength() >= most) {
      throw new TooManyCommands(most);
    }
    try {
      if (!lane.tryLock(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        throw new EventStoreUnavailable("commands before this one take too long", null);
      }
      return lane;
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new EventStoreUnavailable("interrupted while waiting for a turn", interruption);
    }
  }
}
