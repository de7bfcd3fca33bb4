package cim.person.infrastructure;

import cim.person.application.ports.Readiness;
import cim.person.application.queries.ProjectionStatus;
import cim.person.application.queries.Projections;
import cim.person.infrastructure.nats.Streams;
import cim.person.infrastructure.nats.StreamsState;
import java.util.List;
import java.util.Optional;

/// Ready when NATS answers, the streams are as they must be, and the read models have caught up,
/// and
/// until the node is told to stop.
final class NodeReadiness implements Readiness {
  private final Streams streams;
  private final Projections projections;
  private volatile boolean leaving;

  NodeReadiness(Streams streams, Projections projections) {
    this.streams = streams;
    this.projections = projections;
  }

  void leave() {
    leaving = true;
  }

  @Override
  public List<Check> checks() {
    if (leaving) {
      return List.of(new Check("node", Optional.of("this node is stopping")));
    }
    StreamsState state = streams.check();
    Optional<String> unreachable =
        state instanceof StreamsState.NotConnected(var reason)
            ? Optional.of("NATS does not answer" + (reason.isEmpty() ? "" : ": " + reason))
            : Optional.empty();
    Optional<String> unsound =
        state instanceof StreamsState.Problem(var text) ? Optional.of(text) : Optional.empty();
    return List.of(
        new Check("nats", unreachable),
        new Check("streams", unsound),
        new Check("read-models", readModelProblem()));
  }

  private Optional<String> readModelProblem() {
    for (ProjectionStatus status : projections.statuses()) {
      if (status.state() == ProjectionStatus.State.FAILED) {
        return Optional.of("the read model " + status.name() + " has failed; the log says why");
      }
      if (status.state() == ProjectionStatus.State.WAITING) {
        return Optional.of("the read model " + status.name() + " does not follow the stream");
      }
    }
    return projections.caughtUp()
        ? Optional.empty()
        : Optional.of("the read models have not caught up with the stream yet");
  }
}
