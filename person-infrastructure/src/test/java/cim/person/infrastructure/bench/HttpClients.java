package cim.person.infrastructure.bench;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// A fixed number of connections, spread evenly over the servers; who finds none free waits for
/// one. Thread-safe.
final class HttpClients implements AutoCloseable {
  private final List<KeptConnection> all = new ArrayList<>();
  private final BlockingQueue<KeptConnection> free;

  HttpClients(List<URI> servers, int connections) throws IOException {
    free = new ArrayBlockingQueue<>(connections);
    for (int number = 0; number < connections; number++) {
      all.add(new KeptConnection(servers.get(number % servers.size())));
    }
    free.addAll(all);
  }

  /// Asks one of the servers.
  ///
  /// @param body the request as JSON
  /// @throws IOException also when the answer has errors or a refusal
  String ask(String body) throws IOException, InterruptedException {
    KeptConnection connection = free.take();
    String answer;
    try {
      answer = connection.post(body);
    } finally {
      free.add(connection);
    }
    if (answer.contains("\"errors\"") || answer.contains("\"rejection\":{")) {
      throw new IOException(body + ": " + answer);
    }
    return answer;
  }

  @Override
  public void close() throws IOException {
    for (KeptConnection each : all) {
      each.close();
    }
  }
}
