package cim.person.infrastructure.index;

import static java.util.stream.Collectors.toMap;

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
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.apache.lucene.search.IndexSearcher;

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
  public Map<Cid, RecordedEvent> byCids(Collection<Cid> cids) {
    return store.at(records.positions().of(Set.copyOf(cids))).stream()
        .collect(toMap(RecordedEvent::cid, Function.identity()));
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
    return pages(seqs, records.positions().of(chosen), StoredEventLog::list);
  }

  @Override
  public Map<Cid, Page<RecordedEvent>> causedByEach(Collection<Cid> causes, PageRequest page) {
    OptionalLong from = FILTERED.from(page);
    if (from.isEmpty()) {
      return Map.of();
    }
    Map<Cid, Numbers> parts = index.searching(searcher -> caused(searcher, causes, page, from));
    Map<Cid, List<Long>> positions = new LinkedHashMap<>();
    parts.forEach((cause, numbers) -> positions.put(cause, numbers.chosen()));
    return pages(parts, positions, _ -> FILTERED);
  }

  private static Map<Cid, Numbers> caused(
      IndexSearcher searcher, Collection<Cid> causes, PageRequest page, OptionalLong from)
      throws IOException {
    Map<Cid, Numbers> parts = new LinkedHashMap<>();
    for (Cid cause : causes) {
      FilteredEvents events = new FilteredEvents(searcher, EventFilter.causedBy(cause));
      parts.put(cause, events.part(page, from.getAsLong()));
    }
    return parts;
  }

  /// The events at all these positions, which are asked for at once, as a page of each list.
  private <K> Map<K, Page<RecordedEvent>> pages(
      Map<K, Numbers> parts, Map<K, List<Long>> positions, Function<K, NumberedList> lists) {
    List<RecordedEvent> events =
        store.at(positions.values().stream().flatMap(List::stream).toList());
    Map<K, Page<RecordedEvent>> pages = new LinkedHashMap<>();
    int begin = 0;
    for (Map.Entry<K, Numbers> part : parts.entrySet()) {
      K key = part.getKey();
      int end = begin + positions.getOrDefault(key, List.of()).size();
      pages.put(key, lists.apply(key).page(part.getValue(), events.subList(begin, end)));
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
