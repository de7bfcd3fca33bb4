package cim.person.infrastructure.nats;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A real `nats-server` with JetStream for one test: on loopback, on a port that was free, with
/// data of its own, which survive [#stop], [#kill] and [#start], and are gone after [#close].
public final class NatsServer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Pattern PORT = Pattern.compile("\"(?:nats|tls)://[^\"]*:(\\d+)\"");

  private final Path folder;
  private final String settings;
  private final String general;
  private final Thread atExit = new Thread(this::end);
  private int port = -1;
  private @Nullable Process process;

  private NatsServer(Path folder, String settings, String general) {
    this.folder = folder;
    this.settings = settings;
    this.general = general;
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /// Starts a server that acknowledges without waiting for the disk, which is fast.
  public static NatsServer started() {
    return started("");
  }

  /// Starts a server on a port that others have been told of already.
  public static NatsServer startedOn(int port) {
    return started(port, "", "");
  }

  /// Starts another server on a copy of what this one, stopped, has stored.
  NatsServer startedCopy() {
    try {
      Path parent = Files.createDirectories(Path.of("target", "nats"));
      Path copy = Files.createTempDirectory(parent, "server").toAbsolutePath();
      Path from = folder.resolve("data");
      try (Stream<Path> files = Files.walk(from)) {
        for (Path file : files.toList()) {
          Files.copy(file, copy.resolve("data").resolve(from.relativize(file)));
        }
      }
      NatsServer server = new NatsServer(copy, settings, general);
      server.start();
      return server;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Starts a server.
  ///
  /// @param jetStreamSettings for its `jetstream` block, such as `sync_interval: always`
  public static NatsServer started(String jetStreamSettings) {
    return started(-1, jetStreamSettings, "");
  }

  /// Starts a server that wants TLS.
  ///
  /// @param certificate its PEM files without their `.pem` and `.key`
  static NatsServer startedWithTls(Path certificate) {
    return started(
        -1,
        "",
        "tls { cert_file: \"%s.pem\", key_file: \"%s.key\" }".formatted(certificate, certificate));
  }

  private static NatsServer started(int port, String jetStreamSettings, String general) {
    try {
      Path parent = Files.createDirectories(Path.of("target", "nats"));
      NatsServer server =
          new NatsServer(
              Files.createTempDirectory(parent, "server").toAbsolutePath(),
              jetStreamSettings,
              general);
      server.port = port;
      server.start();
      return server;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Where it listens; the same after a restart.
  public String url() {
    return "nats://127.0.0.1:" + port;
  }

  public int port() {
    return port;
  }

  /// Starts it again on the same port and data.
  public void start() {
    try {
      Process started = launch();
      process = started;
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (!isReady(started)) {
        if (!started.isAlive() || System.nanoTime() > end) {
          throw new IllegalStateException("nats-server did not start:\n" + Files.readString(log()));
        }
        started.waitFor(10, TimeUnit.MILLISECONDS);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while nats-server was starting");
    }
  }

  /// Ends it in an orderly manner.
  public void stop() {
    if (process != null) {
      process.destroy();
      ended(process);
    }
  }

  /// Ends it at once, as `kill -9` does.
  public void kill() {
    if (process != null) {
      process.destroyForcibly();
      ended(process);
    }
  }

  @Override
  public void close() {
    end();
    Runtime.getRuntime().removeShutdownHook(atExit);
  }

  private void end() {
    kill();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Process launch() throws IOException {
    Path configuration =
        Files.writeString(
            folder.resolve("nats-server.conf"),
            """
            listen: "127.0.0.1:%d"
            ports_file_dir: "%s"
            jetstream {
              store_dir: "%s"
              %s
            }
            %s
            """
                .formatted(port, folder, folder.resolve("data"), settings, general));
    return new ProcessBuilder(NatsServerBinary.find(), "-c", configuration.toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
        .start();
  }

  /// The server writes its ports file when it listens.
  private boolean isReady(Process started) throws IOException {
    Path ports = folder.resolve("nats-server_" + started.pid() + ".ports");
    if (!Files.exists(ports)) {
      return false;
    }
    Matcher found = PORT.matcher(Files.readString(ports));
    if (!found.find()) {
      return false;
    }
    port = Integer.parseInt(found.group(1));
    return true;
  }

  private Path log() {
    return folder.resolve("nats-server.log");
  }

  private static void ended(Process process) {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("nats-server does not end");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
