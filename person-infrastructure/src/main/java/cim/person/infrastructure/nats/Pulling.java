package cim.person.infrastructure.nats;

import io.nats.client.Connection;
import io.nats.client.ConsumerContext;
import io.nats.client.FetchConsumeOptions;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamStatusCheckedException;
import io.nats.client.Message;
import java.io.IOException;
import java.time.Duration;

/// Pulls messages from a consumer, in order and without a gap, until this node shall stop. To be
/// run by one thread.
///
/// Short pulls take a restart of the server as it comes. What a broken connection has swallowed
/// would be delivered again only later, out of its order: so whenever the connection or a delivery
/// was lost, the deliveries begin anew, from what they have taken.
final class Pulling implements Runnable {
  /// How much one policy may have under way.
  static final int UNDER_WAY = 256;

  private static final long PULL_EXPIRES_MILLIS = 1_000;
  private static final long LOOK_MILLIS = 200;
  private static final Duration AFTER_A_FAILURE = Duration.ofMillis(500);

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
  private volatile boolean failing;
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
        failing = true;
        attempts.troubled(failure);
        attempts.pause(AFTER_A_FAILURE);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /// Whether it could not begin, or not go on, and has not begun again.
  boolean isFailing() {
    return failing;
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
    failing = false;
    while (attempts.isWanted() && isSame(connection, reconnects)) {
      if (lanes.awaitLessThan(UNDER_WAY, LOOK_MILLIS)) {
        FetchConsumeOptions some =
            FetchConsumeOptions.builder()
                .maxMessages(Math.max(1, UNDER_WAY - lanes.size()))
                .expiresIn(PULL_EXPIRES_MILLIS)
                .build();
        if (!Fetching.fetch(begun.consumer(), some, this::takeInOrder)) {
          return;
        }
      }
    }
  }

  /// @return false when a delivery before it was lost, or this node shall stop
  private boolean takeInOrder(Message message) throws InterruptedException {
    delivered++;
    if (!attempts.isWanted() || message.metaData().consumerSequence() != delivered) {
      return false;
    }
    deliveries.take(message);
    return true;
  }

  private static boolean isSame(Connection connection, long reconnects) {
    return connection.getStatus() == Connection.Status.CONNECTED
        && connection.getStatistics().getReconnects() == reconnects;
  }
}
