package cim.person.infrastructure.nats;

import cim.person.application.ports.Append;
import cim.person.application.ports.CorruptHistory;
import cim.person.application.ports.EventStore;
import cim.person.application.ports.RecordedEvent;
import cim.person.domain.values.PersonId;
import io.nats.client.api.MessageInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The event store on NATS JetStream: one event is one message, whose body is the event's block.
///
/// Each call is tried again until it is answered or [NatsSettings#giveUpAfter] has passed.
public final class JetStreamEventStore implements EventStore {
  private static final int PAGE = 256;

  private final Appender appender;
  private final EventReader reader;
  private final NatsSettings settings;

  public JetStreamEventStore(NatsConnection nats, NatsSettings settings) {
    this.settings = settings;
    this.reader = new EventReader(nats, settings.requestTimeout());
    this.appender = new Appender(nats, reader, settings);
  }

  @Override
  public List<RecordedEvent> append(List<Append> appends) {
    return appender.append(appends);
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
    ChainCheck chain = new ChainCheck(person, after == 0);
    long position = after;
    List<MessageInfo> page;
    do {
      page = from(position + 1, EventSubjects.all(person), PAGE);
      for (MessageInfo message : page) {
        RecordedEvent event = event(message);
        chain.follow(event);
        visitor.accept(event);
        position = message.getSeq();
      }
    } while (page.size() == PAGE || (!page.isEmpty() && wasInPart(page.getLast())));
  }

  /// Waits until the append that a message belongs to is there whole: whoever saw a part of it
  /// would
  /// take it for another command.
  private boolean wasInPart(MessageInfo last) {
    MessageInfo message = last;
    while (EventMessages.isFollowedByMore(message.getHeaders())) {
      message = following(message.getSeq() + 1);
    }
    return message.getSeq() > last.getSeq();
  }

  private MessageInfo following(long position) {
    return trying("reading the rest of an append at " + position)
        .until(
            () ->
                reader
                    .atLeader(position)
                    .orElseThrow(() -> new IOException("it is still being stored")));
  }

  @Override
  public List<RecordedEvent> at(List<Long> positions) {
    List<RecordedEvent> events = new ArrayList<>();
    for (int start = 0; start < positions.size(); start += PAGE) {
      List<Long> some = positions.subList(start, Math.min(start + PAGE, positions.size()));
      List<Optional<MessageInfo>> messages = trying("reading events").until(() -> reader.at(some));
      for (int index = 0; index < some.size(); index++) {
        long position = some.get(index);
        events.add(
            messages
                .get(index)
                .map(JetStreamEventStore::event)
                .orElseThrow(() -> new CorruptHistory(position, "is not there", null)));
      }
    }
    return List.copyOf(events);
  }

  @Override
  public List<RecordedEvent> page(long after, int limit) {
    List<RecordedEvent> events = new ArrayList<>();
    for (MessageInfo message : from(after + 1, null, limit)) {
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
    return trying("asking for the end of the stream").until(reader::end);
  }

  private Optional<MessageInfo> newest(PersonId person) {
    return trying("reading the newest event of " + person)
        .until(() -> reader.newest(EventSubjects.all(person)));
  }

  private List<MessageInfo> from(long position, @Nullable String filter, int limit) {
    return trying("reading events from " + position)
        .until(() -> reader.from(position, filter, limit));
  }

  private Patience trying(String what) {
    return new Patience(what, settings.giveUpAfter());
  }

  private static RecordedEvent event(MessageInfo message) {
    return EventMessages.read(
        message.getSeq(), message.getSubject(), message.getHeaders(), message.getData());
  }
}
