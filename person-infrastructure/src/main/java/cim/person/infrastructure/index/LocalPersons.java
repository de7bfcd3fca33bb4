package cim.person.infrastructure.index;

import cim.person.application.queries.Page;
import cim.person.application.queries.PageRequest;
import cim.person.application.queries.PersonFilter;
import cim.person.application.queries.PersonOrder;
import cim.person.application.queries.PersonRecord;
import cim.person.application.queries.Persons;
import cim.person.domain.values.PersonId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.search.Query;

/// Persons from this node's read models: their order from the index, the rest from the records.
final class LocalPersons implements Persons {
  private final RocksRecords records;
  private final LuceneIndex index;
  private final Collations collations;

  LocalPersons(RocksRecords records, LuceneIndex index, Collations collations) {
    this.records = records;
    this.index = index;
    this.collations = collations;
  }

  @Override
  public Optional<PersonRecord> byId(PersonId id) {
    return records.record(id);
  }

  @Override
  public List<PersonRecord> byIds(List<PersonId> ids) {
    return records.records(ids);
  }

  /// Whoever has changed since the index was shown last, and does not say so any more, is left out.
  @Override
  public Map<PersonId, List<PersonRecord>> relatedTo(Collection<PersonId> ids, int limit) {
    Map<PersonId, List<PersonId>> naming = naming(ids, limit);
    Map<PersonId, PersonRecord> found =
        recordsById(naming.values().stream().flatMap(List::stream).distinct().toList());
    Map<PersonId, List<PersonRecord>> related = new LinkedHashMap<>();
    naming.forEach(
        (id, persons) ->
            related.put(
                id,
                persons.stream()
                    .map(found::get)
                    .filter(Objects::nonNull)
                    .filter(person -> RelatedPersons.namedBy(person).contains(id))
                    .toList()));
    return related;
  }

  /// Whoever does not say so any more is left out here as well.
  @Override
  public List<PersonRecord> relatedToAny(Collection<PersonId> ids, int limit) {
    Set<PersonId> named = Set.copyOf(ids);
    return records
        .records(index.searching(searcher -> RelatedPersons.naming(named, limit, searcher)))
        .stream()
        .filter(person -> !Collections.disjoint(RelatedPersons.namedBy(person), named))
        .toList();
  }

  private Map<PersonId, List<PersonId>> naming(Collection<PersonId> ids, int limit) {
    return index.searching(
        searcher -> {
          Map<PersonId, List<PersonId>> naming = new LinkedHashMap<>();
          for (PersonId id : ids) {
            naming.put(id, RelatedPersons.naming(id, limit, searcher));
          }
          return naming;
        });
  }

  @Override
  public Page<PersonRecord> list(PersonFilter filter, PersonOrder order, PageRequest page) {
    Query query = FilterQuery.of(filter);
    PersonList.Part part =
        index.searching(searcher -> new PersonList(searcher, collations, query, order).part(page));
    Map<PersonId, PersonRecord> found =
        recordsById(part.places().stream().map(PersonList.Place::person).toList());
    List<Page.Item<PersonRecord>> items = new ArrayList<>();
    for (PersonList.Place place : part.places()) {
      PersonRecord record = found.get(place.person());
      if (record != null) {
        items.add(new Page.Item<>(place.cursor(), record));
      }
    }
    return new Page<>(items, part.hasPrevious(), part.hasNext(), part.total());
  }

  private Map<PersonId, PersonRecord> recordsById(List<PersonId> ids) {
    Map<PersonId, PersonRecord> found = new HashMap<>();
    records.records(ids).forEach(record -> found.put(record.id(), record));
    return found;
  }
}
