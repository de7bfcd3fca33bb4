package cim.person.infrastructure.nats;

import io.nats.client.ConsumeOptions;
import io.nats.client.IterableConsumer;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamStatusCheckedException;
import io.nats.client.Message;
import io.nats.client.StreamContext;
import io.nats.client.api.DeliverPolicy;
import io.nats.client.api.OrderedConsumerConfiguration;
import io.nats.client.api.StreamInfo;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads a stream of somebody else from its first message to its last of now, and changes nothing.
public final class StreamReader {
  private static final int PULLED = 500;
  private static final long PULL_EXPIRES_MILLIS = 10_000;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final NatsConnection nats;
  private final NatsSettings settings;
  private final String stream;

  /// A stored message.
  ///
  /// @param seq its number in the stream
  @SuppressWarnings("ArrayRecordComponent") // It is compared with nothing.
  public record Stored(
      String subject, Map<String, List<String>> headers, Instant time, long seq, byte[] data) {}

  /// One reading, for one thread.
  public interface Pass extends AutoCloseable {
    /// The next message, or null at the end.
    ///
    /// @throws IOException when nothing comes for half a minute
    @Nullable Stored next() throws IOException, InterruptedException;

    /// How many messages there are.
    long size();

    @Override
    void close() throws IOException;
  }

  public StreamReader(NatsConnection nats, NatsSettings settings, String stream) {
    this.nats = nats;
    this.settings = settings;
    this.stream = stream;
  }

  public String stream() {
    return stream;
  }

  /// @throws IOException when there is no such stream, or it cannot be read
  public Pass read() throws IOException {
    try {
      StreamContext context =
          nats.current().getStreamContext(stream, Streams.options(settings.requestTimeout()));
      StreamInfo info = context.getStreamInfo();
      IterableConsumer consumer =
          context
              .createOrderedConsumer(
                  new OrderedConsumerConfiguration().deliverPolicy(DeliverPolicy.All))
              .iterate(
                  ConsumeOptions.builder()
                      .batchSize(PULLED)
                      .expiresIn(PULL_EXPIRES_MILLIS)
                      .build());
      return new OrderedPass(
          consumer, info.getStreamState().getLastSequence(), info.getStreamState().getMsgCount());
    } catch (JetStreamApiException | IllegalStateException refusal) {
      throw new IOException(
          "the stream %s cannot be read: %s".formatted(stream, refusal.getMessage()), refusal);
    }
  }

  private static final class OrderedPass implements Pass {
    private final IterableConsumer consumer;
    private final long last;
    private final long size;
    private long seen;

    OrderedPass(IterableConsumer consumer, long last, long size) {
      this.consumer = consumer;
      this.last = last;
      this.size = size;
    }

    @Override
    public long size() {
      return size;
    }

    @Override
    public @Nullable Stored next() throws IOException, InterruptedException {
      if (size == 0 || seen >= last) {
        return null;
      }
      try {
        Message message = consumer.nextMessage(PATIENCE);
        if (message == null) {
          throw new IOException("nothing came after message %d of %d".formatted(seen, last));
        }
        seen = message.metaData().streamSequence();
        return seen > last ? null : stored(message);
      } catch (JetStreamStatusCheckedException problem) {
        throw new IOException("the reading broke after message " + seen, problem);
      }
    }

    private static Stored stored(Message message) {
      Map<String, List<String>> headers = new LinkedHashMap<>();
      if (message.getHeaders() != null) {
        message.getHeaders().forEach(headers::put);
      }
      return new Stored(
          message.getSubject(),
          headers,
          message.metaData().timestamp().toInstant(),
          message.metaData().streamSequence(),
          message.getData());
    }

    @Override
    public void close() throws IOException {
      try {
        consumer.close();
      } catch (Exception problem) {
        throw new IOException("the reading could not be ended", problem);
      }
    }
  }
}
