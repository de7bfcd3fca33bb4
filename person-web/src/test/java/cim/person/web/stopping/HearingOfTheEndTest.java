package cim.person.web.stopping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HearingOfTheEndTest {
  private static final int TERMINATED = 128 + 15;

  @Test
  void whatComesFirstIsDoneBeforeTheEnd() throws Exception {
    assertEquals(List.of("ready", "before the end", "the end"), told());
  }

  @Test
  void whoeverDoesNotListenAnyMoreIsStoppedAsEver() throws Exception {
    assertEquals(List.of("ready", "the end"), told("close"));
  }

  private static List<String> told(String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                place(TerminationSignal.class) + ":" + place(StoppedProcess.class),
                StoppedProcess.class.getName()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (BufferedReader out = process.inputReader()) {
      List<String> told = new ArrayList<>(List.of(out.readLine()));
      process.toHandle().destroy(); // which leaves what it says to be read
      told.addAll(out.readAllLines());
      assertTrue(process.waitFor(30, TimeUnit.SECONDS));
      assertEquals(TERMINATED, process.exitValue());
      return told;
    } finally {
      process.destroyForcibly();
    }
  }

  private static Path place(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
