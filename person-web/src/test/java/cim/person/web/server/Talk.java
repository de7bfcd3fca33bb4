package cim.person.web.server;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A client of graphql-transport-ws that shows each message that it gets.
final class Talk implements WebSocket.Listener, AutoCloseable {
  private static final int PATIENCE_SECONDS = 60;

  /// Why the server ended the connection.
  record Ending(int code, String reason) {}

  private final HttpClient http = HttpClient.newHttpClient();
  private final BlockingQueue<Optional<JsonObject>> messages = new LinkedBlockingQueue<>();
  private final CompletableFuture<Ending> ending = new CompletableFuture<>();
  private final StringBuilder text = new StringBuilder();
  private final WebSocket socket;
  private volatile boolean reading = true;

  Talk(String subprotocol) {
    this(Node.address("ws", "/graphql"), subprotocol);
  }

  Talk(URI address, String subprotocol) {
    socket = http.newWebSocketBuilder().subprotocols(subprotocol).buildAsync(address, this).join();
  }

  /// A connection that has introduced itself.
  static Talk begun() throws InterruptedException {
    Talk talk = new Talk("graphql-transport-ws");
    talk.say("{\"type\": \"connection_init\"}");
    talk.hear("connection_ack");
    return talk;
  }

  /// The first message of a client that has that `Authorization`.
  void introduce(@Nullable String authorization) {
    var payload = Json.createObjectBuilder();
    if (authorization != null) {
      payload.add("authorization", authorization);
    }
    say(
        Json.createObjectBuilder()
            .add("type", "connection_init")
            .add("payload", payload)
            .build()
            .toString());
  }

  void say(String message) {
    socket.sendText(message, true).join();
  }

  void subscribe(String id, String query) {
    say(
        Json.createObjectBuilder()
            .add("type", "subscribe")
            .add("id", id)
            .add("payload", Json.createObjectBuilder().add("query", query))
            .build()
            .toString());
  }

  /// The next message, which must be of that type.
  JsonObject hear(String type) throws InterruptedException {
    Optional<JsonObject> message = hear();
    return message
        .filter(heard -> heard.getString("type").equals(type))
        .orElseThrow(() -> new AssertionError("expected " + type + ", heard " + message));
  }

  /// The next message, or nothing when the server has ended the connection.
  Optional<JsonObject> hear() throws InterruptedException {
    Optional<JsonObject> message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (message == null) {
      throw new AssertionError("nothing was heard");
    }
    return message;
  }

  /// The events of the next so many messages of a subscription to `personEvents`.
  List<JsonObject> events(int count) throws InterruptedException {
    List<JsonObject> events = new ArrayList<>();
    while (events.size() < count) {
      JsonObject payload = hear("next").getJsonObject("payload");
      events.add(payload.getJsonObject("data").getJsonObject("personEvents"));
    }
    return events;
  }

  Ending ending() {
    return ending.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  /// Lets the connection fill up.
  void stopReading() {
    reading = false;
  }

  void readOn() {
    reading = true;
    socket.request(1);
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
    text.append(part);
    if (last) {
      messages.add(Optional.of(Node.json(text.toString())));
      text.setLength(0);
    }
    if (reading) {
      from.request(1);
    }
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    ending.complete(new Ending(code, reason));
    messages.add(Optional.empty());
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable failure) {
    ending.completeExceptionally(failure);
  }

  @Override
  public void close() {
    socket.abort();
    http.close();
  }
}
