package cim.person.infrastructure.nats;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.MINUTES;

import cim.person.application.CommandRequest;
import cim.person.application.Outcome;
import cim.person.application.measures.Requests;
import cim.person.application.measures.Requests.Door;
import cim.person.application.measures.Requests.Ending;
import cim.person.application.security.Authenticator;
import io.nats.client.Connection;
import io.nats.client.Connection.Status;
import io.nats.service.Service;
import io.nats.service.ServiceEndpoint;
import io.nats.service.ServiceMessage;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Takes commands over NATS: the service `cim-person` of the NATS services framework, whose nodes
/// share the requests. Thread-safe.
///
/// Each request is answered, and once: with a receipt, a rejection or an error. An answer that
/// finds no connection is lost; the same command sent again gets it.
public final class CommandService implements AutoCloseable {
  static final String NAME = "cim-person";

  /// The actor of commands in the profile local: NATS tells a service nothing about who sends.
  public static final String LOCAL_ACTOR = "service:nats";

  private static final String AUTHORIZATION = "Authorization";

  private static final Logger LOG = System.getLogger(CommandService.class.getName());
  private static final String VERSION = "1.0.0";
  private static final Duration DRAIN = Duration.ofSeconds(2);
  private static final Duration UNTIL_ENDED = Duration.ofSeconds(5);

  private final NatsConnection nats;
  private final CommandServiceSettings settings;
  private final CommandAnswers answers;
  private final Requests requests;
  private final ThreadPoolExecutor workers;
  private final ScheduledThreadPoolExecutor limits;
  private @Nullable Connection served;
  private @Nullable Service service;
  private boolean closed;

  /// @param callers find out who asks, by the header `Authorization`
  /// @param handler carries commands out
  /// @param errorIds names errors of ours, for the log and whoever asked
  /// @param requests counts them
  public CommandService(
      NatsConnection nats,
      Authenticator callers,
      Function<CommandRequest, Outcome> handler,
      CommandServiceSettings settings,
      ThreadFactory threads,
      Supplier<UUID> errorIds,
      Requests requests) {
    this.nats = nats;
    this.settings = settings;
    this.answers = new CommandAnswers(callers, handler, settings.bodyLimit(), errorIds, requests);
    this.requests = requests;
    this.workers =
        new ThreadPoolExecutor(
            0, settings.requestLimit(), 1, MINUTES, new SynchronousQueue<>(), threads);
    this.limits = new ScheduledThreadPoolExecutor(1, threads);
    limits.setRemoveOnCancelPolicy(true);
  }

  /// Takes commands whenever there is a connection.
  public void start() {
    if (settings.enabled()) {
      nats.onConnected(this::serve);
    }
  }

  /// The client library asks for messages again after a lost connection, but not on another one.
  private synchronized void serve() {
    try {
      Connection connection = nats.current();
      if (closed || connection == served) {
        return;
      }
      Service next = service(connection);
      Future<Boolean> _ = next.startService();
      served = connection;
      service = next;
    } catch (IOException | IllegalStateException lost) { // and the next connection calls again
      LOG.log(Level.DEBUG, "no commands are taken yet", lost);
    }
  }

  private Service service(Connection connection) {
    return Service.builder()
        .connection(connection)
        .name(NAME)
        .version(VERSION)
        .description("Commands to persons of CIM Person")
        .drainTimeout(DRAIN)
        .addServiceEndpoint(
            ServiceEndpoint.builder()
                .endpointName("commands")
                .endpointSubject(CommandMessages.SUBJECT + ">")
                .endpointQueueGroup(NAME)
                .endpointMetadata(Map.of("commands", CommandMessages.names()))
                .handler(message -> take(connection, message))
                .build())
        .build();
  }

  private void take(Connection connection, ServiceMessage message) {
    if (message.getReplyTo() == null) {
      LOG.log(
          Level.WARNING,
          "a command on {0} wants no answer and is not carried out: it must be a request",
          message.getSubject());
      return;
    }
    Call call = new Call(connection, message);
    try {
      workers.execute(call);
    } catch (RejectedExecutionException _) {
      requests.ended(Door.NATS, Ending.FAILED, 0);
      call.answer(
          workers.isShutdown()
              ? CommandAnswers.stopping()
              : CommandAnswers.busy(settings.requestLimit()));
    }
  }

  /// Takes no more, and answers what is under way: a command that does not end soon is given up as
  /// UNAVAILABLE.
  @Override
  public void close() {
    Connection connection;
    Service ending;
    synchronized (this) {
      closed = true;
      connection = served;
      ending = service;
    }
    if (ending != null && connection != null && !isIn(connection, Status.CLOSED)) {
      ending.stop(isIn(connection, Status.CONNECTED)); // without a server, draining only waits
    }
    workers.shutdown();
    try {
      if (!workers.awaitTermination(UNTIL_ENDED.toMillis(), MILLISECONDS)) {
        workers.shutdownNow();
        if (!workers.awaitTermination(UNTIL_ENDED.toMillis(), MILLISECONDS)) {
          LOG.log(Level.WARNING, "commands over NATS have not ended within {0}", UNTIL_ENDED);
        }
      }
      if (connection != null && isIn(connection, Status.CONNECTED)) {
        connection.flush(DRAIN);
      }
    } catch (TimeoutException | IllegalStateException lost) {
      LOG.log(Level.DEBUG, "the last answers may be lost", lost);
    } catch (InterruptedException _) {
      workers.shutdownNow();
      Thread.currentThread().interrupt();
    } finally {
      limits.shutdownNow();
    }
  }

  private static boolean isIn(Connection connection, Status status) {
    return connection.getStatus() == status;
  }

  /// One request, which is answered once.
  private final class Call implements Runnable {
    private final Connection connection;
    private final ServiceMessage message;
    private final AtomicBoolean answered = new AtomicBoolean();

    Call(Connection connection, ServiceMessage message) {
      this.connection = connection;
      this.message = message;
    }

    @Override
    public void run() {
      Future<?> limit =
          limits.schedule(
              () -> answer(CommandAnswers.tooLate(settings.timeLimit())),
              settings.timeLimit().toMillis(),
              MILLISECONDS);
      byte[] reply =
          answers.to(
              message.getSubject(), authorization(), message.getData(), connection.getMaxPayload());
      boolean _ = Thread.interrupted(); // a command that is given up is answered all the same
      answer(reply);
      limit.cancel(false);
    }

    /// The one header of that name; with several, none is meant.
    private @Nullable String authorization() {
      List<String> given =
          message.hasHeaders() ? message.getHeaders().getIgnoreCase(AUTHORIZATION) : null;
      return given != null && given.size() == 1 ? given.getFirst() : null;
    }

    void answer(byte[] reply) {
      if (!answered.compareAndSet(false, true)) {
        return;
      }
      try {
        connection.publish(message.getReplyTo(), reply);
      } catch (IllegalStateException lost) {
        LOG.log(Level.DEBUG, "an answer was lost with the connection", lost);
      }
    }
  }
}
