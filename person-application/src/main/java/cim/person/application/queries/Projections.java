package cim.person.application.queries;

import java.time.Duration;
import java.util.List;

/// How far this node's read models have come. Thread-safe.
public interface Projections {
  List<ProjectionStatus> statuses();

  /// What is to be read.
  enum Scope {
    /// Persons: by id, in lists, by search.
    PERSONS,
    /// The log of events.
    EVENTS
  }

  /// Waits until what is read contains the event at this position.
  ///
  /// @return false when it took longer than the timeout
  boolean await(Scope scope, long position, Duration timeout) throws InterruptedException;

  /// Waits until everything that can be read contains the event at this position.
  ///
  /// @return false when it took longer than the timeout
  default boolean await(long position, Duration timeout) throws InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    for (Scope scope : Scope.values()) {
      Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
      if (!await(scope, position, left)) {
        return false;
      }
    }
    return true;
  }

  /// Whether every read model has once caught up with the stream since the node started.
  boolean caughtUp();
}
