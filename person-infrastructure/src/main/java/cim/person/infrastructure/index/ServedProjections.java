package cim.person.infrastructure.index;

import cim.person.application.queries.ProjectionStatus;
import cim.person.application.queries.Projections;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// How far the generation has come that is read from; and, beside it, the one that will take its
/// place.
record ServedProjections(Serving serving, Generation current) implements Projections {
  /// Who waits looks again after so long whether another generation is read from meanwhile.
  private static final Duration LOOK = Duration.ofMillis(100);

  @Override
  public List<ProjectionStatus> statuses() {
    List<ProjectionStatus> statuses = new ArrayList<>(serving.current().projections().statuses());
    if (!serving.isServed(current)) {
      statuses.addAll(current.projections().statuses());
    }
    return statuses;
  }

  @Override
  public boolean await(Scope scope, long position, Duration timeout) throws InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (true) {
      Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
      Duration patience = left.compareTo(LOOK) < 0 ? left : LOOK;
      if (serving.current().projections().await(scope, position, patience)) {
        return true;
      }
      if (left.isZero()) {
        return false;
      }
    }
  }

  @Override
  public boolean caughtUp() {
    return serving.current().projections().caughtUp();
  }
}
