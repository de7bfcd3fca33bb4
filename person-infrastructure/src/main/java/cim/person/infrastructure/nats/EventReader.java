package cim.person.infrastructure.nats;

import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.Subscription;
import io.nats.client.api.MessageInfo;
import io.nats.client.support.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Reads stored messages from any replica of a stream by direct get (ADR-31), each call one
/// attempt. A replica may lag a little behind: what is newest, the [StreamLeader] knows.
///
/// What is under way at once is far below the 64 MiB that a server holds for a connection before it
/// cuts it off (`max_pending`), however large the messages are.
final class EventReader {
  /// The most positions that [#at] may be asked for.
  static final int BATCH = 32;

  private static final int LARGEST_MESSAGE = 257 << 10;
  private static final int UNDER_WAY = 4 * BATCH;
  private static final int END_OF_BATCH = 204;
  private static final int NOT_FOUND = 404;

  private final NatsConnection nats;
  private final String stream;
  private final String directGet;
  private final Duration timeout;
  private final Semaphore messages = new Semaphore(UNDER_WAY, true);

  EventReader(NatsConnection nats, Duration timeout) {
    this(nats, Streams.EVENTS, timeout);
  }

  EventReader(NatsConnection nats, String stream, Duration timeout) {
    this.nats = nats;
    this.stream = stream;
    this.directGet = "$JS.API.DIRECT.GET." + stream;
    this.timeout = timeout;
  }

  /// Messages in the order of the stream.
  ///
  /// @param pending how many more there were when they were read
  record Batch(List<MessageInfo> messages, long pending) {
    boolean isEnd() {
      return pending == 0;
    }
  }

  /// The messages from a position on, of one filter or of all: as many as the limit, or fewer when
  /// they are large, for the server ends a batch at so many bytes.
  Batch from(long position, @Nullable String filter, int limit)
      throws IOException, InterruptedException {
    return inTurn(limit, connection -> from(connection, position, filter, limit));
  }

  /// How many messages of a filter there are.
  long count(String filter) throws IOException, InterruptedException {
    Batch first = from(1, filter, 1);
    return first.messages().size() + first.pending();
  }

  private Batch from(Connection connection, long position, @Nullable String filter, int limit)
      throws IOException, InterruptedException {
    String of = filter == null ? "" : ",\"next_by_subj\":\"" + filter + '"';
    String question =
        "{\"seq\":%d%s,\"batch\":%d,\"max_bytes\":%d}"
            .formatted(position, of, limit, BATCH * LARGEST_MESSAGE);
    return batch(connection, question);
  }

  /// The position where the append ends that a position lies in.
  ///
  /// @throws IOException when it is not stored up to there yet
  long endOfAppend(long position) throws IOException, InterruptedException {
    long last = position;
    while (true) {
      List<MessageInfo> next = from(last + 1, null, BATCH).messages();
      if (next.isEmpty()) {
        throw new IOException("it is still being stored");
      }
      for (MessageInfo message : next) {
        if (!EventMessages.isFollowedByMore(message.getHeaders())) {
          return message.getSeq();
        }
      }
      last = next.getLast().getSeq();
    }
  }

  /// Messages of a filter that were stored at a time or later: as many as the limit, or fewer when
  /// they are large.
  List<MessageInfo> since(Instant time, String filter, int limit)
      throws IOException, InterruptedException {
    String question =
        "{\"start_time\":\"%s\",\"next_by_subj\":\"%s\",\"batch\":%d,\"max_bytes\":%d}"
            .formatted(time, filter, limit, BATCH * LARGEST_MESSAGE);
    return inTurn(limit, connection -> batch(connection, question)).messages();
  }

  private Batch batch(Connection connection, String question)
      throws IOException, InterruptedException {
    long reconnects = connection.getStatistics().getReconnects();
    String inbox = connection.createInbox();
    Subscription answers = connection.subscribe(inbox);
    try {
      connection.publish(directGet, inbox, utf8(question));
      Batch batch = collect(answers);
      if (connection.getStatistics().getReconnects() != reconnects) {
        throw new IOException("the connection broke, and messages with it");
      }
      return batch;
    } finally {
      if (answers.isActive()) {
        answers.unsubscribe();
      }
    }
  }

  private Batch collect(Subscription answers) throws IOException, InterruptedException {
    List<MessageInfo> messages = new ArrayList<>();
    while (true) {
      Message answer = answered(answers.nextMessage(timeout));
      if (!answer.isStatusMessage()) {
        messages.add(new MessageInfo(answer, stream, true));
      } else if (isEnd(answer.getStatus())) {
        return new Batch(messages, messages.isEmpty() ? 0 : pending(answer));
      }
    }
  }

  private static long pending(Message endOfBatch) {
    return Long.parseLong(endOfBatch.getHeaders().getLast("Nats-Num-Pending"));
  }

  /// The message at each of at most [#BATCH] positions; absent where there is none.
  List<Optional<MessageInfo>> at(List<Long> positions) throws IOException, InterruptedException {
    return inTurn(positions.size(), connection -> at(connection, positions));
  }

  private List<Optional<MessageInfo>> at(Connection connection, List<Long> positions)
      throws IOException, InterruptedException {
    List<CompletableFuture<Message>> answers = new ArrayList<>();
    for (long position : positions) {
      byte[] question = utf8("{\"seq\":" + position + "}");
      answers.add(connection.requestWithTimeout(directGet, question, timeout));
    }
    List<Optional<MessageInfo>> messages = new ArrayList<>();
    for (CompletableFuture<Message> answer : answers) {
      messages.add(message(answered(answer, timeout)));
    }
    return messages;
  }

  private interface Reading<T> {
    T on(Connection connection) throws IOException, InterruptedException;
  }

  private <T> T inTurn(int limit, Reading<T> reading) throws IOException, InterruptedException {
    int most = Math.min(limit, BATCH);
    if (!messages.tryAcquire(most, timeout.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new IOException("too many read the event stream at once");
    }
    try {
      return reading.on(nats.current());
    } finally {
      messages.release(most);
    }
  }

  private Optional<MessageInfo> message(Message answer) throws IOException {
    return answer.isStatusMessage() && isEnd(answer.getStatus())
        ? Optional.empty()
        : Optional.of(new MessageInfo(answer, stream, true));
  }

  private static boolean isEnd(@Nullable Status status) throws IOException {
    if (status == null || (status.getCode() != END_OF_BATCH && status.getCode() != NOT_FOUND)) {
      throw new IOException("the event stream cannot be read: " + status);
    }
    return true;
  }

  static Message answered(CompletableFuture<Message> answer, Duration timeout)
      throws IOException, InterruptedException {
    try {
      return answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException | TimeoutException failure) {
      throw new IOException("no answer from the event stream", failure);
    }
  }

  static Message answered(@Nullable Message answer) throws IOException {
    if (answer == null) {
      throw new IOException("no answer from the event stream");
    }
    return answer;
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
