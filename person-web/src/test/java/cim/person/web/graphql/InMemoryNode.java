package cim.person.web.graphql;

import cim.person.application.CommandHandler;
import cim.person.application.CommandSettings;
import cim.person.application.ports.InMemoryEventStore;
import cim.person.application.ports.LocalRecords;
import cim.person.application.ports.PersonNames;
import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.BadCursor;
import cim.person.application.queries.EventFeed;
import cim.person.application.queries.EventFilter;
import cim.person.application.queries.EventLog;
import cim.person.application.queries.Page;
import cim.person.application.queries.PageRequest;
import cim.person.application.queries.PersonOrder;
import cim.person.application.queries.PersonRecord;
import cim.person.application.queries.Persons;
import cim.person.application.queries.ProjectionStatus;
import cim.person.application.queries.Projections;
import cim.person.domain.state.Limits;
import cim.person.domain.state.PersonStateMachine;
import cim.person.domain.state.Relationship;
import cim.person.domain.values.Cid;
import cim.person.domain.values.PersonId;
import io.smallrye.mutiny.Multi;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;

/// A whole node in memory for tests of what stands above it: it reads the event store anew for each
/// query, and its feed ends with what is there.
final class InMemoryNode implements LocalRecords, Persons, EventLog, EventFeed, Projections {
  final InMemoryEventStore store = new InMemoryEventStore();

  /// How often persons were asked for by their ids, or for those around them.
  final AtomicInteger calls = new AtomicInteger();

  final PersonNames names =
      (name, style) -> style + " " + String.join(" ", name.given()) + " " + name.family();
  final CommandHandler handler =
      new CommandHandler(
          store,
          this,
          (_, _) -> {},
          new PersonStateMachine(new Limits(100)),
          InstantSource.system(),
          new CommandSettings(5, 100, Duration.ofSeconds(5)));

  @Override
  public long generation() {
    return 0;
  }

  @Override
  public Optional<PersonRecord> byId(PersonId id) {
    return Optional.ofNullable(records().get(id));
  }

  @Override
  public List<PersonRecord> byIds(List<PersonId> ids) {
    calls.incrementAndGet();
    return ids.stream().map(records()::get).filter(known -> known != null).toList();
  }

  @Override
  public Map<PersonId, List<PersonRecord>> relatedTo(Collection<PersonId> ids, int limit) {
    calls.incrementAndGet();
    Map<PersonId, List<PersonRecord>> related = new LinkedHashMap<>();
    for (PersonId id : ids) {
      related.put(
          id,
          records().values().stream().filter(record -> holds(record, id)).limit(limit).toList());
    }
    return related;
  }

  @Override
  public List<PersonRecord> relatedToAny(Collection<PersonId> ids, int limit) {
    calls.incrementAndGet();
    return records().values().stream()
        .filter(record -> ids.stream().anyMatch(id -> holds(record, id)))
        .sorted(Comparator.comparing(record -> record.id().toString()))
        .limit(limit)
        .toList();
  }

  private static boolean holds(PersonRecord record, PersonId on) {
    return record.state().parts(Relationship.class).stream()
        .anyMatch(held -> held.other().equals(on) && !held.ended());
  }

  @Override
  public Page<PersonRecord> list(PersonOrder order, PageRequest page) {
    Comparator<PersonRecord> comparator = Comparator.comparing(PersonRecord::createdAt);
    List<PersonRecord> all =
        records().values().stream()
            .sorted(order.descending() ? comparator.reversed() : comparator)
            .toList();
    return page(all, person -> person.id().toString(), page);
  }

  @Override
  public Optional<RecordedEvent> byCid(Cid cid) {
    return events().stream().filter(event -> event.cid().equals(cid)).findFirst();
  }

  @Override
  public Page<RecordedEvent> find(EventFilter filter, PageRequest page) {
    List<RecordedEvent> found = events().stream().filter(filter::passes).toList();
    return page(found, event -> Long.toString(event.position()), page);
  }

  @Override
  public Map<PersonId, Page<RecordedEvent>> ofEach(Collection<PersonId> persons, PageRequest page) {
    calls.incrementAndGet();
    Map<PersonId, Page<RecordedEvent>> pages = new LinkedHashMap<>();
    for (PersonId person : persons) {
      try {
        pages.put(person, find(EventFilter.of(person), page));
      } catch (BadCursor _) {
        // none of this person's list
      }
    }
    return pages;
  }

  @Override
  public Flow.Publisher<RecordedEvent> events(Predicate<RecordedEvent> filter, OptionalLong after) {
    return Multi.createFrom()
        .iterable(events())
        .filter(event -> event.position() > after.orElse(store.end()) && filter.test(event));
  }

  @Override
  public List<ProjectionStatus> statuses() {
    return List.of(
        new ProjectionStatus(
            "memory", ProjectionStatus.State.FOLLOWING, store.end(), 0, 0.1, 0.2, List.of(), 0));
  }

  @Override
  public boolean await(long position, Duration timeout) {
    return position <= store.end();
  }

  @Override
  public boolean caughtUp() {
    return true;
  }

  @Override
  public Optional<PersonRecord> record(PersonId person) {
    return Optional.empty();
  }

  @Override
  public List<Long> positionsOf(PersonId person, UUID command) {
    return events().stream()
        .filter(event -> event.person().equals(person) && event.command().equals(command))
        .map(RecordedEvent::position)
        .toList();
  }

  @Override
  public List<Long> positionsOf(PersonId person, long firstSeq, long lastSeq) {
    return events().stream()
        .filter(event -> event.person().equals(person))
        .filter(event -> event.seq() >= firstSeq && event.seq() <= lastSeq)
        .map(RecordedEvent::position)
        .toList();
  }

  @Override
  public Optional<String> problemOf(PersonId person) {
    return Optional.empty();
  }

  private List<RecordedEvent> events() {
    return store.page(0, 1_000);
  }

  private Map<PersonId, PersonRecord> records() {
    Map<PersonId, PersonRecord> records = new LinkedHashMap<>();
    for (RecordedEvent event : events()) {
      records.compute(event.person(), (_, before) -> PersonRecord.after(before, event));
    }
    return records;
  }

  private static <T> Page<T> page(List<T> all, Function<T, String> cursor, PageRequest request) {
    List<Page.Item<T>> items =
        all.stream().map(item -> new Page.Item<>(cursor.apply(item), item)).toList();
    int from = 0;
    int to = items.size();
    if (request.cursor() != null) {
      int at = items.stream().map(Page.Item::cursor).toList().indexOf(request.cursor());
      if (at < 0) {
        throw new BadCursor();
      }
      from = request.backward() ? 0 : at + 1;
      to = request.backward() ? at : items.size();
    }
    from = request.backward() ? Math.max(from, to - request.limit()) : from;
    to = request.backward() ? to : Math.min(to, from + request.limit());
    return new Page<>(items.subList(from, to), from > 0, to < items.size(), items.size());
  }
}
