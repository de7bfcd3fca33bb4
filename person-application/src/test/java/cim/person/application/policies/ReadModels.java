package cim.person.application.policies;

import cim.person.application.ports.EventStore;
import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.EventFilter;
import cim.person.application.queries.EventLog;
import cim.person.application.queries.EventMatch;
import cim.person.application.queries.FilterMatch;
import cim.person.application.queries.Page;
import cim.person.application.queries.PageRequest;
import cim.person.application.queries.PersonFilter;
import cim.person.application.queries.PersonOrder;
import cim.person.application.queries.PersonRecord;
import cim.person.application.queries.Persons;
import cim.person.application.queries.ProjectionStatus;
import cim.person.application.queries.Projections;
import cim.person.domain.values.Cid;
import cim.person.domain.values.PersonId;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/// Read models that are always up to date, for stores with few events. Persons are listed in the
/// order of their creation.
final class ReadModels implements Persons, EventLog, Projections {
  private final EventStore store;
  private final Map<PersonId, PersonRecord> records = new LinkedHashMap<>();
  private long seen;

  ReadModels(EventStore store) {
    this.store = store;
  }

  private Map<PersonId, PersonRecord> records() {
    for (RecordedEvent event : store.page(seen, Integer.MAX_VALUE)) {
      records.compute(event.person(), (_, before) -> PersonRecord.next(before, event));
      seen = event.position();
    }
    return records;
  }

  @Override
  public Optional<PersonRecord> byId(PersonId id) {
    return Optional.ofNullable(records().get(id));
  }

  @Override
  public List<PersonRecord> byIds(List<PersonId> ids) {
    return ids.stream().flatMap(id -> byId(id).stream()).toList();
  }

  @Override
  public Map<PersonId, List<PersonRecord>> relatedTo(Collection<PersonId> ids, int limit) {
    Map<PersonId, List<PersonRecord>> related = new LinkedHashMap<>();
    ids.forEach(id -> related.put(id, relatedToAny(List.of(id), limit)));
    return related;
  }

  @Override
  public List<PersonRecord> relatedToAny(Collection<PersonId> ids, int limit) {
    return meeting(
            new PersonFilter.Any(
                ids.stream().<PersonFilter>map(PersonFilter.RelatedTo::new).toList()))
        .stream()
        .limit(limit)
        .toList();
  }

  @Override
  public Page<PersonRecord> list(PersonFilter filter, PersonOrder order, PageRequest page) {
    List<PersonId> created = List.copyOf(records().keySet());
    return page(meeting(filter), person -> created.indexOf(person.id()) + 1L, page);
  }

  private List<PersonRecord> meeting(PersonFilter filter) {
    FilterMatch match = new FilterMatch(this::byId);
    return records().values().stream().filter(person -> match.meets(person, filter)).toList();
  }

  @Override
  public Map<Cid, RecordedEvent> byCids(Collection<Cid> cids) {
    Map<Cid, RecordedEvent> found = new LinkedHashMap<>();
    events().stream()
        .filter(event -> cids.contains(event.cid()))
        .forEach(event -> found.put(event.cid(), event));
    return found;
  }

  @Override
  public Page<RecordedEvent> find(EventFilter filter, PageRequest page) {
    List<RecordedEvent> found =
        events().stream().filter(event -> EventMatch.meets(event, filter)).toList();
    return page(found, RecordedEvent::position, page);
  }

  @Override
  public Map<PersonId, Page<RecordedEvent>> ofEach(Collection<PersonId> persons, PageRequest page) {
    Map<PersonId, Page<RecordedEvent>> pages = new LinkedHashMap<>();
    persons.forEach(person -> pages.put(person, find(EventFilter.of(person), page)));
    return pages;
  }

  @Override
  public Map<Cid, Page<RecordedEvent>> causedByEach(Collection<Cid> causes, PageRequest page) {
    Map<Cid, Page<RecordedEvent>> pages = new LinkedHashMap<>();
    causes.forEach(cause -> pages.put(cause, find(EventFilter.causedBy(cause), page)));
    return pages;
  }

  private List<RecordedEvent> events() {
    return store.page(0, Integer.MAX_VALUE);
  }

  /// Forward only.
  ///
  /// @param place grows along the list, and says where it goes on also when it has changed
  private static <T> Page<T> page(List<T> all, ToLongFunction<T> place, PageRequest request) {
    long after = request.cursor() == null ? 0 : Long.parseLong(request.cursor());
    List<Page.Item<T>> rest =
        all.stream()
            .filter(item -> place.applyAsLong(item) > after)
            .map(item -> new Page.Item<>(Long.toString(place.applyAsLong(item)), item))
            .toList();
    int end = Math.min(rest.size(), request.limit());
    return new Page<>(
        rest.subList(0, end), rest.size() < all.size(), end < rest.size(), all.size());
  }

  @Override
  public List<ProjectionStatus> statuses() {
    return List.of();
  }

  @Override
  public boolean await(Scope scope, long position, Duration timeout) {
    return position <= store.end();
  }

  @Override
  public boolean caughtUp() {
    return true;
  }
}
