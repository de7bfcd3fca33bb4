package cim.person.infrastructure.nats;

import cim.person.application.ports.CorruptHistory;
import cim.person.application.ports.HistoryProblem;
import cim.person.domain.values.MalformedValue;
import cim.person.domain.values.PersonId;
import cim.person.infrastructure.index.EventSource;
import cim.person.infrastructure.index.StreamEntry;
import io.nats.client.IterableConsumer;
import io.nats.client.JetStreamStatusCheckedException;
import io.nats.client.Message;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// One reading of the stream through one ordered consumer, which it ends together with itself.
final class OrderedReading implements EventSource.Reading {
  private static final Duration LOOK = Duration.ofMillis(50);
  private static final Duration NO_TIME = Duration.ofNanos(1);

  private final IterableConsumer consumer;
  private final BooleanSupplier isAlive;
  private long last;
  private @Nullable Message ahead;

  /// Read, and held back until the rest of their append has come.
  private final List<StreamEntry> begun = new ArrayList<>();

  private volatile boolean closed;

  /// @param last the position after which the consumer begins
  /// @param isAlive whether the connection that feeds the consumer is still the same
  OrderedReading(long last, IterableConsumer consumer, BooleanSupplier isAlive) {
    this.last = last;
    this.consumer = consumer;
    this.isAlive = isAlive;
  }

  @Override
  public List<StreamEntry> next(int limit, Duration patience)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    Message message = ahead == null ? await(deadline) : ahead;
    List<StreamEntry> entries = new ArrayList<>();
    while (message != null) {
      if (message.metaData().streamSequence() != last + 1) {
        entries.addAll(begun); // the rest of their append is lost
        begun.clear();
      }
      ahead =
          take(
              message,
              begun,
              begun.isEmpty() ? Math.max(0, limit - entries.size()) : Integer.MAX_VALUE);
      if (ahead != null || !EventMessages.isFollowedByMore(message.getHeaders())) {
        entries.addAll(begun);
        begun.clear();
        message = ahead == null && entries.size() < limit ? next(NO_TIME) : null;
      } else {
        message = entries.isEmpty() ? await(deadline) : next(NO_TIME);
      }
    }
    return entries;
  }

  private @Nullable Message await(long deadline) throws IOException, InterruptedException {
    Message message = next(LOOK);
    while (message == null && System.nanoTime() < deadline) {
      message = next(LOOK);
    }
    return message;
  }

  private @Nullable Message next(Duration patience) throws IOException, InterruptedException {
    if (closed || !isAlive.getAsBoolean() || consumer.isStopped() || consumer.isFinished()) {
      throw new IOException("the reading of the event stream has ended");
    }
    try {
      return consumer.nextMessage(patience);
    } catch (JetStreamStatusCheckedException problem) {
      throw new IOException("the reading of the event stream broke", problem);
    }
  }

  /// Adds the message, and before it an entry for each position that the stream has lost.
  ///
  /// @return the message when it did not fit into the limit any more
  private @Nullable Message take(Message message, List<StreamEntry> entries, int limit)
      throws IOException {
    long position = message.metaData().streamSequence();
    Instant storedAt = message.metaData().timestamp().toInstant();
    if (position <= last) {
      throw new IOException("position " + position + " came after " + last);
    }
    while (last + 1 < position && entries.size() < limit) {
      entries.add(missing(++last, storedAt));
    }
    if (entries.size() == limit) {
      return message;
    }
    last = position;
    entries.add(entry(position, message, storedAt));
    return null;
  }

  private static StreamEntry missing(long position, Instant at) {
    var problem =
        new CorruptHistory(HistoryProblem.GAP, position, null, "is not there any more", null);
    return new StreamEntry.Broken("", null, problem, at);
  }

  private static StreamEntry entry(long position, Message message, Instant storedAt) {
    try {
      return new StreamEntry.Event(
          EventMessages.read(
              position, message.getSubject(), message.getHeaders(), message.getData(), storedAt),
          storedAt,
          EventMessages.trace(message.getHeaders()));
    } catch (CorruptHistory problem) {
      return new StreamEntry.Broken(
          EventMessages.messageId(message.getHeaders()),
          person(message.getSubject()),
          problem,
          storedAt);
    }
  }

  private static @Nullable PersonId person(String subject) {
    try {
      return PersonId.parse(subject.substring(subject.lastIndexOf('.') + 1));
    } catch (MalformedValue _) {
      return null;
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      consumer.close();
    } catch (Exception _) {
      // the server forgets an abandoned consumer by itself
    }
  }
}
