package cim.person.infrastructure.nats;

import cim.person.application.ports.Append;
import cim.person.application.ports.RecordedEvent;
import cim.person.infrastructure.ipld.EventBlock;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import io.nats.client.NUID;
import io.nats.client.api.PublishAck;
import io.nats.client.impl.Headers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Sealed events on their way into the stream: all or none of them, each person's with its check.
///
/// @param chains the events of each append, in the order in which they will be stored
record Publication(List<Chain> chains) {
  /// The sealed events of one append.
  record Chain(Append append, List<RecordedEvent> events) {}

  static Publication of(List<Append> appends) {
    return new Publication(
        appends.stream().map(append -> new Chain(append, EventBlock.seal(append))).toList());
  }

  int size() {
    return chains.stream().mapToInt(chain -> chain.events().size()).sum();
  }

  /// Sends everything, once.
  ///
  /// @return the position of the first event; the others follow it without a gap
  long send(Connection connection, Duration timeout)
      throws IOException, JetStreamApiException, InterruptedException {
    int size = size();
    String batch = NUID.nextGlobalSequence();
    Message answer = null;
    int number = 0;
    for (Chain chain : chains) {
      for (RecordedEvent event : chain.events()) {
        number++;
        Headers headers = EventMessages.headers(event);
        if (event.seq() == chain.append().after().seq() + 1) {
          EventMessages.addCheck(headers, event.person(), chain.append().after());
        }
        if (size > 1) {
          addBatch(headers, batch, number, number == size);
        }
        String subject = EventSubjects.of(event);
        byte[] body = event.block().getBytes(StandardCharsets.UTF_8);
        if (number < size) {
          connection.publish(subject, headers, body);
        } else {
          answer = connection.request(subject, headers, body, timeout);
        }
      }
    }
    return new PublishAck(EventReader.answered(answer)).getSeqno() - size + 1;
  }

  /// See ADR-50 of NATS: only the last message, which commits the batch, is answered.
  private static void addBatch(Headers headers, String batch, int number, boolean isLast) {
    headers.add("Nats-Batch-Id", batch);
    headers.add("Nats-Batch-Sequence", Integer.toString(number));
    if (isLast) {
      headers.add("Nats-Batch-Commit", "1");
    }
  }

  /// The events as they are stored from that position on.
  List<RecordedEvent> storedFrom(long first) {
    List<RecordedEvent> stored = new ArrayList<>();
    for (Chain chain : chains) {
      for (RecordedEvent event : chain.events()) {
        stored.add(event.storedAt(first + stored.size()));
      }
    }
    return List.copyOf(stored);
  }
}
