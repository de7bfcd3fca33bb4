package cim.person.infrastructure.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cim.person.infrastructure.migration.LargeHistory;
import cim.person.infrastructure.nats.NatsServer;
import cim.person.infrastructure.nats.NatsSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command that takes the older service's history over.
class MigrateTest {
  private static final Path LEGACY = Path.of("src/test/resources/legacy");
  private static final int EVENTS = 12_000;
  private static final int PERSONS = 1_500;

  private final NatsServer server = NatsServer.started();
  private final StringWriter said = new StringWriter();
  private final Path folder;

  MigrateTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aHistoryIsTakenOverAndProved() throws Exception {
    Path source = Files.copy(LEGACY.resolve("history-small.ndjson"), folder.resolve("s.ndjson"));
    assertEquals(0, run("migrate", "--dry-run", source.toString()));
    assertSaid("120 lines of 12 persons: ", "0 quarantined");
    assertEquals(0, run("migrate", "--nats", server.url(), source.toString()));
    assertSaid("120 lines of 12 persons: ", "0 quarantined", "s.ndjson.report.json");
    assertEquals(0, run("migrate", "--check", "--nats", server.url(), source.toString()));
    assertSaid("no person differs", "digest of all heads: sha256:");
    assertEquals(0, run("verify", "--nats", server.url()));
    assertTrue(Files.readString(folder.resolve("s.ndjson.check.json")).contains("\"head\":\"bagu"));
  }

  @Test
  void whatIsNotThereAndWhatMakesNoSenseIsSaid() {
    assertEquals(1, run("migrate", "--dry-run", folder.resolve("none.ndjson").toString()));
    assertSaid("there is no ", "none.ndjson");
    assertEquals(64, run("migrate"));
    assertEquals(64, run("migrate", "--dry-run", "--check", "x"));
    assertEquals(64, run("migrate", "--name", "a b", "x"));
    assertEquals(1, run("migrate", "--nats", server.url(), "--stream", "NOWHERE"));
    assertSaid("the stream NOWHERE cannot be read");
  }

  @Test
  void afterAKillTheSameCommandEndsInTheSameHistory() throws Exception {
    Path source = folder.resolve("large.ndjson");
    assumeTrue(LargeHistory.write(source, PERSONS, EVENTS), "Node.js is not here");
    String due = digestOfAWholeRun(source);
    Process killed =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Cli.class.getName(),
                "migrate",
                "--nats",
                server.url(),
                source.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    long stored = awaitEvents(killed);
    killed.destroyForcibly().waitFor();
    assertTrue(stored < EVENTS, () -> stored + " events were stored before the kill");
    run("migrate", "--nats", server.url(), source.toString());
    assertTrue(!said.toString().contains(" 0 were there already"), said::toString);
    assertEquals(due, digest(server, source));
  }

  private long awaitEvents(Process process) throws Exception {
    try (NatsAccess access = NatsAccess.to(NatsSettings.of(server.url()))) {
      access.prepareStreams();
      while (process.isAlive() && access.store().end() < EVENTS / 10) {
        TimeUnit.MILLISECONDS.sleep(5);
      }
      return access.store().end();
    }
  }

  private String digestOfAWholeRun(Path source) {
    try (NatsServer other = NatsServer.started()) {
      run("migrate", "--nats", other.url(), source.toString());
      return digest(other, source);
    }
  }

  private String digest(NatsServer of, Path source) {
    assertEquals(
        0, run("migrate", "--check", "--nats", of.url(), source.toString()), said::toString);
    String text = said.toString();
    String digest = text.substring(text.indexOf("sha256:"));
    assertNotEquals("", digest);
    return digest;
  }

  private int run(String... arguments) {
    said.getBuffer().setLength(0);
    PrintWriter out = new PrintWriter(said, true);
    return Cli.commands().setOut(out).setErr(out).execute(arguments);
  }

  private void assertSaid(String... texts) {
    for (String text : texts) {
      assertTrue(said.toString().contains(text), said::toString);
    }
  }
}
