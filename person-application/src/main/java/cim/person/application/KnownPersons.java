package cim.person.application;

import cim.person.application.measures.CacheUse;
import cim.person.application.ports.CorruptHistory;
import cim.person.application.ports.EventStore;
import cim.person.application.ports.EventStoreUnavailable;
import cim.person.application.ports.LocalRecords;
import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.PersonRecord;
import cim.person.application.queries.TimeTravel;
import cim.person.domain.state.Person;
import cim.person.domain.values.PersonId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The persons that commands are decided on: from a bounded cache, else from this node's local
/// records. Thread-safe.
///
/// A copy here may be stale; the event store's check catches it when something is appended, and the
/// rest is read from the stream then. To read it each time would have the server search all that
/// was stored since the person's newest event.
final class KnownPersons {
  private static final int MANY_RECENT_COMMANDS = 32;
  private static final Duration PAUSE = Duration.ofMillis(2);

  private final EventStore store;
  private final LocalRecords local;
  private final TimeTravel past;
  private final CommandSettings settings;
  private final Map<PersonId, KnownPerson> cache;
  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();
  private long generation;

  KnownPersons(EventStore store, LocalRecords local, CommandSettings settings) {
    this.store = store;
    this.local = local;
    this.past = new TimeTravel(store, local);
    this.settings = settings;
    this.cache = leastRecentlyUsed(settings.cachedPersons());
    this.generation = local.generation();
  }

  /// @throws PersonSetAside when the person's history is broken
  KnownPerson load(PersonId person) {
    KnownPerson cached;
    synchronized (cache) {
      if (generation != local.generation()) {
        cache.clear();
        generation = local.generation();
      }
      cached = cache.get(person);
    }
    if (cached != null) {
      hits.increment();
      return cached;
    }
    misses.increment();
    local
        .problemOf(person)
        .ifPresent(
            problem -> {
              throw new PersonSetAside(person, problem);
            });
    return remember(person, new KnownPerson(local.record(person)));
  }

  CacheUse cacheUse() {
    synchronized (cache) {
      return new CacheUse(hits.sum(), misses.sum(), cache.size());
    }
  }

  /// What is known up to the person's newest event.
  ///
  /// @param newest where the event store has the person's newest event
  /// @throws EventStoreUnavailable when that position does not become readable in time, or lies
  ///     before what is known: then the stream was replaced, and what is known is forgotten
  /// @throws PersonSetAside when the person's history is broken
  KnownPerson readOn(PersonId person, KnownPerson known, long newest) {
    if (newest < known.head().position()) {
      synchronized (cache) {
        cache.remove(person);
      }
      throw new EventStoreUnavailable("the event stream has lost events of " + person, null);
    }
    long deadline = System.nanoTime() + settings.patience().toNanos();
    KnownPerson now = orLocal(person, known);
    while (now.head().position() < newest) {
      now = withTail(person, now);
      if (now.head().position() < newest) {
        if (System.nanoTime() > deadline) {
          throw new EventStoreUnavailable("position " + newest + " cannot be read yet", null);
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
    return remember(person, now);
  }

  private KnownPerson orLocal(PersonId person, KnownPerson known) {
    KnownPerson there = new KnownPerson(local.record(person));
    return there.head().position() > known.head().position() ? there : known;
  }

  private KnownPerson withTail(PersonId person, KnownPerson known) {
    return whenSound(
        person,
        () -> {
          Tail tail = new Tail(known);
          store.forEach(person, known.head().position(), tail::follow);
          return tail.known();
        });
  }

  /// The person as it was before a position.
  ///
  /// @throws PersonSetAside when the person's history is broken
  Person before(PersonId person, long position) {
    return whenSound(person, () -> past.before(person, position))
        .map(PersonRecord::state)
        .orElse(Person.ABSENT);
  }

  /// The events of the person at these positions.
  ///
  /// @throws PersonSetAside when the person's history is broken
  List<RecordedEvent> eventsAt(PersonId person, List<Long> positions) {
    return whenSound(person, () -> store.at(positions));
  }

  /// The events of the person after a position that a command led to.
  ///
  /// @throws PersonSetAside when the person's history is broken
  List<RecordedEvent> eventsOf(PersonId person, long after, UUID command) {
    List<RecordedEvent> events = new ArrayList<>();
    return whenSound(
        person,
        () -> {
          store.forEach(
              person,
              after,
              event -> {
                if (event.command().equals(command)) {
                  events.add(event);
                }
              });
          return events;
        });
  }

  private static <T> T whenSound(PersonId person, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (CorruptHistory broken) {
      throw new PersonSetAside(person, String.valueOf(broken.getMessage()));
    }
  }

  /// What is known after these events were appended.
  KnownPerson appended(PersonId person, KnownPerson known, List<RecordedEvent> events) {
    return remember(person, known.after(events));
  }

  /// Where the events of an earlier command of this id stand, in order; empty when there was none
  /// up to the known head. The local records may be ahead of a cached copy: when the last position
  /// is beyond the known head, read on up to there and ask again.
  List<Long> positionsOf(PersonId person, KnownPerson known, UUID command) {
    if (known.isWhole()) {
      return known.positionsOf(command, Stream.empty());
    }
    KnownPerson settled = known.hasForgotten() ? known.settled(local.record(person)) : known;
    List<Long> others = local.positionsOf(person, command);
    return settled.positionsOf(
        command,
        settled.hasForgotten()
            ? Stream.concat(
                others.stream(),
                eventsOf(person, settled.settled(), command).stream().map(RecordedEvent::position))
            : others.stream());
  }

  private KnownPerson remember(PersonId person, KnownPerson known) {
    KnownPerson bounded =
        known.recent().size() > MANY_RECENT_COMMANDS || known.hasForgotten()
            ? known.settled(local.record(person))
            : known;
    synchronized (cache) {
      if (bounded.record() == null) {
        cache.remove(person);
      } else {
        cache.put(person, bounded);
      }
    }
    return bounded;
  }

  private static <K, V> Map<K, V> leastRecentlyUsed(int capacity) {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1;

      @Override
      protected boolean removeEldestEntry(Map.@Nullable Entry<K, V> eldest) {
        return size() > capacity;
      }
    };
  }
}
