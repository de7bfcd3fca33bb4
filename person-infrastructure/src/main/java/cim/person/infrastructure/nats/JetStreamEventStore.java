package cim.person.infrastructure.nats;

import cim.person.application.ports.Append;
import cim.person.application.ports.ConcurrentAppend;
import cim.person.application.ports.CorruptHistory;
import cim.person.application.ports.EventStore;
import cim.person.application.ports.Head;
import cim.person.application.ports.HistoryProblem;
import cim.person.application.ports.RecordedEvent;
import cim.person.domain.values.PersonId;
import io.nats.client.api.MessageInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The event store on NATS JetStream: one event is one message, whose body is the event's block.
///
/// Each call is tried again until it is answered or [NatsSettings#giveUpAfter] has passed.
public final class JetStreamEventStore implements EventStore {
  private static final int PAGE = 256;

  private final Appender appender;
  private final StreamLeader leader;
  private final EventReader reader;
  private final NatsSettings settings;
  private final EventTraces traces;

  public JetStreamEventStore(NatsConnection nats, NatsSettings settings) {
    this(nats, settings, AppendWatch.NOBODY, EventTraces.NONE);
  }

  /// @param watch is told how appends go
  /// @param traces that events are part of
  public JetStreamEventStore(
      NatsConnection nats, NatsSettings settings, AppendWatch watch, EventTraces traces) {
    this.traces = traces;
    this.settings = settings;
    this.leader = new StreamLeader(nats, settings.requestTimeout());
    this.reader = new EventReader(nats, settings.requestTimeout());
    this.appender = new Appender(nats, leader, reader, settings, watch);
  }

  @Override
  public List<RecordedEvent> append(List<Append> appends) {
    return appender.append(Publication.of(appends, traces.current()));
  }

  /// Appends events that were recorded elsewhere, as the bytes that they are, all or none.
  ///
  /// @param events of any persons, at most 1,000, in the order in which they will be stored
  /// @param heads the head of each of the persons, which its events must follow
  /// @param run the import that they come from
  /// @return the events with their positions here
  /// @throws ConcurrentAppend when a head has moved; nothing is stored then
  public List<RecordedEvent> importAll(
      List<RecordedEvent> events, Map<PersonId, Head> heads, UUID run) {
    return appender.append(new Publication(events, heads, run, null, Map.of()));
  }

  /// The same where nobody else is expected to write to the stream. One comparison by the server
  /// then does for all persons, which saves a third of its work. When somebody has written after
  /// all, the heads are compared.
  ///
  /// Only where [#isKeptByOneServer]: several servers compare what others are just writing with
  /// checks of the same person only.
  ///
  /// @param end the position of the stream's newest event
  public List<RecordedEvent> importAllAfter(
      long end, List<RecordedEvent> events, Map<PersonId, Head> heads, UUID run) {
    return appender.append(new Publication(events, heads, run, end, Map.of()));
  }

  /// Whether the stream has no replicas.
  public boolean isKeptByOneServer() {
    return trying("asking how many servers keep the stream").until(leader::replicas) == 1;
  }

  /// The newest event of each of these persons, in their order.
  public List<Optional<RecordedEvent>> last(List<PersonId> persons) {
    List<Optional<RecordedEvent>> newest = new ArrayList<>();
    for (int start = 0; start < persons.size(); start += EventReader.BATCH) {
      int end = Math.min(start + EventReader.BATCH, persons.size());
      List<String> filters = persons.subList(start, end).stream().map(EventSubjects::all).toList();
      trying("reading the newest events of %d persons".formatted(filters.size()))
          .until(() -> leader.newest(filters))
          .forEach(message -> newest.add(message.map(JetStreamEventStore::event)));
    }
    return newest;
  }

  @Override
  public Optional<RecordedEvent> last(PersonId person) {
    return newest(person).map(JetStreamEventStore::event);
  }

  @Override
  public long lastPosition(PersonId person) {
    return newest(person).map(MessageInfo::getSeq).orElse(0L);
  }

  @Override
  public void forEach(PersonId person, long after, Consumer<? super RecordedEvent> visitor) {
    Head head = after == 0 ? Head.NONE : null;
    long position = after;
    EventReader.Batch batch;
    do {
      batch = from(position + 1, EventSubjects.all(person), PAGE);
      for (MessageInfo message : batch.messages()) {
        RecordedEvent event = event(message);
        head = head == null ? event.head() : head.followedBy(event);
        visitor.accept(event);
        position = message.getSeq();
      }
    } while (!batch.isEnd() || isInPart(batch.messages()));
  }

  /// Waits until the append that the last of the messages belongs to is stored whole: whoever saw a
  /// part of it would take it for another command.
  ///
  /// @return whether that took reading on
  private boolean isInPart(List<MessageInfo> messages) {
    if (messages.isEmpty() || !EventMessages.isFollowedByMore(messages.getLast().getHeaders())) {
      return false;
    }
    long last = messages.getLast().getSeq();
    trying("reading the rest of an append after " + last).until(() -> reader.endOfAppend(last));
    return true;
  }

  @Override
  public List<RecordedEvent> at(List<Long> positions) {
    List<RecordedEvent> events = new ArrayList<>();
    for (int start = 0; start < positions.size(); start += EventReader.BATCH) {
      int end = Math.min(start + EventReader.BATCH, positions.size());
      List<Long> some = positions.subList(start, end);
      List<Optional<MessageInfo>> messages = trying("reading events").until(() -> reader.at(some));
      for (int index = 0; index < some.size(); index++) {
        long position = some.get(index);
        events.add(
            messages
                .get(index)
                .or(() -> atLeader(position))
                .map(JetStreamEventStore::event)
                .orElseThrow(() -> missing(position)));
      }
    }
    return List.copyOf(events);
  }

  /// What a replica does not have yet, or nobody has any more.
  private Optional<MessageInfo> atLeader(long position) {
    return trying("reading the event at " + position).until(() -> leader.at(position));
  }

  @Override
  public List<RecordedEvent> page(long after, int limit) {
    List<RecordedEvent> events = new ArrayList<>();
    for (MessageInfo message : from(after + 1, null, limit).messages()) {
      try {
        events.add(event(message));
      } catch (CorruptHistory problem) {
        if (events.isEmpty()) {
          throw problem;
        }
        break;
      }
    }
    return List.copyOf(events);
  }

  @Override
  public long end() {
    return trying("asking for the end of the stream").until(leader::end);
  }

  /// The position of the stream's newest event, of an append that is just being stored the last.
  public long endOfAppends() {
    long end = end();
    boolean isInPart =
        end > 0
            && atLeader(end)
                .filter(message -> EventMessages.isFollowedByMore(message.getHeaders()))
                .isPresent();
    return isInPart
        ? trying("reading the rest of an append after " + end).until(() -> reader.endOfAppend(end))
        : end;
  }

  private Optional<MessageInfo> newest(PersonId person) {
    return trying("reading the newest event of " + person)
        .until(() -> leader.newest(EventSubjects.all(person)));
  }

  private EventReader.Batch from(long position, @Nullable String filter, int limit) {
    return trying("reading events from " + position)
        .until(() -> reader.from(position, filter, limit));
  }

  private Patience trying(String what) {
    return new Patience(what, settings.giveUpAfter());
  }

  private static CorruptHistory missing(long position) {
    return new CorruptHistory(HistoryProblem.GAP, position, null, "is not there", null);
  }

  private static RecordedEvent event(MessageInfo message) {
    return EventMessages.read(
        message.getSeq(),
        message.getSubject(),
        message.getHeaders(),
        message.getData(),
        message.getTime().toInstant());
  }
}
