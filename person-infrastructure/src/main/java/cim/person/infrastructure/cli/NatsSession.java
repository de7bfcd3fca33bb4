package cim.person.infrastructure.cli;

import cim.person.application.ports.EventStoreUnavailable;
import cim.person.infrastructure.NatsKeys;
import cim.person.infrastructure.nats.NatsConnection;
import cim.person.infrastructure.nats.NatsSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The connection of a command that speaks to NATS itself. Its environment says how, as it says it
/// to the server.
record NatsSession(NatsSettings settings, NatsConnection nats) {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /// The client and our own classes log what the exception says as well.
  private static final Logger LOG = Logger.getLogger("cim.person");

  /// What is done while connected.
  @FunctionalInterface
  interface Work {
    /// @return the exit code
    int run(NatsSession session) throws IOException, InterruptedException;
  }

  /// Connects, works and disconnects. A failure is told in a sentence, with exit code 1.
  static int run(Map<String, String> environment, PrintWriter problems, Work work)
      throws InterruptedException {
    LOG.setLevel(Level.OFF);
    try {
      return connected(NatsKeys.read(environment), work);
    } catch (IllegalArgumentException | IOException | EventStoreUnavailable problem) {
      problems.println("person: " + problem.getMessage());
      return 1;
    }
  }

  private static int connected(NatsSettings settings, Work work)
      throws IOException, InterruptedException {
    try (ExecutorService threads = Executors.newCachedThreadPool();
        NatsConnection nats = new NatsConnection(settings, threads)) {
      nats.open();
      nats.await(PATIENCE);
      return work.run(new NatsSession(settings, nats));
    }
  }
}
