package cim.person.infrastructure.nats;

import cim.person.application.ports.ConcurrentAppend;
import cim.person.application.ports.EventStoreUnavailable;
import cim.person.application.ports.RecordedEvent;
import cim.person.domain.values.PersonId;
import io.nats.client.JetStreamApiException;
import io.nats.client.api.MessageInfo;
import io.nats.client.api.PublishAck;
import io.nats.client.impl.Headers;
import java.io.IOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/// The only writer of events. One is published plainly, several as an atomic batch; where it is
/// worth it, appends that wait at the same time share a batch ([GroupCommit]).
///
/// An attempt without an answer is made again with the same message ids and the same checks, so at
/// most one of them is stored. When a check then fails, the message that follows the person's head
/// tells whether it is ours.
final class Appender {
  private final NatsConnection nats;
  private final StreamLeader leader;
  private final EventReader reader;
  private final NatsSettings settings;
  private final AppendWatch watch;
  private final Semaphore batches;
  private final GroupCommit groups;

  Appender(
      NatsConnection nats,
      StreamLeader leader,
      EventReader reader,
      NatsSettings settings,
      AppendWatch watch) {
    this.nats = nats;
    this.leader = leader;
    this.reader = reader;
    this.settings = settings;
    this.watch = watch;
    this.batches = new Semaphore(settings.openBatches());
    this.groups =
        new GroupCommit(
            settings.batchFrom() == 0 ? Integer.MAX_VALUE : settings.batchFrom(), new Shared());
  }

  /// @throws ConcurrentAppend when the head of one of the persons has moved
  /// @throws EventStoreUnavailable when no attempt was answered in time
  List<RecordedEvent> append(Publication publication) {
    long start = System.nanoTime();
    AppendWatch.Step ending = AppendWatch.Step.FAILED;
    try {
      List<RecordedEvent> stored = stored(publication);
      ending = AppendWatch.Step.STORED;
      return stored;
    } catch (ConcurrentAppend race) {
      ending = AppendWatch.Step.CONFLICT;
      throw race;
    } finally {
      watch.happened(ending, publication.size(), System.nanoTime() - start);
    }
  }

  private List<RecordedEvent> stored(Publication publication) {
    Patience patience = patience(publication);
    return publication.storedFrom(
        publication.run() != null
            ? store(publication, patience)
            : groups.append(publication, patience, alone -> store(alone, patience)));
  }

  /// Batches of several appends have the time of one.
  private final class Shared implements GroupCommit.Batches {
    @Override
    public long store(Publication batch) {
      return Appender.this.store(batch, patience(batch));
    }

    @Override
    public Set<PersonId> overtaken(Publication batch) {
      Map<PersonId, Long> newest = patience(batch).until(() -> newestPositions(batch));
      return newest.entrySet().stream()
          .filter(entry -> entry.getValue() != batch.headOf(entry.getKey()).position())
          .map(Map.Entry::getKey)
          .collect(Collectors.toSet());
    }
  }

  private Patience patience(Publication publication) {
    return new Patience("appending " + publication, settings.giveUpAfter());
  }

  /// @return the position of its first event
  private long store(Publication publication, Patience patience) {
    if (publication.size() == 1) {
      return patience.until(() -> attempt(publication));
    }
    patience.acquire(batches);
    try {
      return patience.until(() -> attempt(publication));
    } finally {
      batches.release();
    }
  }

  private long attempt(Publication publication)
      throws IOException, JetStreamApiException, InterruptedException {
    try {
      long sent = System.nanoTime();
      PublishAck answer = publication.send(nats.current(), settings.requestTimeout());
      watch.happened(AppendWatch.Step.ACKNOWLEDGED, publication.size(), System.nanoTime() - sent);
      long first = answer.getSeqno() - publication.size() + 1;
      if (answer.isDuplicate() && !isWhole(publication, first)) {
        throw new ConcurrentAppend(publication.events().getFirst().person(), answer.getSeqno());
      }
      return first;
    } catch (JetStreamApiException refusal) {
      if (ApiErrors.isConflict(refusal)) {
        return firstPositionIfStored(publication, refusal);
      }
      throw refusal;
    }
  }

  private long firstPositionIfStored(Publication publication, JetStreamApiException conflict)
      throws IOException, JetStreamApiException, InterruptedException {
    Map<PersonId, Long> newestPositions = newestPositions(publication);
    int before = 0;
    for (RecordedEvent event : publication.events()) {
      if (publication.isFirst(event)) {
        PersonId person = event.person();
        long head = publication.head(event).position();
        long newest = newestPositions.getOrDefault(person, 0L);
        if (newest != head) {
          Optional<MessageInfo> next = nextAfter(head, person, newest);
          if (next.isPresent() && isWhole(publication, next.get().getSeq() - before)) {
            return next.get().getSeq() - before;
          }
          throw new ConcurrentAppend(person, newest);
        }
      }
      before++;
    }
    if (publication.end() != null) {
      return attempt(publication.checkedByPerson());
    }
    throw new IOException("the other write is not to be seen yet", conflict);
  }

  private Map<PersonId, Long> newestPositions(Publication publication)
      throws IOException, JetStreamApiException, InterruptedException {
    List<PersonId> persons = List.copyOf(publication.heads().keySet());
    Map<PersonId, Long> positions = new HashMap<>();
    for (int start = 0; start < persons.size(); start += EventReader.BATCH) {
      List<PersonId> some =
          persons.subList(start, Math.min(start + EventReader.BATCH, persons.size()));
      List<Optional<MessageInfo>> newest =
          leader.newest(some.stream().map(EventSubjects::all).toList());
      for (int index = 0; index < some.size(); index++) {
        positions.put(some.get(index), newest.get(index).map(MessageInfo::getSeq).orElse(0L));
      }
    }
    return positions;
  }

  private Optional<MessageInfo> nextAfter(long head, PersonId person, long newest)
      throws IOException, InterruptedException {
    List<MessageInfo> next = reader.from(head + 1, EventSubjects.all(person), 1).messages();
    if (next.isEmpty() && newest > head) {
      throw new IOException("the replica that was asked lags behind");
    }
    return next.stream().findFirst();
  }

  /// Whether all of it stands from that position on, by this publication. One event would not tell:
  /// the same may have come from elsewhere, by another import of the same history.
  private boolean isWhole(Publication publication, long first)
      throws IOException, JetStreamApiException, InterruptedException {
    if (first < 1 || leader.end() < first + publication.size() - 1) {
      return false;
    }
    Iterator<RecordedEvent> events = publication.events().iterator();
    long next = first;
    while (events.hasNext()) {
      int missing = (int) (first + publication.size() - next);
      List<MessageInfo> stored = reader.from(next, null, missing).messages();
      if (stored.isEmpty()) {
        throw new IOException("the replica that was asked lags behind");
      }
      for (MessageInfo message : stored) {
        Headers headers = message.getHeaders();
        String cid = events.next().cid().toString();
        if (!cid.equals(EventMessages.messageId(headers)) || !publication.isOfItsRun(headers)) {
          return false;
        }
      }
      next += stored.size();
    }
    return true;
  }
}
