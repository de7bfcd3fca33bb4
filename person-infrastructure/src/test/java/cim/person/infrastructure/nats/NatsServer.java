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
  private final Path store;
  private String jetStream;
  private final String more;
  private final Thread atExit = new Thread(this::end);
  private int port = -1;
  private @Nullable Process process;

  private NatsServer(Path folder, Path store, String jetStream, String more) {
    this.folder = folder;
    this.store = store;
    this.jetStream = jetStream;
    this.more = more;
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
    Path copy = newFolder();
    try (Stream<Path> files = Files.walk(store)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve("data").resolve(store.relativize(file)));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    NatsServer server = new NatsServer(copy, copy.resolve("data"), jetStream, more);
    server.start();
    return server;
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

  /// Starts a server that keeps its data in a folder of the test's own.
  public static NatsServer startedIn(Path store, String jetStreamSettings) {
    NatsServer server = new NatsServer(newFolder(), store, jetStreamSettings, "");
    server.start();
    return server;
  }

  /// A server that is not started yet.
  ///
  /// @param jetStreamSettings for its `jetstream` block
  /// @param more what else its configuration has, such as a `cluster` block
  public static NatsServer prepared(int port, String jetStreamSettings, String more) {
    Path folder = newFolder();
    NatsServer server = new NatsServer(folder, folder.resolve("data"), jetStreamSettings, more);
    server.port = port;
    return server;
  }

  private static NatsServer started(int port, String jetStreamSettings, String more) {
    NatsServer server = prepared(port, jetStreamSettings, more);
    server.start();
    return server;
  }

  private static Path newFolder() {
    try {
      Path parent = Files.createDirectories(Path.of("target", "nats"));
      return Files.createTempDirectory(parent, "server").toAbsolutePath();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Takes other settings for its `jetstream` block from the next start on.
  public void configure(String jetStreamSettings) {
    jetStream = jetStreamSettings;
  }

  /// Where it listens; the same after a restart.
  public String url() {
    return "nats://127.0.0.1:" + port;
  }

  public int port() {
    return port;
  }

  /// The process that was started last.
  public long pid() {
    if (process == null) {
      throw new IllegalStateException("nats-server does not run");
    }
    return process.pid();
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

  /// Stops it without its noticing, as `kill -STOP` does: its connections stay open.
  public void freeze() {
    signal("STOP");
  }

  /// Lets it go on after [#freeze].
  public void thaw() {
    signal("CONT");
  }

  private void signal(String name) {
    if (process == null) {
      throw new IllegalStateException("nats-server does not run");
    }
    try {
      String pid = Long.toString(process.pid());
      Process kill = new ProcessBuilder("kill", "-" + name, pid).inheritIO().start();
      if (kill.waitFor() != 0) {
        throw new IllegalStateException("nats-server could not be sent " + name);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while sending " + name);
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
    if (port < 0) {
      port = FreePorts.one();
    }
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
                .formatted(port, folder, store, jetStream, more));
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
