package cim.person.web.graphql.socket;

import static cim.person.web.graphql.execution.GraphQLAnswer.toJson;

import cim.person.application.ErrorCode;
import cim.person.application.Failure;
import cim.person.application.measures.Requests;
import cim.person.application.security.Access;
import cim.person.application.security.Authenticator;
import cim.person.application.security.Caller;
import cim.person.application.security.Forbidden;
import cim.person.application.security.KeysUnavailable;
import cim.person.application.security.Unauthenticated;
import cim.person.web.Settings;
import cim.person.web.Threads;
import cim.person.web.graphql.execution.GraphQLAnswer;
import cim.person.web.graphql.execution.GraphQLExecution;
import cim.person.web.graphql.execution.GraphQLRequest;
import cim.person.web.graphql.execution.GraphQLRequest.BadRequest;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// What is said on one connection: the client introduces itself, then opens operations under ids of
/// its own, each of which ends by itself or when the client says so. Thread-safe.
final class Conversation {
  private final GraphQLExecution execution;
  private final Authenticator callers;
  private final Outbox outbox;
  private final Settings settings;
  private final Requests requests;
  private final Threads threads;
  private final InstantSource clock;
  private final Map<String, Operation> operations = new ConcurrentHashMap<>();
  private final AtomicBoolean introduced = new AtomicBoolean();
  private final CountDownLatch introduction = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile @Nullable Caller caller;

  Conversation(
      GraphQLExecution execution,
      Authenticator callers,
      Outbox outbox,
      Settings settings,
      Requests requests,
      Threads threads,
      InstantSource clock) {
    this.execution = execution;
    this.callers = callers;
    this.outbox = outbox;
    this.settings = settings;
    this.requests = requests;
    this.threads = threads;
    this.clock = clock;
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
    over.countDown();
    introduction.countDown();
    operations.values().forEach(Operation::cancel);
    operations.clear();
    outbox.end();
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
      case "connection_init" -> introduce(message.getOrDefault("payload", JsonValue.NULL));
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

  private void introduce(JsonValue payload) {
    if (introduced.getAndSet(true)) {
      outbox.close(Close.TOO_MUCH, "Too many initialisation requests");
      return;
    }
    introduction.countDown();
    try {
      Caller known = callers.authenticate(authorization(payload));
      known.require(Access.READ);
      caller = known;
      if (known.expiry() != null) {
        threads.newThread(() -> awaitExpiry(known)).start();
      }
      outbox.send(toJson(Map.of("type", "connection_ack")));
    } catch (Unauthenticated | Forbidden refusal) {
      outbox.close(Close.FORBIDDEN, "Forbidden: " + refusal.getMessage());
    } catch (KeysUnavailable failure) {
      Failure unavailable = Failure.of(failure).orElseThrow();
      outbox.close(Close.TRY_AGAIN_LATER, unavailable.message());
    }
  }

  /// What HTTP would have in its header, which browsers cannot set for a WebSocket.
  private static @Nullable String authorization(JsonValue payload) {
    return payload instanceof JsonObject fields
        ? fields.entrySet().stream()
            .filter(field -> field.getKey().equalsIgnoreCase("authorization"))
            .map(field -> field.getValue() instanceof JsonString text ? text.getString() : "")
            .findFirst()
            .orElse(null)
        : null;
  }

  private void awaitExpiry(Caller known) {
    try {
      if (!over.await(known.left(clock.instant()).toNanos(), TimeUnit.NANOSECONDS)) {
        operations.values().forEach(Operation::cancel);
        outbox.close(Close.FORBIDDEN, "Forbidden: The token has expired.");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void subscribe(String id, JsonValue payload) {
    Caller known = caller;
    if (known == null || known.left(clock.instant()).isZero()) {
      outbox.close(Close.UNAUTHORIZED, "Unauthorized");
      return;
    }
    GraphQLRequest request = GraphQLRequest.of(payload);
    if (operations.size() >= settings.subscriptionLimit()) {
      refuse(id);
      return;
    }
    Operation operation =
        new Operation(id, outbox, requests, ended -> operations.remove(id, ended));
    if (operations.putIfAbsent(id, operation) != null) {
      outbox.close(Close.SUBSCRIBER_EXISTS, "Subscriber for " + id + " already exists");
      return;
    }
    if (over.getCount() == 0) {
      operation.cancel(); // what ends the connection may not have seen it
    }
    threads.newThread(() -> operation.run(execution, request, known)).start();
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
