package cim.person.infrastructure.nats;

import cim.person.application.CommandHandler;
import cim.person.application.CommandRequest;
import cim.person.application.CommandSettings;
import cim.person.application.Outcome;
import cim.person.application.ports.EventStore;
import cim.person.domain.commands.PersonCommand;
import cim.person.domain.state.Limits;
import cim.person.domain.state.PersonStateMachine;
import cim.person.domain.values.PersonId;
import cim.person.infrastructure.index.ReadModel;
import cim.person.infrastructure.index.ReadModelSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;

/// Everything of one node below its edges: its own connection, read model in a folder of its own,
/// and command handler.
public final class WholeNode implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  public final EventStore store;
  public final ReadModel model;
  final TestNats nats;
  final CommandHandler handler;

  private WholeNode(String url, Path folder, InstantSource clock) {
    nats = TestNats.ready(NatsSettings.of(url));
    store = nats.store();
    try {
      model = nats.readModel(ReadModelSettings.in(folder), clock);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    handler =
        new CommandHandler(
            store,
            model.localRecords(),
            (_, _) -> {},
            new PersonStateMachine(new Limits(100)),
            clock,
            new CommandSettings(20, 1_000, Duration.ofSeconds(10)));
  }

  static WholeNode following(NatsServer server, Path folder, InstantSource clock) {
    return following(server.url(), folder, clock);
  }

  static WholeNode following(String url, Path folder, InstantSource clock) {
    WholeNode node = new WholeNode(url, folder, clock);
    node.model.start();
    return node;
  }

  /// A node that does not follow the stream: it knows what its folder has, and nothing else.
  static WholeNode standing(NatsServer server, Path folder, InstantSource clock) {
    return new WholeNode(server.url(), folder, clock);
  }

  Outcome ask(PersonId person, UUID commandId, PersonCommand command) {
    return handler.handle(
        new CommandRequest(person, commandId, commandId, null, "user:tester", null, command));
  }

  /// Waits until the read models have all that is stored.
  void catchUp() throws InterruptedException {
    catchUp(PATIENCE);
  }

  public void catchUp(Duration patience) throws InterruptedException {
    if (!model.projections().await(store.end(), patience)) {
      throw new AssertionError("not caught up: " + model.projections().statuses());
    }
  }

  @Override
  public void close() {
    try {
      model.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } finally {
      nats.close();
    }
  }
}
