package cim.person.infrastructure.index;

import cim.person.application.queries.DuplicateCandidate;
import cim.person.application.queries.FoundPerson;
import cim.person.application.queries.Page;
import cim.person.application.queries.PageRequest;
import cim.person.application.queries.PersonFilter;
import cim.person.application.queries.PersonRecord;
import cim.person.application.queries.PersonSearch;
import cim.person.application.queries.SkillCount;
import cim.person.domain.state.LifecycleState;
import cim.person.domain.values.PersonId;
import cim.person.infrastructure.index.ScoredPlaces.Place;
import cim.person.infrastructure.index.search.Highlighting;
import cim.person.infrastructure.index.search.SoughtText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/// Finds persons in this node's read models: who they are in the index, what they hold in the
/// records. As many searches run at once as there are processors: more would not be faster, and
/// each needs a byte for each person and word.
final class LocalSearch implements PersonSearch {
  private final RocksRecords records;
  private final LuceneIndex index;
  private final Mergers mergers;
  private final Semaphore turns = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

  LocalSearch(RocksRecords records, LuceneIndex index) {
    this.records = records;
    this.index = index;
    this.mergers = new Mergers(records);
  }

  @Override
  public Page<FoundPerson> search(String text, PersonFilter filter, PageRequest page) {
    SoughtText sought = SoughtText.parse(text);
    String list = "SEARCH " + Integer.toHexString(sought.key().hashCode());
    Place after = page.cursor() == null ? null : place(ListCursor.read(list, page.cursor()));
    Query query = query(sought, filter);
    ScoredPlaces all = scored(query, page.limit() + 1, after);
    List<Place> places = all.places();
    boolean more = places.size() > page.limit();
    List<Place> shown = more ? places.subList(0, page.limit()) : places;
    Map<PersonId, PersonRecord> known = records(shown);
    List<Page.Item<FoundPerson>> items = new ArrayList<>();
    Highlighting highlighting = new Highlighting(sought);
    for (Place place : shown) {
      PersonRecord person = known.get(place.person());
      if (person != null) {
        FoundPerson found = found(person, sought.share(place.score()), highlighting);
        items.add(new Page.Item<>(cursor(list, place), found));
      }
    }
    return new Page<>(items, all.isAnyBefore(), more, all.total());
  }

  private ScoredPlaces scored(Query query, int limit, @Nullable Place after) {
    turns.acquireUninterruptibly();
    try {
      return index.searching(
          searcher -> searcher.search(query, ScoredPlaces.manager(limit, after)));
    } finally {
      turns.release();
    }
  }

  private static Query query(SoughtText sought, PersonFilter filter) {
    BooleanQuery.Builder query = new BooleanQuery.Builder().add(sought.query(), Occur.MUST);
    query.add(FilterQuery.of(filter), Occur.FILTER);
    if (!FilterQuery.tellsStates(filter)) {
      query.add(FilterQuery.states(Set.of(LifecycleState.MERGED)), Occur.MUST_NOT);
    }
    return query.build();
  }

  private FoundPerson found(PersonRecord person, double score, Highlighting highlighting) {
    return new FoundPerson(person, score, highlighting.of(person, mergers.absorbedBy(person)));
  }

  private static String cursor(String list, Place place) {
    return new ListCursor(list, place.person().value(), String.valueOf((long) place.score()))
        .write();
  }

  /// A score is a whole number; `micros` reads one.
  private static Place place(ListCursor cursor) {
    return Place.of((float) cursor.micros(), cursor.id());
  }

  @Override
  public List<SkillCount> skills(String prefix, int limit) {
    return index.searching(
        searcher -> new SkillCounts(prefix).of(searcher.getIndexReader().leaves(), limit));
  }

  @Override
  public List<DuplicateCandidate> duplicates(PersonId person, int limit) {
    Optional<PersonRecord> record = records.record(person);
    return record.isEmpty() ? List.of() : duplicates(record.get(), limit);
  }

  private List<DuplicateCandidate> duplicates(PersonRecord person, int limit) {
    Duplicates duplicates = new Duplicates(person, mergers);
    ScoredPlaces found = scored(duplicates.query(), limit, null);
    Map<PersonId, PersonRecord> known = records(found.places());
    List<DuplicateCandidate> candidates = new ArrayList<>();
    for (Place place : found.places()) {
      PersonRecord other = known.get(place.person());
      if (other != null) {
        candidates.add(new DuplicateCandidate(other, Duplicates.reasons(place.score())));
      }
    }
    return candidates;
  }

  private Map<PersonId, PersonRecord> records(List<Place> places) {
    Map<PersonId, PersonRecord> known = new HashMap<>();
    records
        .records(places.stream().map(Place::person).toList())
        .forEach(record -> known.put(record.id(), record));
    return known;
  }
}
