package cim.person.infrastructure.nats;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What `server-config/nats-cluster/make-certificates.sh` makes.
public final class Certificates {
  static final Path SAMPLE =
      Path.of(System.getProperty("project.root", ".."), "server-config", "nats-cluster")
          .toAbsolutePath();

  private Certificates() {}

  /// @param names of the certificates, each with the hosts that it is for, after commas
  public static void make(Path folder, String... names) {
    List<String> command = new ArrayList<>();
    command.add(SAMPLE.resolve("make-certificates.sh").toString());
    command.add(folder.toString());
    command.addAll(List.of(names));
    try {
      Process script = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (script.waitFor() != 0) {
        throw new IllegalStateException(said);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while certificates were made");
    }
  }
}
