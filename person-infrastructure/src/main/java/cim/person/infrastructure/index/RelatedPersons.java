package cim.person.infrastructure.index;

import static cim.person.infrastructure.index.ListFields.sortable;

import cim.person.application.queries.PersonRecord;
import cim.person.domain.state.Relationship;
import cim.person.domain.values.PersonId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TopFieldCollectorManager;

/// Who says of a person what it is to them. A relation that has ended does not count.
final class RelatedPersons {
  private static final Sort BY_ID =
      new Sort(
          new SortField(ListFields.ID_HIGH, SortField.Type.LONG),
          new SortField(ListFields.ID_LOW, SortField.Type.LONG));

  private RelatedPersons() {}

  /// The persons that this one's record names.
  static Set<PersonId> namedBy(PersonRecord person) {
    return person.state().parts(Relationship.class).stream()
        .filter(relationship -> !relationship.ended())
        .map(Relationship::other)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Those who name one of these.
  static Query naming(Collection<PersonId> persons) {
    return new TermInSetQuery(
        ListFields.RELATED,
        persons.stream().map(person -> ListFields.term(person.value())).toList());
  }

  /// The first of the persons, by id, that name this one, as the searcher sees them.
  static List<PersonId> naming(PersonId person, int limit, IndexSearcher searcher)
      throws IOException {
    return naming(List.of(person), limit, searcher);
  }

  /// The first of the persons, by id, that name one of these, as the searcher sees them.
  static List<PersonId> naming(Collection<PersonId> persons, int limit, IndexSearcher searcher)
      throws IOException {
    int most = Math.min(limit, searcher.getIndexReader().maxDoc());
    if (most < 1) {
      return List.of();
    }
    List<PersonId> found = new ArrayList<>();
    for (ScoreDoc hit :
        searcher.search(naming(persons), new TopFieldCollectorManager(BY_ID, most, null, 1))
            .scoreDocs) {
      Object[] id = Objects.requireNonNull(((FieldDoc) hit).fields);
      found.add(new PersonId(new UUID(sortable((Long) id[0]), sortable((Long) id[1]))));
    }
    return found;
  }
}
