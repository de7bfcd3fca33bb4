package cim.person.application.policies;

import cim.person.application.ports.EventStoreUnavailable;
import cim.person.application.queries.Projections;
import java.time.Duration;

/// Waits for the read models that a policy looks at.
///
/// @param patience how long at most
record CatchingUp(Projections projections, Duration patience) {
  /// @throws EventStoreUnavailable when it takes too long, which passes
  void await(Projections.Scope scope, long position) {
    try {
      if (!projections.await(scope, position, patience)) {
        throw new EventStoreUnavailable(
            "the read model has not come to position " + position, null);
      }
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new EventStoreUnavailable("interrupted while waiting for a read model", interruption);
    }
  }
}
