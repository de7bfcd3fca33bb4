package cim.person.infrastructure.faults;

import io.nats.client.Connection;
import io.nats.client.IterableConsumer;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamStatusCheckedException;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.StreamContext;
import io.nats.client.api.OrderedConsumerConfiguration;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Reads the whole stream by the NATS client alone.
final class RawStream {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final int ATTEMPTS = 4;

  private RawStream() {}

  /// Reads it anew when servers that have just come back do not serve it to the end.
  static List<StoredEvent> read(String url) throws IOException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        return readOnce(url);
      } catch (IOException failure) {
        if (attempt == ATTEMPTS) {
          throw failure;
        }
      }
    }
  }

  @SuppressWarnings("try") // whoever interrupts the closing interrupts the trial
  private static List<StoredEvent> readOnce(String url) throws IOException, InterruptedException {
    List<StoredEvent> events = new ArrayList<>();
    try (Connection connection =
        Nats.connect(new Options.Builder().servers(url.split(",", -1)).build())) {
      StreamContext stream = connection.getStreamContext("CIM_PERSON_EVENTS");
      long end = stream.getStreamInfo().getStreamState().getLastSequence();
      if (end == 0) {
        return events;
      }
      try (IterableConsumer consumer =
          stream.createOrderedConsumer(new OrderedConsumerConfiguration()).iterate()) {
        while (events.isEmpty() || events.getLast().position() < end) {
          Message message = consumer.nextMessage(PATIENCE);
          if (message == null) {
            throw new IOException("the stream does not go on after " + events.size() + " events");
          }
          events.add(StoredEvent.of(message));
        }
      }
    } catch (JetStreamApiException | JetStreamStatusCheckedException refusal) {
      throw new IOException("the stream cannot be read", refusal);
    } catch (IOException | InterruptedException failure) {
      throw failure;
    } catch (Exception failure) {
      throw new IOException("the stream cannot be read", failure);
    }
    return events;
  }
}
