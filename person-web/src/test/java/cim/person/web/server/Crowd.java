package cim.person.web.server;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Many subscribers to the events of one person each, every one on a WebSocket of its own.
final class Crowd implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Follower> followers = new ArrayList<>();

  /// Adds a subscriber to what happens to a person from now on.
  Follower add(String person) throws InterruptedException {
    Follower follower = new Follower();
    follower.begin(http, person);
    followers.add(follower);
    return follower;
  }

  /// Waits until each of them has so many events.
  static void await(List<Follower> some, int events) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    for (Follower each : some) {
      while (each.seqs().size() < events) {
        if (System.nanoTime() > end || each.closed != null) {
          throw new AssertionError("%s of %d, %s".formatted(each.seqs(), events, each.closed));
        }
        LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
      }
    }
  }

  @Override
  public void close() {
    followers.forEach(follower -> follower.socket().abort());
    http.close();
  }

  /// One of them, with the numbers of the events that it has got.
  static final class Follower implements WebSocket.Listener {
    private final List<Integer> seqs = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final CountDownLatch acknowledged = new CountDownLatch(1);
    private final CountDownLatch subscribed = new CountDownLatch(1);
    private volatile @Nullable WebSocket socket;
    private volatile @Nullable String closed;

    private void begin(HttpClient http, String person) throws InterruptedException {
      WebSocket opened =
          http.newWebSocketBuilder()
              .subprotocols("graphql-transport-ws")
              .buildAsync(Node.address("ws", "/graphql"), this)
              .join();
      socket = opened;
      say("{\"type\": \"connection_init\"}");
      await(acknowledged);
      subscribe("events", "subscription {personEvents(person: \"%s\") {seq}}".formatted(person));
    }

    /// Asks something else meanwhile: its answer comes when the subscription has begun.
    void awaitBeginning() throws InterruptedException {
      subscribe("sync", "{persons {totalCount}}");
      await(subscribed);
    }

    private void subscribe(String id, String query) {
      say(
          Json.createObjectBuilder()
              .add("type", "subscribe")
              .add("id", id)
              .add("payload", Json.createObjectBuilder().add("query", query))
              .build()
              .toString());
    }

    private void say(String message) {
      socket().sendText(message, true).join();
    }

    private WebSocket socket() {
      WebSocket opened = socket;
      if (opened == null) {
        throw new IllegalStateException("not open");
      }
      return opened;
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
      if (!latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("no answer");
      }
    }

    List<Integer> seqs() {
      synchronized (seqs) {
        return List.copyOf(seqs);
      }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        take(Node.json(text.toString()));
        text.setLength(0);
      }
      from.request(1);
      return null;
    }

    private void take(JsonObject message) {
      switch (message.getString("type") + " " + message.getString("id", "")) {
        case "connection_ack " -> acknowledged.countDown();
        case "complete sync" -> subscribed.countDown();
        case "next events" -> {
          JsonObject data = message.getJsonObject("payload").getJsonObject("data");
          synchronized (seqs) {
            seqs.add(data.getJsonObject("personEvents").getInt("seq"));
          }
        }
        case "next sync" -> {}
        default -> closed = message.toString();
      }
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      closed = code + " " + reason;
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
      closed = failure.toString();
    }
  }
}
