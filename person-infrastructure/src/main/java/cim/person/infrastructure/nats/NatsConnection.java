package cim.person.infrastructure.nats;

import static io.nats.client.Options.HostnameResolveMode.HappyEyeballs;

import io.nats.client.AuthenticationException;
import io.nats.client.Connection;
import io.nats.client.ConnectionListener;
import io.nats.client.ErrorListener;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The connection to NATS, sought in the background and for ever: the application starts without
/// it, and finds it again whenever it comes back. Thread-safe.
public final class NatsConnection implements AutoCloseable {
  private static final Logger LOG = System.getLogger(NatsConnection.class.getName());
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);
  private static final Duration AFTER_A_REFUSAL = Duration.ofSeconds(2);

  /// A connection that stays open but carries nothing is given up after the third ping without an
  /// answer: well before a command's patience ends.
  private static final Duration PING_INTERVAL = Duration.ofSeconds(1);

  private static final int PINGS_WITHOUT_ANSWER = 2;

  private final NatsSettings settings;
  private final ExecutorService executor;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final CountDownLatch found = new CountDownLatch(1);
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile @Nullable Connection connection;
  private final Absence absence = new Absence(System::nanoTime);
  private volatile String problem = "";

  /// @param executor runs the connection's own threads: it must have no bound
  public NatsConnection(NatsSettings settings, ExecutorService executor) {
    this.settings = settings;
    this.executor = executor;
  }

  /// Begins to connect, and returns at once.
  public void open() {
    executor.execute(this::connect);
  }

  /// Runs the listener whenever a connection is there, the first or a new one, on a thread of its
  /// own; a consumer that was fed by an old connection has to be made anew then.
  public void onConnected(Runnable listener) {
    listeners.add(listener);
    if (isConnected()) {
      executor.execute(listener);
    }
  }

  /// Whether NATS is there at this moment.
  public boolean isConnected() {
    Connection current = connection;
    return current != null && current.getStatus() == Connection.Status.CONNECTED;
  }

  /// Waits for the first connection.
  ///
  /// @throws IOException when there is none in time, saying why
  public void await(Duration patience) throws IOException, InterruptedException {
    if (!found.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IOException(
          "no connection to NATS at %s: %s".formatted(settings.address(), problem));
    }
  }

  /// Why there is no connection, as the latest attempt to find one has it; empty when nothing
  /// speaks against one.
  String problem() {
    return problem;
  }

  /// The connection.
  ///
  /// @throws IOException when there is none at this moment
  public Connection current() throws IOException {
    Connection current = connection;
    if (current == null || current.getStatus() != Connection.Status.CONNECTED) {
      throw new IOException("not connected to NATS at " + settings.address());
    }
    return current;
  }

  /// Ends the connection, or the search for one.
  @Override
  public void close() {
    closing.countDown();
    try {
      Connection current = connection;
      if (current != null) {
        current.close();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void connect() {
    Duration pause = Duration.ZERO;
    try {
      while (!closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        Troubles troubles = new Troubles();
        try {
          connected(Nats.connect(options(troubles)));
          return;
        } catch (IOException failure) {
          failed(troubles.reason(failure));
          pause = failure instanceof AuthenticationException ? AFTER_A_REFUSAL : BETWEEN_TRIES;
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void failed(String reason) {
    problem = reason;
    absence
        .noticed(reason)
        .ifPresent(time -> warn("no connection to NATS at {0}{1}: {2}", time, reason));
  }

  private void warn(String text, Duration time, String reason) {
    LOG.log(Level.WARNING, text, settings.address(), time.isZero() ? "" : " for " + time, reason);
  }

  private void connected(Connection first) throws InterruptedException {
    connection = first;
    problem = "";
    if (closing.getCount() == 0) {
      first.close();
      return;
    }
    first.addConnectionListener(this::changed);
    found.countDown();
    announce();
  }

  private Options options(ErrorListener troubles) {
    Options.Builder options = new Options.Builder().servers(settings.servers());
    settings.login().addTo(options);
    // A certificate names the host; in its other modes the client goes on with the address alone.
    settings
        .tls()
        .context()
        .ifPresent(tls -> options.sslContext(tls).hostnameResolveMode(HappyEyeballs));
    return options
        .connectionName("cim-person")
        .maxReconnects(-1)
        .reconnectWait(BETWEEN_TRIES)
        .reconnectBufferSize(0)
        .dontForceFlushOnRequest()
        .pingInterval(PING_INTERVAL)
        .maxPingsOut(PINGS_WITHOUT_ANSWER)
        .executor(executor)
        .errorListener(troubles)
        .build();
  }

  private void changed(Connection changed, ConnectionListener.Events event) {
    switch (event) {
      case RECONNECTED -> announce();
      case CLOSED -> seekAnew();
      case DISCONNECTED -> lost();
      default -> LOG.log(Level.DEBUG, "NATS: {0}", event);
    }
  }

  /// The client says so again each time that it has looked in vain.
  private void lost() {
    if (closing.getCount() > 0) {
      absence.noticed("").ifPresent(time -> warn("NATS at {0} is gone{1}", time, ""));
    }
  }

  /// The client gives up for good when a server refuses it twice: its credentials, say.
  private void seekAnew() {
    if (closing.getCount() > 0) {
      LOG.log(Level.WARNING, "the connection to NATS at {0} was given up", settings.address());
      executor.execute(this::connect);
    }
  }

  private void announce() {
    LOG.log(
        Level.INFO,
        "connected to NATS at {0}{1}",
        settings.address(),
        absence.ended().map(time -> " again, after " + time).orElse(""));
    listeners.forEach(executor::execute);
  }

  /// What the client library meets between requests: the request that it hurts says so itself. Why
  /// it finds no connection it says here only.
  private static final class Troubles implements ErrorListener {
    private volatile @Nullable Exception latest;

    @Override
    public void errorOccurred(Connection at, String error) {
      LOG.log(Level.DEBUG, "NATS error: {0}", error);
    }

    @Override
    public void exceptionOccurred(Connection at, Exception exception) {
      latest = exception;
      LOG.log(Level.DEBUG, "NATS exception", exception);
    }

    String reason(Exception failure) {
      String text = String.valueOf(failure.getMessage());
      Exception cause = failure instanceof AuthenticationException ? null : latest;
      return cause == null ? text : text + " (" + cause + ")";
    }
  }
}
