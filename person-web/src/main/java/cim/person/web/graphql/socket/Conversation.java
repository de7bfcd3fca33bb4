package cim.person.web.graphql.socket;

import static cim.person.web.graphql.execution.GraphQLAnswer.toJson;

import cim.person.application.ErrorCode;
import cim.person.web.Settings;
import cim.person.web.Threads;
import cim.person.web.graphql.execution.GraphQLAnswer;
import cim.person.web.graphql.execution.GraphQLExecution;
import cim.person.web.graphql.execution.GraphQLRequest;
import cim.person.web.graphql.execution.GraphQLRequest.BadRequest;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// What is said on one connection: the client introduces itself, then opens operations under ids of
/// its own, each of which ends by itself or when the client says so. Thread-safe.
final class Conversation {
  private final GraphQLExecution execution;
  private final String actor;
  private final Outbox outbox;
  private final Settings settings;
  private final Threads threads;
  private final Map<String, Operation> operations = new ConcurrentHashMap<>();
  private final AtomicBoolean introduced = new AtomicBoolean();
  private final CountDownLatch introduction = new CountDownLatch(1);
  private volatile boolean over;

  Conversation(
      GraphQLExecution execution, String actor, Outbox outbox, Settings settings, Threads threads) {
    this.execution = execution;
    this.actor = actor;
    this.outbox = outbox;
    this.settings = settings;
    this.threads = threads;
  }

  void begin() {
    outbox.begin();
    threads.newThread(this::awaitIntroduction).start();
  }

  private void awaitIntroduction() {
    try {
      if (!introduction.await(settings.initWait().toNanos(), TimeUnit.NANOSECONDS)) {
        outbox.close(Close.INIT_TIMEOUT, "Connection initialisation timeout");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Every connection ends here, whoever ended it.
  void end() {
    over = true;
    introduction.countDown();
    operations.values().forEach(Operation::cancel);
    operations.clear();
    outbox.end();
  }

  /// Ends it for no fault of the client's (RFC 6455, 7.4.1).
  void goAway() {
    outbox.closeWhenWritten(Close.GOING_AWAY, "This node is stopping: connect again");
  }

  void receive(String text) {
    try {
      if (!(GraphQLRequest.json(text) instanceof JsonObject message)) {
        throw new BadRequest("Invalid message: a JSON object is expected");
      }
      receive(message);
    } catch (BadRequest problem) {
      outbox.close(Close.BAD_REQUEST, problem.text());
    }
  }

  private void receive(JsonObject message) {
    switch (message.getString("type", "")) {
      case "connection_init" -> introduce();
      case "ping" -> outbox.send(toJson(Map.of("type", "pong")));
      case "pong" -> {}
      case "subscribe" -> subscribe(id(message), message.getOrDefault("payload", JsonValue.NULL));
      case "complete" -> complete(id(message));
      default -> throw new BadRequest("Invalid message: unknown type");
    }
  }

  private static String id(JsonObject message) {
    if (message.get("id") instanceof JsonString id && !id.getString().isEmpty()) {
      return id.getString();
    }
    throw new BadRequest("Invalid message: an id is expected");
  }

  private void introduce() {
    if (introduced.getAndSet(true)) {
      outbox.close(Close.TOO_MUCH, "Too many initialisation requests");
      return;
    }
    introduction.countDown();
    outbox.send(toJson(Map.of("type", "connection_ack")));
  }

  private void subscribe(String id, JsonValue payload) {
    if (!introduced.get()) {
      outbox.close(Close.UNAUTHORIZED, "Unauthorized");
      return;
    }
    GraphQLRequest request = GraphQLRequest.of(payload);
    if (operations.size() >= settings.subscriptionLimit()) {
      refuse(id);
      return;
    }
    Operation operation = new Operation(id, outbox, ended -> operations.remove(id, ended));
    if (operations.putIfAbsent(id, operation) != null) {
      outbox.close(Close.SUBSCRIBER_EXISTS, "Subscriber for " + id + " already exists");
      return;
    }
    if (over) {
      operation.cancel(); // what ends the connection may not have seen it
    }
    threads.newThread(() -> operation.run(execution, request, actor)).start();
  }

  private void refuse(String id) {
    GraphQLAnswer refusal =
        GraphQLAnswer.refused(
            ErrorCode.TOO_COMPLEX,
            "More operations are open than the limit of %d."
                .formatted(settings.subscriptionLimit()));
    outbox.send(Operation.error(id, refusal));
  }

  private void complete(String id) {
    Operation operation = operations.remove(id);
    if (operation != null) {
      operation.cancel();
    }
  }
}
