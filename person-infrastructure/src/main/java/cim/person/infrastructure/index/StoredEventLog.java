package cim.person.infrastructure.index;

import cim.person.application.ports.EventStore;
import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.BadCursor;
import cim.person.application.queries.EventFilter;
import cim.person.application.queries.EventLog;
import cim.person.application.queries.Page;
import cim.person.application.queries.PageRequest;
import cim.person.application.queries.PersonRecord;
import cim.person.domain.values.Cid;
import cim.person.domain.values.PersonId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// The log of events: which ones, this node's records know, and for a filter its index of events;
/// what they say, the event store.
final class StoredEventLog implements EventLog {
  private static final NumberedList OF_ALL = new NumberedList("events:");
  private static final NumberedList FILTERED = new NumberedList("events?");

  private final RocksRecords records;
  private final LuceneIndex index;
  private final EventStore store;

  /// @param index the index of events
  StoredEventLog(RocksRecords records, LuceneIndex index, EventStore store) {
    this.records = records;
    this.index = index;
    this.store = store;
  }

  @Override
  public Optional<RecordedEvent> byCid(Cid cid) {
    OptionalLong position = records.positions().of(cid);
    return position.isEmpty()
        ? Optional.empty()
        : Optional.of(store.at(List.of(position.getAsLong())).getFirst());
  }

  /// The records know of an event before the index shows it, so what they can list, they do.
  @Override
  public Page<RecordedEvent> find(EventFilter filter, PageRequest page) {
    if (filter.equals(EventFilter.EVERYTHING)) {
      return all(page);
    }
    PersonId person = filter.person();
    return person != null && filter.equals(EventFilter.of(person))
        ? Optional.ofNullable(ofEach(List.of(person), page).get(person)).orElseThrow(BadCursor::new)
        : filtered(filter, page);
  }

  private Page<RecordedEvent> all(PageRequest page) {
    long from = OF_ALL.from(page).orElseThrow(BadCursor::new);
    long last = records.seen().position();
    Numbers positions = Numbers.of(page, from, last, records.positions().broken());
    return OF_ALL.page(positions, events(positions));
  }

  private Page<RecordedEvent> filtered(EventFilter filter, PageRequest page) {
    long from = FILTERED.from(page).orElseThrow(BadCursor::new);
    Numbers positions =
        index.searching(searcher -> new FilteredEvents(searcher, filter).part(page, from));
    return FILTERED.page(positions, events(positions));
  }

  /// Neighbours come fastest as a page of the stream.
  private List<RecordedEvent> events(Numbers positions) {
    if (positions.areContiguous()) {
      int size = positions.chosen().size();
      List<RecordedEvent> events = store.page(positions.chosen().getFirst() - 1, size);
      if (events.size() == size) {
        return events;
      }
    }
    return store.at(positions.chosen());
  }

  @Override
  public Map<PersonId, Page<RecordedEvent>> ofEach(Collection<PersonId> persons, PageRequest page) {
    Map<PersonId, Numbers> seqs = seqs(persons, page);
    Map<PersonId, List<Long>> chosen = new LinkedHashMap<>();
    seqs.forEach((person, numbers) -> chosen.put(person, numbers.chosen()));
    Map<PersonId, List<Long>> positions = records.positions().of(chosen);
    List<RecordedEvent> events =
        store.at(positions.values().stream().flatMap(List::stream).toList());
    Map<PersonId, Page<RecordedEvent>> pages = new LinkedHashMap<>();
    int begin = 0;
    for (Map.Entry<PersonId, Numbers> each : seqs.entrySet()) {
      PersonId person = each.getKey();
      int end = begin + positions.getOrDefault(person, List.of()).size();
      pages.put(person, list(person).page(each.getValue(), events.subList(begin, end)));
      begin = end;
    }
    return pages;
  }

  private Map<PersonId, Numbers> seqs(Collection<PersonId> persons, PageRequest page) {
    Map<PersonId, Long> lengths = new LinkedHashMap<>();
    persons.forEach(person -> lengths.put(person, 0L));
    for (PersonRecord record : records.records(new ArrayList<>(lengths.keySet()))) {
      lengths.put(record.id(), record.head().seq());
    }
    Map<PersonId, Numbers> seqs = new LinkedHashMap<>();
    lengths.forEach(
        (person, length) ->
            list(person)
                .from(page)
                .ifPresent(from -> seqs.put(person, Numbers.of(page, from, length, List.of()))));
    return seqs;
  }

  private static NumberedList list(PersonId person) {
    return new NumberedList("events:" + person + ":");
  }
}
