package cim.person.web.server;

import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.Nats;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// Commands as requests over NATS.
final class NatsDoor implements Door {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String SUBJECT = "cim.person-service.commands.";

  private final Connection connection;

  NatsDoor(Connection connection) {
    this.connection = connection;
  }

  static NatsDoor at(String url) throws IOException, InterruptedException {
    return new NatsDoor(Nats.connect(url));
  }

  Connection connection() {
    return connection;
  }

  @Override
  public Told give(Sent sent) throws InterruptedException {
    Map<String, String> fields = new HashMap<>(sent.around());
    fields.put("data", sent.data());
    byte[] body = Sent.object(fields).getBytes(StandardCharsets.UTF_8);
    if (body.length > connection.getMaxPayload()) {
      throw new Inexpressible("the NATS server takes no message as large as that", null);
    }
    Message reply = connection.request(SUBJECT + sent.command(), body, PATIENCE);
    if (reply == null) {
      throw new AssertionError("no answer to " + sent);
    }
    return told(Node.json(new String(reply.getData(), StandardCharsets.UTF_8)));
  }

  private static Told told(JsonObject answer) {
    JsonObject receipt = answer.getJsonObject("receipt");
    if (receipt != null) {
      return Told.receipt(receipt.getBoolean("replayed"), receipt.getJsonArray("events"));
    }
    JsonObject rejection = answer.getJsonObject("rejection");
    JsonObject no = rejection == null ? answer.getJsonObject("error") : rejection;
    return Told.error(
        no.getString("code"),
        no.getString("field", null),
        no.getString("message"),
        rejection == null ? "data" : "");
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
