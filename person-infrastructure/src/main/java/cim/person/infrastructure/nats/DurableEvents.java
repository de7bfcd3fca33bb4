package cim.person.infrastructure.nats;

import cim.person.application.ports.CorruptHistory;
import cim.person.application.ports.RecordedEvent;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/// Hands on the events of everyone in the order of the stream, each once for all nodes together: a
/// durable consumer keeps the place. An event comes again only when a node ends between handing it
/// on and saying so. Begins with what is new when the consumer is first made. Thread-safe.
public final class DurableEvents implements AutoCloseable {
  private static final Logger LOG = System.getLogger(DurableEvents.class.getName());
  private static final Duration TO_END = Duration.ofSeconds(10);

  /// Whom events are handed to; an event comes again when that throws.
  public interface Taker {
    /// @param connection over which the event's taking will be acknowledged, after all that was
    ///     published on it before
    void take(RecordedEvent event, Connection connection);
  }

  private final NatsConnection nats;
  private final DurablePull pull;
  private final Thread thread;

  /// @param durable the consumer's name
  public DurableEvents(
      NatsConnection nats,
      NatsSettings settings,
      String durable,
      Taker taker,
      ThreadFactory threads,
      InstantSource clock) {
    this.nats = nats;
    DurablePull.Source source =
        new DurablePull.Source(Streams.EVENTS, durable, List.of(EventSubjects.ALL));
    this.pull =
        new DurablePull(
            nats, settings, source, Optional.empty(), message -> take(taker, message), clock);
    this.thread = threads.newThread(pull);
  }

  public void start() {
    thread.start();
  }

  private void take(Taker taker, Message message) throws IOException, JetStreamApiException {
    try {
      taker.take(
          EventMessages.read(
              message.metaData().streamSequence(),
              message.getSubject(),
              message.getHeaders(),
              message.getData(),
              message.metaData().timestamp().toInstant()),
          nats.current());
    } catch (CorruptHistory broken) { // its person is set aside; everyone else is served
      LOG.log(Level.WARNING, "an event is passed over: {0}", broken.getMessage());
    }
  }

  @Override
  public void close() {
    pull.stop();
    try {
      if (thread.isAlive() && !thread.join(TO_END)) {
        LOG.log(Level.WARNING, "{0} has not ended within {1}", thread.getName(), TO_END);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
