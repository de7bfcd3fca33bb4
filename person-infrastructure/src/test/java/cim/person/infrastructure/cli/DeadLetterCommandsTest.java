package cim.person.infrastructure.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.policies.DeadLetter;
import cim.person.infrastructure.nats.NatsServer;
import cim.person.infrastructure.nats.NatsSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class DeadLetterCommandsTest {
  private final NatsServer server = NatsServer.started();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theyAreListedReplayedAndDropped() throws Exception {
    add("one", "two", "two");

    assertEquals(0, run("list", "--policy", "two"));
    List<String> lines = out.toString().lines().toList();
    assertEquals(2, lines.size());
    assertTrue(lines.getFirst().startsWith("{\"number\":2,\"letter\":{"), lines::toString);
    assertTrue(lines.getFirst().contains("\"reason\":\"reason 1\""), lines::toString);

    assertEquals(2, run("replay", "1", "7", "--patience", "PT0.2S"));
    assertEquals("1: no node has run it yet; it stays asked for\n", out.toString());
    assertEquals("person: there is no dead letter 7\n", err.toString());

    assertEquals(0, run("drop", "2"));
    assertEquals("2: dropped\n", out.toString());
    assertEquals(2, run("drop", "2"));
    assertEquals(0, run("drop", "--all"));
    assertEquals("1: dropped\n3: dropped\n", out.toString());
    assertEquals(0, run("list"));
    assertEquals("", out.toString());
  }

  @Test
  void whatMakesNoSenseIsSaid() {
    assertEquals(64, run());
    assertEquals(64, run("drop"));
    assertEquals(64, run("replay", "1", "--all"));
  }

  private void add(String... policies) throws Exception {
    try (NatsAccess access = NatsAccess.to(NatsSettings.of(server.url()))) {
      access.prepareStreams();
      for (int number = 0; number < policies.length; number++) {
        access
            .deadLetters()
            .add(
                new DeadLetter(
                    policies[number],
                    DeadLetter.Kind.TICKED,
                    Optional.empty(),
                    Optional.empty(),
                    0,
                    Instant.EPOCH,
                    "reason " + number,
                    5,
                    Instant.EPOCH,
                    Optional.empty(),
                    0));
      }
    }
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    List<String> all = new ArrayList<>(List.of("dead-letters", "--nats", server.url()));
    all.addAll(Arrays.asList(arguments));
    CommandLine commands = Cli.commands();
    commands.setOut(new PrintWriter(out, true));
    commands.setErr(new PrintWriter(err, true));
    return commands.execute(all.toArray(String[]::new));
  }
}
