package cim.person.infrastructure.index;

import cim.person.application.ports.Append;
import cim.person.application.ports.CorruptHistory;
import cim.person.application.ports.EventStore;
import cim.person.application.ports.Head;
import cim.person.application.ports.HistoryProblem;
import cim.person.application.ports.InMemoryEventStore;
import cim.person.application.ports.RecordedEvent;
import cim.person.domain.events.LifecycleEvent.Created;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.values.NameConvention;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.PersonName;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A stream in memory with everything that can happen to one: events, broken messages, absence and
/// replacement.
final class Chronicle implements EventSource {
  private static final Duration LOOK = Duration.ofMillis(1);

  private final Map<Long, StreamEntry.Broken> broken = new ConcurrentHashMap<>();
  private volatile InMemoryEventStore store = new InMemoryEventStore();
  private volatile boolean isAway;
  private final AtomicInteger readings = new AtomicInteger();

  EventStore store() {
    return store;
  }

  /// The store as a node knows it: broken messages are refused, and it may be replaced.
  EventStore following() {
    return following(() -> {});
  }

  /// The same, which tells of each page that is read of the whole stream.
  EventStore following(Runnable paging) {
    return new BrokenStore(this::store, broken::containsKey, paging);
  }

  /// Records events of a person after all that it has.
  List<RecordedEvent> record(PersonId person, PersonEvent... events) {
    return record(person, UUID.randomUUID(), events);
  }

  List<RecordedEvent> record(PersonId person, UUID command, PersonEvent... events) {
    Head head = store.last(person).map(RecordedEvent::head).orElse(Head.NONE);
    return recordAfter(head, person, command, events);
  }

  List<RecordedEvent> recordAfter(Head head, PersonId person, UUID command, PersonEvent... events) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    return store.append(
        List.of(new Append(person, head, List.of(events), now, null, command, command, null)));
  }

  PersonId create(PersonName name) {
    PersonId person = new PersonId(UUID.randomUUID());
    record(person, new Created(name, null));
    return person;
  }

  PersonId create(String given, String family) {
    return create(name(given, family));
  }

  static PersonName name(String given, String family) {
    return new PersonName(
        List.of(given),
        List.of(family),
        null,
        null,
        null,
        List.of(),
        List.of(),
        null,
        NameConvention.WESTERN,
        null);
  }

  /// Has the message at a position read as broken from now on.
  void damage(long position, @Nullable PersonId person) {
    broken.put(
        position,
        new StreamEntry.Broken(
            "m" + position,
            person,
            new CorruptHistory(HistoryProblem.UNKNOWN_EVENT, position, null, "is no event", null),
            Instant.now()));
  }

  /// Has every connection break, and no other made, until it is back.
  void setAway(boolean away) {
    isAway = away;
    readings.incrementAndGet();
  }

  /// Puts an empty stream into its place.
  void replace() {
    store = new InMemoryEventStore();
    readings.incrementAndGet();
  }

  List<StreamEntry> entries(long after) {
    return store.page(after, 1_000).stream().map(this::entry).toList();
  }

  private StreamEntry entry(RecordedEvent event) {
    StreamEntry.Broken problem = broken.get(event.position());
    return problem == null ? new StreamEntry.Event(event, Instant.now()) : problem;
  }

  @Override
  public Reading readAfter(long position) throws IOException {
    checkThere();
    return new MemoryReading(position, readings.get());
  }

  @Override
  public Optional<String> messageId(long position) throws IOException {
    checkThere();
    return entries(position - 1).stream().findFirst().map(StreamEntry::messageId);
  }

  @Override
  public long end() throws IOException {
    checkThere();
    return store.end();
  }

  private void checkThere() throws IOException {
    if (isAway) {
      throw new IOException("the stream is away");
    }
  }

  private final class MemoryReading implements Reading {
    private final int number;
    private long position;
    private volatile boolean closed;

    MemoryReading(long position, int number) {
      this.position = position;
      this.number = number;
    }

    @Override
    public List<StreamEntry> next(int limit, Duration patience) throws IOException {
      long deadline = System.nanoTime() + patience.toNanos();
      while (System.nanoTime() < deadline) {
        if (closed || number != readings.get()) {
          throw new IOException("the reading has ended");
        }
        List<StreamEntry> entries = new ArrayList<>(entries(position));
        if (!entries.isEmpty()) {
          List<StreamEntry> some = entries.subList(0, Math.min(limit, entries.size()));
          position = some.getLast().position();
          return some;
        }
        LockSupport.parkNanos(LOOK.toNanos());
      }
      return List.of();
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
