package cim.person.infrastructure.nats;

import cim.person.application.policies.CascadeRelationships;
import cim.person.application.policies.Policy;
import cim.person.application.policies.PolicySettings.Mode;
import cim.person.application.policies.PolicyStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A node that runs the cascade of relationships in a process of its own, to be killed. It says its
/// state, and how much it has done, again and again until nobody listens.
public final class PolicyProcess implements AutoCloseable {
  private final Process process;
  private final Path log;
  private volatile String said = "";

  private PolicyProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
    Thread.ofVirtual().start(this::listen);
  }

  /// @param arguments the address of the server, and a folder for the read models
  public static void main(String[] arguments) throws Exception {
    try (PolicyNode node =
        PolicyNode.reading(arguments[0], Path.of(arguments[1]), made -> List.of(cascade(made)))) {
      while (!System.out.checkError()) {
        PolicyStatus status = node.status();
        System.out.println(status.state() + " " + status.done() + " " + status.lag());
        TimeUnit.MILLISECONDS.sleep(20);
      }
    }
  }

  static Policy cascade(WholeNode node) {
    return new CascadeRelationships(
        node.model.persons(),
        node.model.eventLog(),
        node.model.projections(),
        PolicyNode.settings(Mode.ON),
        InstantSource.system());
  }

  /// Starts a node.
  public static PolicyProcess start(String url, Path folder) throws IOException {
    Path log = folder.resolveSibling(folder.getFileName() + ".log");
    return new PolicyProcess(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", // it has to start fast, again and again
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                PolicyProcess.class.getName(),
                url,
                folder.toString())
            .redirectError(log.toFile())
            .start(),
        log);
  }

  private void listen() {
    try (var lines = process.inputReader()) {
      for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
        said = line;
      }
    } catch (IOException _) {
      // it was killed
    }
  }

  /// Whether its policy runs, and not another node's.
  public boolean isRunning() {
    return process.isAlive() && said.startsWith("RUNNING ");
  }

  /// How many commands it has carried out.
  public long done() {
    return said.isEmpty() ? 0 : Long.parseLong(said.split(" ", -1)[1]);
  }

  /// How many events it has not dealt with yet.
  public long lag() {
    return said.isEmpty() ? Long.MAX_VALUE : Long.parseLong(said.split(" ", -1)[2]);
  }

  /// What it has said last, and its log.
  @Override
  public String toString() {
    try {
      return "node %d: %s%n%s".formatted(process.pid(), said, Files.readString(log));
    } catch (IOException unreadable) {
      return "node %d: %s (%s)".formatted(process.pid(), said, unreadable);
    }
  }

  /// Kills it, as `kill -9` does.
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
    said = "";
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
