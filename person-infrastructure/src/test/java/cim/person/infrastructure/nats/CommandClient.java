package cim.person.infrastructure.nats;

import cim.person.application.data.ClientInput;
import cim.person.domain.Hierarchy;
import cim.person.domain.commands.PersonCommand;
import cim.person.domain.values.PersonId;
import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.service.Discovery;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// A plain NATS client of another domain that sends commands as requests.
final class CommandClient implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  final Connection connection;

  CommandClient(NatsServer server) throws IOException, InterruptedException {
    connection = Nats.connect(server.url());
  }

  Discovery discovery() {
    return discovery(connection);
  }

  private static Discovery discovery(Connection connection) {
    return new Discovery(connection, 500, 10);
  }

  /// How many nodes take commands.
  int nodes() {
    return nodes(connection);
  }

  static int nodes(Connection connection) {
    try {
      return discovery(connection).ping(CommandService.NAME).size();
    } catch (IllegalArgumentException _) {
      return 0; // the library reads NATS's word that nobody responds as an answer
    }
  }

  void awaitNodes(int nodes) {
    Await.until(nodes + " nodes", () -> nodes() == nodes);
  }

  JsonObject give(PersonId person, PersonCommand command) throws InterruptedException {
    return give(UUID.randomUUID(), person, command, Map.of());
  }

  JsonObject give(UUID commandId, PersonId person, PersonCommand command, Map<String, Object> more)
      throws InterruptedException {
    Map<String, Object> request = new HashMap<>(more);
    request.put("commandId", commandId.toString());
    request.put("person", person.toString());
    request.put("data", ClientInput.of(command));
    return ask(
        Hierarchy.kebab(command.getClass()), Json.createObjectBuilder(request).build().toString());
  }

  JsonObject ask(String command, String body) throws InterruptedException {
    return ask(command, body.getBytes(StandardCharsets.UTF_8));
  }

  /// The answer to a request that somebody takes.
  JsonObject ask(String command, byte[] body) throws InterruptedException {
    Message reply = connection.request("cim.person-service.commands." + command, body, PATIENCE);
    if (reply == null) {
      throw new AssertionError("no answer to " + command);
    }
    JsonObject answer =
        Json.createReader(new StringReader(new String(reply.getData(), StandardCharsets.UTF_8)))
            .readObject();
    if (answer.size() != 1) {
      throw new AssertionError("not exactly one answer: " + answer);
    }
    return answer;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
