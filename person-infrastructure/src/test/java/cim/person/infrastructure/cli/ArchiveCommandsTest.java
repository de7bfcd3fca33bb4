package cim.person.infrastructure.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.ports.Appends;
import cim.person.application.ports.Head;
import cim.person.domain.values.PersonId;
import cim.person.infrastructure.nats.NatsServer;
import cim.person.infrastructure.nats.NatsSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From one event store into a file, and from the file into another store.
class ArchiveCommandsTest {
  private static final int PERSONS = 20;

  private final NatsServer from = NatsServer.started();
  private final NatsServer into = NatsServer.started();
  private final PersonId ada = Appends.newPerson();
  private final StringWriter said = new StringWriter();
  private final Path file;

  ArchiveCommandsTest(@TempDir Path folder) {
    this.file = folder.resolve("history.car");
  }

  @BeforeEach
  void fill() throws Exception {
    try (NatsAccess access = NatsAccess.to(NatsSettings.of(from.url()))) {
      access.prepareStreams();
      access.store().append(List.of(Appends.of(ada, Head.NONE, 3)));
      for (int more = 1; more < PERSONS; more++) {
        access.store().append(List.of(Appends.of(Appends.newPerson(), Head.NONE, 2)));
      }
    }
  }

  @AfterEach
  void stop() {
    from.close();
    into.close();
  }

  @Test
  void aHistoryGoesOutIsProvedWithoutAServerAndGoesIn() {
    assertEquals(0, run("export", "--nats", from.url(), path()));
    assertSaid("41 events of 20 persons");
    from.stop();
    assertEquals(0, run("verify", path()));
    assertSaid("41 events of 20 persons were read: all are sound");
    assertEquals(0, run("import", "--nats", into.url(), path()));
    assertSaid("added 41 of 41 events of 20 persons");
    assertEquals(0, run("import", "--nats", into.url(), path()));
    assertSaid("added 0 of 41 events of 20 persons");
    assertEquals(0, run("verify", "--nats", into.url()));
    assertSaid("41 events of 20 persons were read: all are sound");
  }

  @Test
  void onePersonsHistoryGoesOutAlone() {
    assertEquals(0, run("export", "--nats", from.url(), "--person", ada.toString(), path()));
    assertSaid("3 events of 1 person");
    assertEquals(0, run("verify", path()));
    String nobody = Appends.newPerson().toString();
    assertEquals(1, run("export", "--nats", from.url(), "--person", nobody, path() + "2"));
    assertFalse(Files.exists(Path.of(path() + "2")));
  }

  @Test
  void aChangedFileIsRefusedAndItsBlockIsNamed() throws Exception {
    assertEquals(0, run("export", "--nats", from.url(), path()));
    byte[] changed = Files.readAllBytes(file);
    changed[changed.length - 10] ^= 1;
    Files.write(file, changed);
    assertEquals(2, run("verify", path()));
    assertSaid("block 42 at byte ", "has other bytes than its CID names");
    assertEquals(2, run("import", "--nats", into.url(), path()));
    assertSaid("block 42 at byte ", "it was not imported");
    assertEquals(0, run("verify", "--nats", into.url()));
    assertSaid("0 events of 0 persons");
  }

  @Test
  void aFileThatIsNotThereIsSaid() {
    assertEquals(1, run("verify", path()));
    assertSaid("history.car");
    assertEquals(1, run("import", "--nats", into.url(), path()));
    assertSaid("history.car");
  }

  private String path() {
    return file.toString();
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
