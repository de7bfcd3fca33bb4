package cim.person.infrastructure.nats;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds a `nats-server` that is new enough: the one in `NATS_SERVER`, else one on the `PATH`, else
/// the one that the launcher fetches.
public final class NatsServerBinary {
  private static final Pattern VERSION = Pattern.compile("v(\\d+)\\.(\\d+)\\.");
  private static final int OLDEST_MINOR_OF_2 = 12;

  private static final String FOUND = search();

  private NatsServerBinary() {}

  public static String find() {
    return FOUND;
  }

  private static String search() {
    String named = System.getenv("NATS_SERVER");
    if (named != null && !named.isBlank()) {
      return named;
    }
    return onPath().orElseGet(NatsServerBinary::fromLauncher);
  }

  private static Optional<String> onPath() {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, "nats-server"))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .filter(NatsServerBinary::isNewEnough)
        .findFirst();
  }

  private static boolean isNewEnough(String binary) {
    Matcher version = VERSION.matcher(output(binary, "--version"));
    if (!version.find()) {
      return false;
    }
    int major = Integer.parseInt(version.group(1));
    return major > 2 || (major == 2 && Integer.parseInt(version.group(2)) >= OLDEST_MINOR_OF_2);
  }

  private static String fromLauncher() {
    Path root = Path.of(System.getProperty("project.root", ".."));
    return output(root.resolve("person").toString(), "nats-server").strip();
  }

  private static String output(String... command) {
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", command) + " failed: " + output);
      }
      return output;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while looking for nats-server");
    }
  }
}
