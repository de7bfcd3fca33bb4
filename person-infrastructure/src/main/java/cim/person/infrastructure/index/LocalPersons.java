package cim.person.infrastructure.index;

import cim.person.application.queries.Page;
import cim.person.application.queries.PageRequest;
import cim.person.application.queries.PersonOrder;
import cim.person.application.queries.PersonRecord;
import cim.person.application.queries.Persons;
import cim.person.domain.values.PersonId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.search.IndexSearcher;

/// Persons from this node's read models: their order from the index, the rest from the records.
final class LocalPersons implements Persons {
  private final RocksRecords records;
  private final ListIndex index;
  private final Collations collations;

  LocalPersons(RocksRecords records, ListIndex index, Collations collations) {
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

  @Override
  public Page<PersonRecord> list(PersonOrder order, PageRequest page) {
    PersonList.Part part;
    try {
      part = part(order, page);
    } catch (IOException failure) {
      throw new UncheckedIOException("the list of persons cannot be read", failure);
    }
    Map<PersonId, PersonRecord> found = new HashMap<>();
    List<PersonId> ids = part.places().stream().map(PersonList.Place::person).toList();
    records.records(ids).forEach(record -> found.put(record.id(), record));
    List<Page.Item<PersonRecord>> items = new ArrayList<>();
    for (PersonList.Place place : part.places()) {
      PersonRecord record = found.get(place.person());
      if (record != null) {
        items.add(new Page.Item<>(place.cursor(), record));
      }
    }
    return new Page<>(items, part.hasPrevious(), part.hasNext(), part.total());
  }

  private PersonList.Part part(PersonOrder order, PageRequest page) throws IOException {
    IndexSearcher searcher = index.searchers().acquire();
    try {
      return new PersonList(searcher, collations, order).part(page);
    } finally {
      index.searchers().release(searcher);
    }
  }
}
