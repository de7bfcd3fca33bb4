package cim.person.infrastructure.nats;

import cim.person.application.ports.Append;
import cim.person.application.ports.Head;
import cim.person.application.ports.RecordedEvent;
import cim.person.domain.values.PersonId;
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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Sealed events on their way into the stream: all or none of them, each person's with its check.
///
/// @param events in the order in which they will be stored; those of a person follow its head
/// @param heads the head of each person that has events here
/// @param run the import that they come from; null when they happened here
/// @param end what the newest event of the whole stream is to be, a check for all persons at once;
///     null when each person has one of its own
/// @param traces what the messages of a person say of the trace that they are of; nothing when of
///     none
record Publication(
    List<RecordedEvent> events,
    Map<PersonId, Head> heads,
    @Nullable UUID run,
    @Nullable Long end,
    Map<PersonId, String> traces) {
  /// @param trace that all of it is of; empty when it is of none
  static Publication of(List<Append> appends, String trace) {
    List<RecordedEvent> events = new ArrayList<>();
    Map<PersonId, Head> heads = new LinkedHashMap<>();
    Map<PersonId, String> traces = new HashMap<>();
    for (Append append : appends) {
      events.addAll(EventBlock.seal(append));
      heads.put(append.person(), append.after());
      if (!trace.isEmpty()) {
        traces.put(append.person(), trace);
      }
    }
    return new Publication(List.copyOf(events), heads, null, null, traces);
  }

  /// The same with a check for each person.
  Publication checkedByPerson() {
    return new Publication(events, heads, run, null, traces);
  }

  /// What happened here to different persons, as one.
  static Publication together(List<Publication> publications) {
    List<RecordedEvent> events = new ArrayList<>();
    Map<PersonId, Head> heads = new LinkedHashMap<>();
    Map<PersonId, String> traces = new HashMap<>();
    for (Publication publication : publications) {
      events.addAll(publication.events);
      heads.putAll(publication.heads);
      traces.putAll(publication.traces);
    }
    return new Publication(List.copyOf(events), heads, null, null, traces);
  }

  /// How long the blocks are in all.
  long characters() {
    return events.stream().mapToLong(event -> event.block().length()).sum();
  }

  int size() {
    return events.size();
  }

  Head head(RecordedEvent event) {
    return headOf(event.person());
  }

  Head headOf(PersonId person) {
    return heads.getOrDefault(person, Head.NONE);
  }

  /// Whether it is the first of its person here, which carries the check.
  boolean isFirst(RecordedEvent event) {
    return event.seq() == head(event).seq() + 1;
  }

  /// Whether a stored message came by this import, or by none when this is none.
  boolean isOfItsRun(@Nullable Headers stored) {
    String by = stored == null ? null : stored.getLast(EventMessages.IMPORT);
    return run == null ? by == null : run.toString().equals(by);
  }

  /// Sends everything, once.
  ///
  /// @return the answer to the last event: the others stand before it without a gap
  PublishAck send(Connection connection, Duration timeout)
      throws IOException, JetStreamApiException, InterruptedException {
    int size = size();
    String batch = NUID.nextGlobalSequence();
    Message answer = null;
    int number = 0;
    for (RecordedEvent event : events) {
      number++;
      Headers headers = EventMessages.headers(event);
      if (run != null) {
        headers.add(EventMessages.IMPORT, run.toString());
      }
      String trace = traces.get(event.person());
      if (trace != null) {
        headers.add(EventTraces.HEADER, trace);
      }
      if (end != null && number == 1) {
        EventMessages.addCheck(headers, end);
      } else if (end == null && isFirst(event)) {
        EventMessages.addCheck(headers, event.person(), head(event));
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
    return new PublishAck(EventReader.answered(answer));
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
    for (RecordedEvent event : events) {
      stored.add(event.storedAt(first + stored.size()));
    }
    return List.copyOf(stored);
  }

  @Override
  public String toString() {
    return heads.size() == 1
        ? size() + " of " + heads.keySet().iterator().next()
        : size() + " of " + heads.size() + " persons";
  }
}
