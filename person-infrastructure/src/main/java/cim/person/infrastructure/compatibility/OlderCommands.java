package cim.person.infrastructure.compatibility;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.MINUTES;

import cim.person.application.CommandRequest;
import cim.person.application.Failure;
import cim.person.application.Outcome;
import cim.person.application.Receipt;
import cim.person.application.data.MalformedData;
import cim.person.application.data.NameBasedUuid;
import cim.person.domain.values.MalformedValue;
import cim.person.domain.values.PersonId;
import cim.person.infrastructure.json.StrictJson;
import cim.person.infrastructure.migration.LegacyCommand;
import cim.person.infrastructure.nats.CommandServiceSettings;
import cim.person.infrastructure.nats.NatsConnection;
import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.Message;
import io.nats.client.impl.Headers;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Takes commands of the older service on `person.commands.{id}`, and answers in its form whoever
/// wants an answer. The nodes share them. Thread-safe.
///
/// The header `Nats-Msg-Id` is the command's id: sent again with it, a command is carried out once.
/// The older service had no such id; a CreatePerson without one is known by what it says.
public final class OlderCommands implements AutoCloseable {
  private static final Logger LOG = System.getLogger(OlderCommands.class.getName());
  private static final String SUBJECT = "person.commands.";
  private static final String SUCCESSOR = "cim.person-service.commands.>";
  private static final String ACTOR = "service:nats";
  private static final String[] CORRELATIONS = {"X-Correlation-ID", "Cim-Correlation-Id"};
  private static final Duration DRAIN = Duration.ofSeconds(2);
  private static final Duration TO_END = Duration.ofSeconds(10);

  private final NatsConnection nats;
  private final Function<CommandRequest, Outcome> handler;
  private final LegacyCommand.Reader reader;
  private final CommandServiceSettings bounds;
  private final CompatibilityUse use;
  private final Supplier<UUID> ids;
  private final ThreadPoolExecutor workers;
  private @Nullable Connection served;
  private @Nullable Dispatcher dispatcher;
  private boolean closed;

  /// @param bounds the most bytes of a command, and how many may be under way
  /// @param ids for commands that have none, and for errors of ours
  public OlderCommands(
      NatsConnection nats,
      Function<CommandRequest, Outcome> handler,
      LegacyCommand.Reader reader,
      CommandServiceSettings bounds,
      CompatibilityUse use,
      ThreadFactory threads,
      Supplier<UUID> ids) {
    this.nats = nats;
    this.handler = handler;
    this.reader = reader;
    this.bounds = bounds;
    this.use = use;
    this.ids = ids;
    this.workers =
        new ThreadPoolExecutor(
            0, bounds.requestLimit(), 1, MINUTES, new SynchronousQueue<>(), threads);
  }

  /// Takes commands whenever there is a connection.
  public void start() {
    Deprecation.announce("commands of the older service are taken on " + SUBJECT + "*", SUCCESSOR);
    nats.onConnected(this::serve);
  }

  private synchronized void serve() {
    try {
      Connection connection = nats.current();
      if (connection != served && !closed) {
        dispatcher = connection.createDispatcher(message -> take(connection, message));
        dispatcher.subscribe(SUBJECT + "*", "cim-person-compatibility");
        served = connection;
      }
    } catch (IOException | IllegalStateException lost) { // and the next connection calls again
      LOG.log(Level.DEBUG, "no older commands are taken yet", lost);
    }
  }

  private void take(Connection connection, Message message) {
    try {
      workers.execute(() -> reply(connection, message, answer(message)));
    } catch (RejectedExecutionException _) {
      UUID id = ids.get();
      Failure busy = Failure.unavailable("Too many commands are under way on this node.");
      reply(connection, message, refused(id, id, busy.code() + ": " + busy.message()));
    }
  }

