package cim.person.infrastructure.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.CommandHandler;
import cim.person.application.CommandRequest;
import cim.person.application.CommandSettings;
import cim.person.application.Outcome;
import cim.person.application.ports.EventStore;
import cim.person.application.ports.InMemoryRecords;
import cim.person.domain.commands.LifecycleCommand;
import cim.person.domain.state.Limits;
import cim.person.domain.state.PersonStateMachine;
import cim.person.domain.values.PersonId;
import cim.person.infrastructure.nats.JetStreamEventStore;
import cim.person.infrastructure.nats.JetStreamRejections;
import cim.person.infrastructure.nats.NatsConnection;
import cim.person.infrastructure.nats.NatsServer;
import cim.person.infrastructure.nats.NatsSettings;
import cim.person.infrastructure.nats.Streams;
import cim.person.infrastructure.nats.StreamsState;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// `streams` and `rejections` on a real server.
@Timeout(120)
class SpeakingToNatsTest {
  private static final PersonId ADA = PersonId.parse("0199a1c2-7c1e-7d10-8f53-3c5e0f6a9b21");
  private static final PersonId BOB = PersonId.parse("0199a1c2-7c1e-7d10-8f53-3c5e0f6a9b22");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final NatsServer server = NatsServer.started();
  private final NatsSettings settings = NatsSettings.of(server.url());
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final NatsConnection nats = new NatsConnection(settings, threads);
  private final StringWriter said = new StringWriter();
  private final StringWriter complained = new StringWriter();

  @AfterEach
  void stop() {
    nats.close();
    threads.close();
    server.close();
  }

  @Test
  void streamsAreShownAndFoundToBeMissing() throws Exception {
    assertEquals(2, streams());
    assertTrue(said.toString().contains("created when the server starts"), said.toString());
    connect();
    said.getBuffer().setLength(0);
    assertEquals(0, streams(), said.toString());
    assertEquals(5, said.toString().lines().count(), said.toString());
    assertTrue(said.toString().contains("CIM_PERSON_EVENTS"), said.toString());
  }

  @Test
  void whatCannotBeDoneIsSaidInASentence() throws Exception {
    connect();
    assertEquals(1, streams("move", "--replicas", "3"));
    assertTrue(
        complained.toString().startsWith("person: JetStream refused: replicas > 1 not supported"),
        complained.toString());
    assertEquals(1, streams("promote"));
    assertTrue(complained.toString().contains("is no mirror here"), complained.toString());
    assertEquals(64, streams("move", "--replicas", "2"));
    assertEquals(64, streams("move"));
    assertEquals(64, rejections("--code", "NO"));
    assertEquals(64, rejections("--person", "Ada"));
    assertEquals(64, rejections("--since", "-PT1H"));
    assertEquals(64, rejections("--limit", "0"));
    assertFalse(complained.toString().contains("\tat "), complained.toString());
  }

  @Test
  void aRefusedCommandIsFoundAndIsNoEvent() throws Exception {
    EventStore store = connect();
    CommandHandler commands =
        new CommandHandler(
            store,
            new InMemoryRecords(store),
            new JetStreamRejections(nats, InstantSource.system()),
            new PersonStateMachine(new Limits(10)),
            InstantSource.system(),
            new CommandSettings(5, 10, PATIENCE));
    UUID first = UUID.randomUUID();
    refuse(commands, ADA, first);
    for (int more = 0; more < 300; more++) {
      refuse(commands, BOB, UUID.randomUUID());
    }
    assertEquals(0, store.end());

    awaitRejections(301);
    assertEquals(0, rejections("--person", ADA.toString()));
    String line = said.toString();
    assertEquals(1, line.lines().count(), line);
    assertTrue(line.contains("\"command\":\"" + first + '"'), line);
    assertTrue(line.contains("\"code\":\"PERSON_NOT_FOUND\""), line);

    assertEquals(1, count("--code", "PERSON_NOT_FOUND", "--limit", "1"));
    assertTrue(complained.toString().contains("there are more than 1;"), complained.toString());
    assertEquals(0, count("--code", "STALE_REVISION"));
    assertEquals(2, count("--follow", "--limit", "2"));
  }

  /// They are published without an answer, so the newest may be on its way.
  private void awaitRejections(int number) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (count() < number) {
      assertTrue(System.nanoTime() < end, said.toString());
    }
    said.getBuffer().setLength(0);
  }

  private long count(String... arguments) {
    said.getBuffer().setLength(0);
    assertEquals(0, rejections(arguments), complained.toString());
    return said.toString().lines().count();
  }

  private static void refuse(CommandHandler commands, PersonId person, UUID id) {
    Outcome outcome =
        commands.handle(
            new CommandRequest(
                person, id, id, null, "user:tester", null, new LifecycleCommand.ActivatePerson()));
    assertTrue(outcome instanceof Outcome.Refused, outcome.toString());
  }

  private EventStore connect() throws Exception {
    nats.open();
    nats.await(PATIENCE);
    assertEquals(new StreamsState.Ready(), new Streams(nats, settings).check());
    return new JetStreamEventStore(nats, settings);
  }

  private int streams(String... arguments) {
    return run("streams", arguments);
  }

  private int rejections(String... arguments) {
    return run("rejections", arguments);
  }

  private int run(String command, String... arguments) {
    List<String> line = new ArrayList<>(List.of(command, "--nats", server.url()));
    line.addAll(List.of(arguments));
    return Cli.commands()
        .setOut(new PrintWriter(said, true))
        .setErr(new PrintWriter(complained, true))
        .execute(line.toArray(String[]::new));
  }
}
