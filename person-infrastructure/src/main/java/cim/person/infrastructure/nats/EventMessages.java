package cim.person.infrastructure.nats;

import cim.person.application.ports.CorruptHistory;
import cim.person.application.ports.Head;
import cim.person.application.ports.HistoryProblem;
import cim.person.application.ports.RecordedEvent;
import cim.person.domain.values.PersonId;
import cim.person.infrastructure.ipld.EventBlock;
import io.nats.client.impl.Headers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Events as messages: the block is the body, and the headers are what others filter by.
final class EventMessages {
  static final String MESSAGE_ID = "Nats-Msg-Id";
  static final String IMPORT = "Cim-Import";
  static final String CONTENT_TYPE = "application/vnd.ipld.dag-json";

  private EventMessages() {}

  static Headers headers(RecordedEvent event) {
    String cid = event.cid().toString();
    String cause = event.cause();
    return new Headers()
        .add(MESSAGE_ID, cid)
        .add("Cim-Event-Id", cid)
        .add("Cim-Aggregate-Id", event.person().toString())
        .add("Cim-Event-Type", event.type().name())
        .add("Cim-Correlation-Id", event.correlation().toString())
        .add("Cim-Causation-Id", cause == null ? event.command().toString() : cause)
        .add("Content-Type", CONTENT_TYPE);
  }

  /// Makes the server refuse the message when the person's head has moved.
  static void addCheck(Headers headers, PersonId person, Head expected) {
    headers.add("Nats-Expected-Last-Subject-Sequence", Long.toString(expected.position()));
    headers.add("Nats-Expected-Last-Subject-Sequence-Subject", EventSubjects.all(person));
  }

  /// Makes the server refuse the message when another one is the newest of the stream.
  static void addCheck(Headers headers, long newest) {
    headers.add("Nats-Expected-Last-Sequence", Long.toString(newest));
  }

  /// Whether more messages of the same append follow at the next positions. The server stores an
  /// atomic batch whole or not at all, but shows each message as soon as that is written.
  static boolean isFollowedByMore(@Nullable Headers headers) {
    return headers != null
        && headers.containsKey("Nats-Batch-Id")
        && !headers.containsKey("Nats-Batch-Commit");
  }

  /// The event in a stored message.
  ///
  /// @param storedAt when the server stored it
  /// @throws CorruptHistory when the message is not what this store would have written
  static RecordedEvent read(
      long position, String subject, @Nullable Headers headers, byte[] body, Instant storedAt) {
    RecordedEvent event = EventBlock.open(position, messageId(headers), body);
    if (!EventSubjects.of(event).equals(subject)) {
      throw new CorruptHistory(
          HistoryProblem.WRONG_SUBJECT,
          position,
          event.cid(),
          "stands under the subject " + subject + ", but says that it is " + event,
          null);
    }
    return isImported(headers) ? event.importedAt(storedAt.truncatedTo(ChronoUnit.MICROS)) : event;
  }

  /// What it says of the trace that it is of, empty when it is of none.
  static String trace(@Nullable Headers headers) {
    String trace = headers == null ? null : headers.getLast(EventTraces.HEADER);
    return trace == null ? "" : trace;
  }

  /// Whether it came by an import.
  static boolean isImported(@Nullable Headers headers) {
    return headers != null && headers.containsKey(IMPORT);
  }

  /// The message id, empty when there is none.
  static String messageId(@Nullable Headers headers) {
    String id = headers == null ? null : headers.getLast(MESSAGE_ID);
    return id == null ? "" : id;
  }
}
