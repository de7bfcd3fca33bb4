package cim.person.infrastructure.nats;

import cim.person.infrastructure.index.EventSource;
import io.nats.client.Connection;
import io.nats.client.ConsumeOptions;
import io.nats.client.JetStreamApiException;
import io.nats.client.api.DeliverPolicy;
import io.nats.client.api.MessageInfo;
import io.nats.client.api.OrderedConsumerConfiguration;
import java.io.IOException;
import java.util.Optional;

/// The stream of events as a node follows it, by an ordered consumer of its own. Thread-safe.
///
/// A consumer that was fed by a connection that broke is given up at once: left alone, it would go
/// on only after the server has missed its heartbeats, a minute later.
public final class EventStream implements EventSource {
  private static final int PULLED = 1_000;
  private static final long PULL_EXPIRES_MILLIS = 10_000;

  private final NatsConnection nats;
  private final NatsSettings settings;
  private final StreamLeader leader;

  public EventStream(NatsConnection nats, NatsSettings settings) {
    this.nats = nats;
    this.settings = settings;
    this.leader = new StreamLeader(nats, settings.requestTimeout());
  }

  @Override
  public Reading readAfter(long position) throws IOException {
    Connection connection = nats.current();
    long reconnects = connection.getStatistics().getReconnects();
    OrderedConsumerConfiguration from =
        new OrderedConsumerConfiguration()
            .deliverPolicy(DeliverPolicy.ByStartSequence)
            .startSequence(position + 1);
    ConsumeOptions pulling =
        ConsumeOptions.builder().batchSize(PULLED).expiresIn(PULL_EXPIRES_MILLIS).build();
    try {
      return new OrderedReading(
          position,
          connection
              .getStreamContext(Streams.EVENTS, Streams.options(settings.requestTimeout()))
              .createOrderedConsumer(from)
              .iterate(pulling),
          () ->
              connection.getStatus() == Connection.Status.CONNECTED
                  && connection.getStatistics().getReconnects() == reconnects);
    } catch (JetStreamApiException | IllegalStateException refusal) {
      throw new IOException("the event stream cannot be followed", refusal);
    }
  }

  @Override
  public Optional<String> messageId(long position) throws IOException, InterruptedException {
    try {
      return leader.at(position).map(EventStream::messageId);
    } catch (JetStreamApiException | IllegalStateException refusal) {
      throw new IOException("the event stream cannot be read", refusal);
    }
  }

  private static String messageId(MessageInfo message) {
    return EventMessages.messageId(message.getHeaders());
  }

  @Override
  public long end() throws IOException {
    try {
      return leader.end();
    } catch (JetStreamApiException | IllegalStateException refusal) {
      throw new IOException("the event stream cannot be asked for its end", refusal);
    }
  }
}
