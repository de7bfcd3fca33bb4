package cim.person.infrastructure;

import cim.person.application.ports.Departure;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/// Takes the node out of what nodes do together.
final class NodeDeparture implements Departure {
  private static final Logger LOG = System.getLogger(NodeDeparture.class.getName());

  private final NodeReadiness readiness;
  private final List<Runnable> shared;
  private final Runnable subscriptions;

  /// @param shared what ends each thing that another node goes on with; bounded in time
  /// @param subscriptions ends all subscriptions
  NodeDeparture(NodeReadiness readiness, List<Runnable> shared, Runnable subscriptions) {
    this.readiness = readiness;
    this.shared = List.copyOf(shared);
    this.subscriptions = subscriptions;
  }

  @Override
  public void announce() {
    readiness.leave();
  }

  @Override
  public void handOver() {
    shared.forEach(NodeDeparture::done);
  }

  @Override
  public void endSubscriptions() {
    done(subscriptions);
  }

  private static void done(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException failure) {
      LOG.log(Level.WARNING, "a step of the stop failed; the node goes on stopping", failure);
    }
  }
}
