package cim.person.application.queries;

import java.time.Duration;
import java.util.List;

/// How far this node's read models have come. Thread-safe.
public interface Projections {
  List<ProjectionStatus> statuses();

  /// Waits until what is read contains the event at this position.
  ///
  /// @return false when it took longer than the timeout
  boolean await(long position, Duration timeout) throws InterruptedException;

  /// Whether every read model has once caught up with the stream since the node started.
  boolean caughtUp();
}
