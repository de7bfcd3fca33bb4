package cim.person.infrastructure.bench;

import cim.person.application.CommandHandler;
import cim.person.application.CommandRequest;
import cim.person.application.CommandSettings;
import cim.person.application.Outcome;
import cim.person.application.ports.LocalRecords;
import cim.person.domain.commands.IdentityCommand.UpdateName;
import cim.person.domain.state.Limits;
import cim.person.domain.state.PersonStateMachine;
import cim.person.domain.values.NameChangeReason;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.PersonName;
import cim.person.infrastructure.faults.Folders;
import cim.person.infrastructure.index.ReadModel;
import cim.person.infrastructure.index.ReadModelSettings;
import cim.person.infrastructure.nats.NatsServer;
import cim.person.infrastructure.nats.NatsSettings;
import cim.person.infrastructure.nats.TestNats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// The command side and the read models of one node in this process.
final class BenchNode implements AutoCloseable {
  private static final CommandSettings COMMANDS =
      new CommandSettings(20, 20_000, Duration.ofSeconds(60));

  private static final AtomicLong COMMAND = new AtomicLong();

  private final Path folder = Files.createTempDirectory("person-bench");
  final TestNats nats;
  final ReadModel model;

  private BenchNode(NatsServer server) throws IOException {
    nats =
        TestNats.ready(
            new NatsSettings(server.url(), 1, Duration.ofSeconds(5), Duration.ofSeconds(60), 40));
    model = nats.readModel(ReadModelSettings.in(folder), InstantSource.system());
  }

  /// A node whose read models follow.
  static BenchNode following(NatsServer server) throws IOException {
    BenchNode node = new BenchNode(server);
    node.model.start();
    return node;
  }

  /// A node that knows nothing but what it reads for a command.
  static BenchNode blind(NatsServer server) throws IOException {
    return new BenchNode(server);
  }

  /// A command handler with nothing in memory.
  CommandHandler handler() {
    return handler(model.localRecords());
  }

  private CommandHandler handler(LocalRecords local) {
    return new CommandHandler(
        nats.store(),
        local,
        (_, _) -> {},
        new PersonStateMachine(new Limits(100)),
        InstantSource.system(),
        COMMANDS);
  }

  /// Waits until the read models show everything.
  void awaitCaughtUp() throws InterruptedException {
    while (!model.projections().caughtUp()) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  /// Where the read models are.
  Path folder() {
    return folder;
  }

  /// Gives a person another name, which leads to one event.
  static Outcome rename(CommandHandler handler, PersonId person, PersonName name) {
    UUID id = new UUID(0x8000_0000_0000_4000L, COMMAND.incrementAndGet());
    Outcome outcome =
        handler.handle(
            new CommandRequest(
                person,
                id,
                id,
                null,
                "user:bench",
                null,
                new UpdateName(name, NameChangeReason.CORRECTION, null)));
    if (!(outcome instanceof Outcome.Done)) {
      throw new IllegalStateException("refused: " + outcome);
    }
    return outcome;
  }

  @Override
  public void close() throws IOException {
    model.close();
    nats.close();
    Folders.delete(folder);
  }
}
