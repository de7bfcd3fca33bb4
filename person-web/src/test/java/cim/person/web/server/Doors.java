package cim.person.web.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cim.person.application.CommandHandler;
import cim.person.application.CommandRequest;
import cim.person.application.CommandSettings;
import cim.person.application.Outcome;
import cim.person.application.ports.InMemoryRecords;
import cim.person.domain.commands.ByPolicy;
import cim.person.domain.commands.PersonCommand;
import cim.person.domain.state.Limits;
import cim.person.domain.state.PersonStateMachine;
import cim.person.domain.values.PersonId;
import cim.person.infrastructure.nats.JetStreamEventStore;
import cim.person.infrastructure.nats.TestNats;
import cim.person.web.server.Door.Told;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/// All doors of a node, and the one for policies, which is within.
final class Doors implements AutoCloseable {
  private final NatsDoor nats;
  private final List<Door> all;
  private final TestNats within;
  private final CommandHandler policies;

  Doors(Node node) throws IOException, InterruptedException {
    nats = NatsDoor.at(node.nats().url());
    all = List.of(new GraphQLDoor(node), new RestDoor(), new GrpcDoor(), nats);
    within = TestNats.ready(node.nats());
    JetStreamEventStore store = within.store();
    policies =
        new CommandHandler(
            store,
            new InMemoryRecords(store),
            (_, _) -> {},
            new PersonStateMachine(new Limits(100)),
            InstantSource.system(),
            new CommandSettings(20, 100, Duration.ofSeconds(30)));
  }

  List<Door> all() {
    return all;
  }

  NatsDoor nats() {
    return nats;
  }

  /// The door beside that one.
  Door beside(Door door) {
    return all.get((all.indexOf(door) + 1) % all.size());
  }

  /// Where the person's last event stands in the stream.
  long lastPosition(PersonId person) {
    return within.store().lastPosition(person);
  }

  /// Has the commands carried out.
  ///
  /// @return the id of the last one
  UUID carryOut(PersonId person, List<? extends PersonCommand> commands)
      throws InterruptedException {
    UUID id = UUID.randomUUID();
    for (PersonCommand command : commands) {
      id = UUID.randomUUID();
      if (command instanceof ByPolicy) {
        byPolicy(person, id, command);
      } else {
        Told told = nats.give(Sent.of(id, person, command));
        assertEquals("receipt", told.outcome(), () -> command + " " + told);
      }
    }
    return id;
  }

  private void byPolicy(PersonId person, UUID id, PersonCommand command) {
    Outcome outcome =
        policies.handle(new CommandRequest(person, id, id, null, "policy:test", null, command));
    assertEquals(Outcome.Done.class, outcome.getClass(), outcome::toString);
  }

  @Override
  public void close() {
    all.forEach(Door::close);
    within.close();
  }
}