  private Map<String, @Nullable Object> answer(Message message) {
    UUID id = commandId(message);
    UUID correlation = correlation(message.getHeaders(), id);
    try {
      if (message.getData().length > bounds.bodyLimit()) {
        throw new MalformedData("body", "must have at most %d bytes".formatted(bounds.bodyLimit()));
      }
      LegacyCommand asked = reader.read(message.getData(), id);
      if (!message.getSubject().equalsIgnoreCase(SUBJECT + asked.person())) {
        throw new MalformedData("subject", "must be " + SUBJECT + asked.person());
      }
      Outcome outcome =
          handler.apply(
              new CommandRequest(
                  asked.person(), id, correlation, null, ACTOR, null, asked.command()));
      return switch (outcome) {
        case Outcome.Done(var receipt, _) -> accepted(asked.person(), receipt, correlation);
        case Outcome.Refused(var rejection, _) ->
            refused(id, correlation, rejection.code() + ": " + rejection.message());
      };
    } catch (RuntimeException | Error thrown) { // whatever it is, who asked is told
      Failure failure = Failure.of(thrown).orElseGet(() -> Failure.internal(thrown, ids.get()));
      return refused(id, correlation, failure.code() + ": " + failure.message());
    }
  }

  /// What the older service answered, and what its libraries call an acknowledgement, in one.
  private Map<String, @Nullable Object> accepted(
      PersonId person, Receipt receipt, UUID correlation) {
    use.accepted.increment();
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("aggregate_id", Map.of("id", person.toString()));
    answer.put("version", receipt.revision());
    answer.put("events_generated", receipt.events().size());
    answer.putAll(acknowledgement(receipt.commandId(), correlation, "Accepted", null));
    return answer;
  }

  /// Without a version: who reads only that must not take it for done.
  private Map<String, @Nullable Object> refused(UUID id, UUID correlation, String reason) {
    use.rejected.increment();
    return acknowledgement(id, correlation, "Rejected", reason);
  }

  private static Map<String, @Nullable Object> acknowledgement(
      UUID id, UUID correlation, String status, @Nullable String reason) {
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("command_id", id.toString());
    answer.put("correlation_id", correlation.toString());
    answer.put("status", status);
    answer.put("reason", reason);
    return answer;
  }

  private static void reply(
      Connection connection, Message message, Map<String, @Nullable Object> answer) {
    if (message.getReplyTo() == null) {
      if (answer.get("reason") instanceof String reason) { // its code: the rest may tell of someone
        LOG.log(
            Level.WARNING,
            "a command on {0} was refused, and nobody waits to hear it: {1}",
            message.getSubject(),
            reason.substring(0, reason.indexOf(':')));
      }
      return;
    }
    try {
      connection.publish(
          message.getReplyTo(),
          Deprecation.headers(SUCCESSOR),
          StrictJson.write(answer).getBytes(StandardCharsets.UTF_8));
    } catch (IllegalStateException lost) {
      LOG.log(Level.DEBUG, "an answer was lost with the connection", lost);
    }
  }

  private UUID commandId(Message message) {
    String given = header(message.getHeaders(), "Nats-Msg-Id");
    if (given == null) {
      String body = new String(message.getData(), StandardCharsets.UTF_8);
      return body.stripLeading().startsWith("{\"CreatePerson\"")
          ? NameBasedUuid.of("cim-person:compatibility:" + body)
          : ids.get();
    }
    return uuid(given).orElseGet(() -> NameBasedUuid.of("cim-person:compatibility:id:" + given));
  }

  private static UUID correlation(@Nullable Headers headers, UUID otherwise) {
    for (String name : CORRELATIONS) {
      String given = header(headers, name);
      Optional<UUID> id = given == null ? Optional.empty() : uuid(given);
      if (id.isPresent()) {
        return id.get();
      }
    }
    return otherwise;
  }

  private static @Nullable String header(@Nullable Headers headers, String name) {
    List<String> values = headers == null ? null : headers.getIgnoreCase(name);
    return values == null || values.isEmpty() ? null : values.getFirst();
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(PersonId.parse(text).value());
    } catch (MalformedValue _) {
      return Optional.empty();
    }
  }

  /// Takes no more, and answers what is under way.
  @Override
  public void close() {
    Dispatcher ending;
    synchronized (this) {
      closed = true;
      ending = dispatcher;
    }
    try {
      if (ending != null && nats.isConnected()) {
        boolean _ = ending.drain(DRAIN).get();
      }
      workers.shutdown();
      if (!workers.awaitTermination(TO_END.toMillis(), MILLISECONDS)) {
        workers.shutdownNow();
      }
    } catch (ExecutionException | IllegalStateException lost) {
      workers.shutdownNow();
      LOG.log(Level.DEBUG, "the last answers may be lost", lost);
    } catch (InterruptedException _) {
      workers.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
