package cim.person.web.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.impl.Headers;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Malformed requests over NATS.
final class MalformedNats implements Malformed {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String SUBJECT = "cim.person-service.commands.";

  private final Garbling garbling;
  private final List<Sent> bases;
  private final Connection connection;

  MalformedNats(long seed, List<Sent> bases, String url) throws IOException, InterruptedException {
    this.garbling = new Garbling(seed);
    this.bases = bases;
    this.connection = Nats.connect(url);
  }

  @Override
  public void send() throws InterruptedException {
    Sent base = garbling.oneOf(bases);
    byte[] body =
        garbling.json(
            Sent.object(
                Map.of(
                    "person", base.around().getOrDefault("person", "null"), "data", base.data())));
    String command = garbling.oneIn(10) ? garbling.oneOf(bases).command() : base.command();
    Headers headers = new Headers();
    if (garbling.oneIn(5)) {
      headers.add(
          garbling.oneOf(List.of("Content-Type", "Cim-Correlation-Id", "Nats-Msg-Id")),
          garbling.oneOf(List.of("", "x", "\t", "~".repeat(5000))));
    }
    Message reply = connection.request(SUBJECT + command, headers, body, PATIENCE);
    String asked = command + " " + new String(body, UTF_8);
    String shown = asked.substring(0, Math.min(asked.length(), 2000));
    assertNotNull(reply, shown);
    String answer = new String(reply.getData(), UTF_8);
    Malformed.assertKeepsToItself(answer, shown);
    JsonObject told = Node.json(answer);
    assertTrue(told.size() == 1, answer);
    assertFalse(answer.contains("\"code\":\"INTERNAL\""), () -> shown + "\n-> " + answer);
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
