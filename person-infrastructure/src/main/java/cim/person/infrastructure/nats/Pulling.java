package cim.person.infrastructure.nats;

import io.nats.client.Connection;
import io.nats.client.ConsumeOptions;
import io.nats.client.ConsumerContext;
import io.nats.client.IterableConsumer;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamStatusCheckedException;
import io.nats.client.Message;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Pulls messages from a consumer, in order and without a gap, until this node shall stop. To be
/// run by one thread.
///
/// What a broken connection has swallowed would be delivered again only later, out of its order: so
/// whenever the connection or a delivery was lost, the deliveries begin anew, from what they have
/// taken. Single pulls would not do: what comes in the moment when one ends is lost likewise.
final class Pulling implements Runnable {
  /// How much one policy may have under way.
  static final int UNDER_WAY = 256;

  private static final long LOOK_MILLIS = 200;
  private static final ConsumeOptions OPTIONS =
      ConsumeOptions.builder().batchSize(UNDER_WAY).expiresIn(10_000).build();
  private static final Duration AFTER_A_FAILURE = Duration.ofMillis(500);

  /// How far it is.
  enum Progress {
    /// It has not begun: what is stored now may not be for it yet.
    BEGINNING,
    /// Whatever is stored from now on is delivered.
    GOING_ON,
    /// It could not begin, or not go on, and has not begun again.
    FAILING
  }

  /// What is pulled.
  interface Deliveries {
    /// Makes ready to take what comes next, and takes what has been missed.
    Begun begin(Connection connection)
        throws IOException,
            JetStreamApiException,
            JetStreamStatusCheckedException,
            InterruptedException;

    void take(Message message) throws InterruptedException;
  }

  /// @param delivered how many deliveries the consumer has made so far
  record Begun(ConsumerContext consumer, long delivered) {}

  private final NatsConnection nats;
  private final KeyedLanes lanes;
  private final PolicyAttempts attempts;
  private final Deliveries deliveries;
  private volatile Progress progress = Progress.BEGINNING;
  private long delivered;

  Pulling(NatsConnection nats, KeyedLanes lanes, PolicyAttempts attempts, Deliveries deliveries) {
    this.nats = nats;
    this.lanes = lanes;
    this.attempts = attempts;
    this.deliveries = deliveries;
  }

  @Override
  public void run() {
    while (attempts.isWanted()) {
      try {
        pull();
      } catch (IOException
          | JetStreamApiException
          | JetStreamStatusCheckedException
          | RuntimeException failure) {
        progress = Progress.FAILING;
        attempts.troubled(failure);
        attempts.pause(AFTER_A_FAILURE);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  Progress progress() {
    return progress;
  }

  private void pull()
      throws IOException,
          JetStreamApiException,
          JetStreamStatusCheckedException,
          InterruptedException {
    Connection connection = nats.current();
    long reconnects = connection.getStatistics().getReconnects();
    Begun begun = deliveries.begin(connection);
    delivered = begun.delivered();
    progress = Progress.GOING_ON;
    try (Pulled messages = new Pulled(begun.consumer().iterate(OPTIONS))) {
      boolean isInOrder = true;
      while (isInOrder && attempts.isWanted() && isSame(connection, reconnects)) {
        if (lanes.awaitLessThan(UNDER_WAY, LOOK_MILLIS)) {
          Message message = messages.next();
          isInOrder = message == null || takeInOrder(message);
        }
      }
    }
  }

  /// @return false when a delivery before it was lost
  private boolean takeInOrder(Message message) throws InterruptedException {
    delivered++;
    if (message.metaData().consumerSequence() != delivered) {
      return false;
    }
    deliveries.take(message);
    return true;
  }

  private record Pulled(IterableConsumer consumer) implements AutoCloseable {
    @Nullable Message next()
        throws IOException, JetStreamStatusCheckedException, InterruptedException {
      if (consumer.isStopped() || consumer.isFinished()) {
        throw new IOException("the deliveries have ended");
      }
      return consumer.nextMessage(LOOK_MILLIS);
    }

    @Override
    public void close() {
      try {
        consumer.close();
      } catch (Exception _) {
        // what it had not handed over is read from the stream
      }
    }
  }

  private static boolean isSame(Connection connection, long reconnects) {
    return connection.getStatus() == Connection.Status.CONNECTED
        && connection.getStatistics().getReconnects() == reconnects;
  }
}
