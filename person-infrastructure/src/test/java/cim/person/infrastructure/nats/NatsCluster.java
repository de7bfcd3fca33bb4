package cim.person.infrastructure.nats;

import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The cluster of `server-config/nats-cluster`, as it is committed: three servers and a backup on
/// loopback, with certificates and data of their own, which are gone after [#close].
public final class NatsCluster implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int SERVERS = 3;
  private static final int KINDS = 3;

  private final Path folder;
  private final List<Integer> ports;
  private final Map<String, Process> processes = new HashMap<>();
  private final Thread atExit = new Thread(this::end);

  private NatsCluster(Path folder) {
    this.folder = folder;
    this.ports = FreePorts.several(SERVERS * KINDS + 1);
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /// Starts the three servers.
  public static NatsCluster started() {
    try {
      Path parent = Files.createDirectories(Path.of("target", "nats"));
      NatsCluster cluster =
          new NatsCluster(Files.createTempDirectory(parent, "cluster").toAbsolutePath());
      Certificates.make(cluster.folder.resolve("tls"));
      for (int server = 1; server <= SERVERS; server++) {
        cluster.start(server);
      }
      return cluster;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// The addresses of all servers.
  public String url() {
    return IntStream.rangeClosed(1, SERVERS)
        .mapToObj(server -> "tls://localhost:" + port(server, 0))
        .collect(Collectors.joining(","));
  }

  /// The address of the server for backups.
  public String backupUrl() {
    return "tls://localhost:" + ports.getLast();
  }

  /// A PEM file of the certificates' folder.
  public Path pem(String name) {
    return folder.resolve("tls").resolve(name);
  }

  /// A user's password.
  public static String password(String user) {
    return "of-" + user;
  }

  /// How a user reaches the servers at that address.
  NatsSettings settings(String url, String user, int replicas) {
    return new NatsSettings(url, replicas, Duration.ofSeconds(1), Duration.ofSeconds(20), 40)
        .with(
            new NatsLogin.Password(user, new Secret(password(user))),
            NatsTls.of(NatsTls.certificates(pem("ca.pem")), Optional.empty()));
  }

  NatsSettings settings(String user, int replicas) {
    return settings(url(), user, replicas);
  }

  /// A plain client, and what the server refused it.
  record Client(Connection connection, BlockingQueue<String> violations) implements AutoCloseable {
    @Override
    public void close() {
      try {
        connection.close();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }

  Client connect(String user) throws IOException, InterruptedException {
    BlockingQueue<String> violations = new LinkedBlockingQueue<>();
    NatsSettings settings = settings(user, 1);
    Options.Builder options =
        new Options.Builder()
            .servers(settings.servers())
            .sslContext(settings.tls().context().orElseThrow())
            .hostnameResolveMode(Options.HostnameResolveMode.HappyEyeballs)
            .errorListener(
                new ErrorListener() {
                  @Override
                  public void errorOccurred(Connection at, String error) {
                    violations.add(error);
                  }
                });
    settings.login().addTo(options);
    return new Client(Nats.connect(options.build()), violations);
  }

  void start(int server) {
    Map<String, String> environment = environment("nats-" + server);
    environment.put("NATS_LISTEN", "127.0.0.1:" + port(server, 0));
    environment.put("NATS_ADVERTISE", "localhost:" + port(server, 0));
    environment.put("NATS_CLUSTER_LISTEN", "127.0.0.1:" + port(server, 1));
    environment.put("NATS_CLUSTER_ADVERTISE", "localhost:" + port(server, 1));
    environment.put("NATS_LEAF_LISTEN", "127.0.0.1:" + port(server, 2));
    environment.put("NATS_ROUTES", addresses("tls://localhost:", 1));
    start("nats-" + server, environment);
  }

  void startBackup() {
    Map<String, String> environment = environment("backup");
    environment.put("NATS_LISTEN", "127.0.0.1:" + ports.getLast());
    environment.put(
        "NATS_REMOTES", addresses("tls://backup:" + password("backup") + "@localhost:", 2));
    start("backup", environment);
  }

  /// Ends a server at once, as `kill -9` does.
  void kill(String name) {
    end(Objects.requireNonNull(processes.get(name)));
  }

  void killAll() {
    for (int server = 1; server <= SERVERS; server++) {
      kill("nats-" + server);
    }
  }

  @Override
  public void close() {
    end();
    Runtime.getRuntime().removeShutdownHook(atExit);
  }

  private void end() {
    processes.values().forEach(NatsCluster::end);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Map<String, String> environment(String name) {
    Map<String, String> environment = new HashMap<>();
    environment.put("NATS_STORE", folder.resolve(name).toString());
    environment.put("NATS_CA", pem("ca.pem").toString());
    environment.put("NATS_CERTIFICATE", pem(name + ".pem").toString());
    environment.put("NATS_KEY", pem(name + ".key").toString());
    for (String user : List.of("person", "location", "auditor", "operator", "backup", "system")) {
      environment.put(user.toUpperCase(Locale.ROOT) + "_NATS_PASSWORD", password(user));
    }
    return environment;
  }

  private void start(String name, Map<String, String> environment) {
    Path log = folder.resolve(name + ".log");
    try {
      Files.deleteIfExists(log);
      ProcessBuilder builder =
          new ProcessBuilder(
                  NatsServerBinary.find(),
                  "-c",
                  Certificates.SAMPLE.resolve(name + ".conf").toString())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      processes.put(name, process);
      Await.until(
          name + " to listen",
          () -> {
            String text = text(log);
            if (!process.isAlive()) {
              throw new IllegalStateException(name + " did not start:\n" + text);
            }
            return text.contains("Listening for client connections");
          });
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private int port(int server, int kind) {
    return ports.get((server - 1) * KINDS + kind);
  }

  private String addresses(String prefix, int kind) {
    return IntStream.rangeClosed(1, SERVERS)
        .mapToObj(server -> '"' + prefix + port(server, kind) + '"')
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void end(Process process) {
    try {
      if (!process.destroyForcibly().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("nats-server does not end");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
