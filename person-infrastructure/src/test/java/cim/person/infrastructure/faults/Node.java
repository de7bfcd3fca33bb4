package cim.person.infrastructure.faults;

import cim.person.application.CommandHandler;
import cim.person.application.CommandRequest;
import cim.person.application.CommandSettings;
import cim.person.application.Outcome;
import cim.person.application.TooManyRaces;
import cim.person.application.ports.EventStore;
import cim.person.application.ports.EventStoreUnavailable;
import cim.person.application.queries.ProjectionStatus;
import cim.person.domain.state.Limits;
import cim.person.domain.state.PersonStateMachine;
import cim.person.infrastructure.faults.Answer.Done;
import cim.person.infrastructure.faults.Answer.NotNow;
import cim.person.infrastructure.faults.Answer.Proof;
import cim.person.infrastructure.faults.Answer.Refused;
import cim.person.infrastructure.index.ReadModel;
import cim.person.infrastructure.index.ReadModelSettings;
import cim.person.infrastructure.nats.JetStreamRejections;
import cim.person.infrastructure.nats.NatsSettings;
import cim.person.infrastructure.nats.TestNats;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// The application of one node in this process: its own connection, read models, caches and command
/// handler, put together as the server does, but without Liberty and HTTP.
final class Node implements Door, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final CommandSettings COMMANDS =
      new CommandSettings(20, 20_000, Duration.ofSeconds(10));

  private final Path folder;
  private final TestNats nats;
  private final EventStore store;
  private final ReadModel model;
  private final CommandHandler handler;

  private Node(NatsSettings settings) throws IOException {
    folder = Folders.newIn("node");
    nats = TestNats.ready(settings);
    store = nats.store();
    model = nats.readModel(ReadModelSettings.in(folder), InstantSource.system());
    handler =
        new CommandHandler(
            store,
            model.localRecords(),
            new JetStreamRejections(nats.connection(), InstantSource.system()),
            new PersonStateMachine(new Limits(100)),
            InstantSource.system(),
            COMMANDS);
    model.start();
  }

  /// A node that is ready.
  ///
  /// @param replicas how many servers keep each event
  /// @param patience how long a command is tried
  static Node at(String url, int replicas, Duration patience) throws IOException {
    return new Node(
        new NatsSettings(url, replicas, Duration.ofSeconds(1), patience, 40)
            .withBatchFrom(Load.SHARING_FROM));
  }

  @Override
  public Answer ask(Order order) {
    try {
      Outcome outcome =
          handler.handle(
              new CommandRequest(
                  order.person(),
                  order.id(),
                  order.id(),
                  null,
                  "user:faults",
                  null,
                  order.command()));
      return switch (outcome) {
        case Outcome.Done(var receipt, _) ->
            new Done(
                receipt.events().stream()
                    .map(event -> new Proof(event.cid().toString(), event.position()))
                    .toList(),
                receipt.replayed());
        case Outcome.Refused(var rejection, _) -> new Refused(rejection.code().name());
      };
    } catch (EventStoreUnavailable | TooManyRaces failure) {
      return new NotNow(String.valueOf(failure.getMessage()));
    }
  }

  /// What is wrong with the read models once they should have seen everything.
  Optional<String> trouble() throws InterruptedException {
    long end = store.end();
    if (!model.projections().await(end, PATIENCE)) {
      return Optional.of(
          "the read models do not reach " + end + ": " + model.projections().statuses());
    }
    return model.projections().statuses().stream()
        .filter(status -> status.setAsideCount() > 0)
        .map(ProjectionStatus::toString)
        .findFirst();
  }

  @Override
  public void close() throws IOException {
    model.close();
    nats.close();
    Folders.delete(folder);
  }
}
