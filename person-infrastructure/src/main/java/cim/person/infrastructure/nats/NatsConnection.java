package cim.person.infrastructure.nats;

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

  /// A connection that stays open but carries nothing is given up after the third ping without an
  /// answer: well before a command's patience ends.
  private static final Duration PING_INTERVAL = Duration.ofSeconds(1);

  private static final int PINGS_WITHOUT_ANSWER = 2;

  private final NatsSettings settings;
  private final ExecutorService executor;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile @Nullable Connection connection;

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

  /// The connection.
  ///
  /// @throws IOException when there is none at this moment
  Connection current() throws IOException {
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
    String problem = "";
    try {
      while (!closing.await(
          problem.isEmpty() ? 0 : BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS)) {
        try {
          connected(Nats.connect(options()));
          return;
        } catch (IOException failure) {
          String now = String.valueOf(failure.getMessage());
          LOG.log(
              now.equals(problem) ? Level.DEBUG : Level.WARNING,
              "no connection to NATS at {0}: {1}",
              settings.address(),
              now);
          problem = now;
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void connected(Connection first) throws InterruptedException {
    connection = first;
    if (closing.getCount() == 0) {
      first.close();
      return;
    }
    first.addConnectionListener(this::changed);
    announce();
  }

  private Options options() {
    return new Options.Builder()
        .servers(settings.servers())
        .connectionName("cim-person")
        .maxReconnects(-1)
        .reconnectWait(BETWEEN_TRIES)
        .reconnectBufferSize(0)
        .pingInterval(PING_INTERVAL)
        .maxPingsOut(PINGS_WITHOUT_ANSWER)
        .executor(executor)
        .errorListener(new Troubles())
        .build();
  }

  private void changed(Connection changed, ConnectionListener.Events event) {
    switch (event) {
      case RECONNECTED -> announce();
      case CLOSED -> seekAnew();
      case DISCONNECTED -> LOG.log(Level.WARNING, "NATS at {0} is gone", settings.address());
      default -> LOG.log(Level.DEBUG, "NATS: {0}", event);
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
    LOG.log(Level.INFO, "connected to NATS at {0}", settings.address());
    listeners.forEach(executor::execute);
  }

  /// What the client library meets between requests: the request that it hurts says so itself.
  private static final class Troubles implements ErrorListener {
    @Override
    public void errorOccurred(Connection at, String error) {
      LOG.log(Level.DEBUG, "NATS error: {0}", error);
    }

    @Override
    public void exceptionOccurred(Connection at, Exception exception) {
      LOG.log(Level.DEBUG, "NATS exception", exception);
    }
  }
}
