package cim.person.infrastructure.bench;

import io.nats.client.Connection;
import io.nats.client.ConsumeOptions;
import io.nats.client.IterableConsumer;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.StreamContext;
import io.nats.client.api.DeliverPolicy;
import io.nats.client.api.OrderedConsumerConfiguration;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the client library alone does: an ordered consumer takes all events, and nothing is made of
/// them.
final class RawConsuming implements AutoCloseable {
  private static final String STREAM = "CIM_PERSON_EVENTS";
  private static final ConsumeOptions OPTIONS = ConsumeOptions.builder().batchSize(1_000).build();
  private static final long LOOK_MILLIS = 100;
  private static final int LOOKS = 300;

  private final Connection connection;
  private final IterableConsumer messages;
  private final NavigableMap<Long, Long> arrivals = new TreeMap<>();
  private final Thread thread = Thread.ofPlatform().unstarted(this::listen);
  private volatile boolean over;
  private @Nullable Exception failure;

  private RawConsuming(Connection connection, DeliverPolicy from) throws Exception {
    this.connection = connection;
    this.messages =
        connection
            .getStreamContext(STREAM)
            .createOrderedConsumer(new OrderedConsumerConfiguration().deliverPolicy(from))
            .iterate(OPTIONS);
  }

  /// Reads the whole stream.
  ///
  /// @return messages a second
  static double rate(String url) throws Exception {
    long begin = System.nanoTime();
    try (RawConsuming reading = new RawConsuming(Nats.connect(url), DeliverPolicy.All)) {
      StreamContext stream = reading.connection.getStreamContext(STREAM);
      long last = stream.getStreamInfo().getStreamState().getLastSequence();
      for (long position = 0; position < last; ) {
        position = reading.next().metaData().streamSequence();
      }
      return last / ((System.nanoTime() - begin) / 1e9);
    }
  }

  /// Notes when each event comes that is stored from now on.
  static RawConsuming following(String url) throws Exception {
    RawConsuming reading = new RawConsuming(Nats.connect(url), DeliverPolicy.New);
    reading.thread.start();
    return reading;
  }

  private Message next() throws Exception {
    for (int look = 0; look < LOOKS; look++) {
      Message message = messages.nextMessage(LOOK_MILLIS);
      if (message != null) {
        return message;
      }
    }
    throw new IllegalStateException("the stream does not come to its end");
  }

  private void listen() {
    try {
      while (!over) {
        Message message = messages.nextMessage(LOOK_MILLIS);
        if (message != null) {
          arrivals.put(
              message.metaData().streamSequence(),
              ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
        }
      }
    } catch (Exception problem) {
      failure = problem;
    }
  }

  /// Ends the listening.
  ///
  /// @return when each event came: its position, and microseconds since 1970
  NavigableMap<Long, Long> end() throws Exception {
    over = true;
    thread.join();
    if (failure != null) {
      throw failure;
    }
    return arrivals;
  }

  @Override
  public void close() throws IOException {
    over = true;
    try {
      thread.join();
      messages.close();
      connection.close();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (Exception problem) { // what a consumer's end may be
      throw new IOException("the reading does not end", problem);
    }
  }
}
