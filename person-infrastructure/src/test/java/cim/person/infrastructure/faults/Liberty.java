package cim.person.infrastructure.faults;

import cim.person.infrastructure.nats.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// The packaged server on Open Liberty, started and stopped by the launcher, with ports and a
/// folder of its own.
public final class Liberty implements Door, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration STOPPING = Duration.ofSeconds(90);

  private final Path data;
  private final int port;
  private final int grpcPort;
  private final String nats;
  private final Map<String, String> settings;
  private final GraphQlDoor door;
  private final Thread atExit = new Thread(this::end);

  private Liberty(int port, int grpcPort, String nats, Map<String, String> settings)
      throws IOException {
    this.data = Folders.newIn("liberty");
    this.port = port;
    this.grpcPort = grpcPort;
    this.nats = nats;
    this.settings = settings;
    this.door = new GraphQlDoor(address());
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /// A server that is ready.
  ///
  /// @param nats the NATS server that it works with
  public static Liberty started(String nats) throws IOException, InterruptedException {
    return started(nats, Map.of());
  }

  /// A server that is ready.
  ///
  /// @param nats the NATS server that it works with
  /// @param settings environment variables
  public static Liberty started(String nats, Map<String, String> settings)
      throws IOException, InterruptedException {
    List<Integer> ports = FreePorts.several(2);
    Liberty liberty = new Liberty(ports.getFirst(), ports.getLast(), nats, settings);
    try {
      liberty.start();
      return liberty;
    } catch (IOException | InterruptedException failure) {
      liberty.close();
      throw failure;
    }
  }

  /// Starts it, and returns when it is ready.
  void start() throws IOException, InterruptedException {
    int code = launch("run", "--detach").waitFor();
    if (code != 0) {
      throw new IOException("the server did not start:\n" + Files.readString(log()));
    }
  }

  /// Ends it in an orderly manner, and starts it again. Returns when it is ready.
  void restart() throws IOException, InterruptedException {
    if (launch("stop").waitFor() != 0) {
      throw new IOException("the server was not stopped:\n" + Files.readString(log()));
    }
    start();
  }

  /// Ends it at once, as `kill -9` does.
  void kill() throws IOException, InterruptedException {
    ProcessHandle process = process().orElseThrow(() -> new IOException("no server runs"));
    CompletableFuture<ProcessHandle> end = process.onExit();
    process.destroyForcibly();
    try {
      end.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException failure) {
      throw new IOException("process " + process.pid() + " does not end", failure);
    }
  }

  /// Where it answers.
  public URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /// The folder of everything that it keeps.
  public Path data() {
    return data;
  }

  private Path pid() {
    return data.resolve("run").resolve("liberty.pid");
  }

  /// The process that was started last.
  public Optional<ProcessHandle> process() throws IOException {
    String[] words = Files.readString(pid()).split(" ", 2);
    return ProcessHandle.of(Long.parseLong(words[0]));
  }

  @Override
  public Answer ask(Order order) throws InterruptedException {
    return door.ask(order);
  }

  private Process launch(String... arguments) throws IOException {
    Path root = Path.of(System.getProperty("project.root", "..")).toAbsolutePath();
    ProcessBuilder builder =
        new ProcessBuilder(
            Stream.concat(Stream.of(root.resolve("person").toString()), Stream.of(arguments))
                .toList());
    builder
        .environment()
        .putAll(
            Map.of(
                "PERSON_DATA",
                data.toString(),
                "PERSON_HTTP_PORT",
                Integer.toString(port),
                "PERSON_GRPC_PORT",
                Integer.toString(grpcPort),
                "PERSON_NATS_URL",
                nats,
                "PERSON_APPEND_BATCH_FROM",
                Integer.toString(Load.SHARING_FROM),
                "PERSON_START_TIMEOUT",
                "600"));
    builder.environment().putAll(settings);
    return builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
        .start();
  }

  private Path log() {
    return data.resolve("launcher.log");
  }

  @Override
  public void close() {
    end();
    Runtime.getRuntime().removeShutdownHook(atExit);
  }

  private void end() {
    door.close();
    try {
      launch("stop").waitFor(STOPPING.toSeconds(), TimeUnit.SECONDS);
      if (Files.exists(pid())) {
        process().ifPresent(ProcessHandle::destroyForcibly);
      }
      Folders.delete(data);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
