package cim.person.infrastructure.nats;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import io.nats.client.api.MessageInfo;
import io.nats.client.api.StreamInfo;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Asks the leader of the event stream, who knows what is newest. Each call is one attempt.
final class StreamLeader {
  private static final String GET = "$JS.API.STREAM.MSG.GET." + Streams.EVENTS;

  private final NatsConnection nats;
  private final Duration timeout;

  StreamLeader(NatsConnection nats, Duration timeout) {
    this.nats = nats;
    this.timeout = timeout;
  }

  /// The newest message of a filter; absent when there is none.
  Optional<MessageInfo> newest(String filter)
      throws IOException, JetStreamApiException, InterruptedException {
    return ask(lastOf(filter));
  }

  /// The message at a position; absent when there is none.
  Optional<MessageInfo> at(long position)
      throws IOException, JetStreamApiException, InterruptedException {
    return ask("{\"seq\":" + position + "}");
  }

  /// The newest message of each filter.
  List<Optional<MessageInfo>> newest(List<String> filters)
      throws IOException, JetStreamApiException, InterruptedException {
    Connection connection = nats.current();
    List<CompletableFuture<Message>> answers = new ArrayList<>();
    for (String filter : filters) {
      byte[] question = EventReader.utf8(lastOf(filter));
      answers.add(connection.requestWithTimeout(GET, question, timeout));
    }
    List<Optional<MessageInfo>> messages = new ArrayList<>();
    for (CompletableFuture<Message> answer : answers) {
      messages.add(message(EventReader.answered(answer, timeout)));
    }
    return messages;
  }

  private static String lastOf(String filter) {
    return "{\"last_by_subj\":\"" + filter + "\"}";
  }

  private Optional<MessageInfo> ask(String text)
      throws IOException, JetStreamApiException, InterruptedException {
    return message(
        EventReader.answered(nats.current().request(GET, EventReader.utf8(text), timeout)));
  }

  private static Optional<MessageInfo> message(Message answer) throws JetStreamApiException {
    MessageInfo message = new MessageInfo(answer, Streams.EVENTS, false);
    try {
      message.throwOnHasError();
      return Optional.of(message);
    } catch (JetStreamApiException refusal) {
      if (ApiErrors.isMessageMissing(refusal)) {
        return Optional.empty();
      }
      throw refusal;
    }
  }

  /// The position of the newest message of the whole stream.
  long end() throws IOException, JetStreamApiException {
    return info().getStreamState().getLastSequence();
  }

  /// How many servers keep the stream.
  int replicas() throws IOException, JetStreamApiException {
    return info().getConfiguration().getReplicas();
  }

  private StreamInfo info() throws IOException, JetStreamApiException {
    return nats.current()
        .jetStreamManagement(Streams.options(timeout))
        .getStreamInfo(Streams.EVENTS);
  }
}
