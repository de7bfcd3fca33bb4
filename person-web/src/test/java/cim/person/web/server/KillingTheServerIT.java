package cim.person.web.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.infrastructure.faults.Faults;
import cim.person.infrastructure.faults.Run;
import cim.person.infrastructure.faults.Scale;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// The packaged server, as the launcher starts it, is killed under load and started again.
class KillingTheServerIT {
  @Test
  void nothingIsLostDoubledForkedOrStoredInPart() throws Exception {
    // It has just been built; the launcher shall not look for what is newer, and build it again.
    Files.setLastModifiedTime(
        Path.of(System.getProperty("person.war")), FileTime.from(Instant.now()));
    Run run = Faults.KILLED_LIBERTY.trial().run(Scale.SHORT);
    assertEquals("", String.join("\n", run.findings()));
    assertTrue(run.retried() > 0, run::toString);
  }
}
