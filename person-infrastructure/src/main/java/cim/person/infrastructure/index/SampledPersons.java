package cim.person.infrastructure.index;

import static cim.person.infrastructure.index.ListFields.sortable;

import cim.person.domain.values.PersonId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;

/// Some of many persons, always the same ones: those of the lowest random halves of their ids (RFC
/// 9562, sections 5.4 and 5.7).
final class SampledPersons {
  private static final Sort BY_CHANCE =
      new Sort(
          new SortField(ListFields.ID_LOW, SortField.Type.LONG),
          new SortField(ListFields.ID_HIGH, SortField.Type.LONG));

  private SampledPersons() {}

  /// As many of the persons that a query finds, or all.
  static List<PersonId> of(Query query, int limit, IndexSearcher searcher) throws IOException {
    int most = Math.min(limit, searcher.getIndexReader().maxDoc());
    if (most < 1) {
      return List.of();
    }
    List<PersonId> sample = new ArrayList<>();
    for (ScoreDoc hit :
        searcher.search(query, new TopFieldCollectorManager(BY_CHANCE, most, null, 1)).scoreDocs) {
      Object[] id = Objects.requireNonNull(((FieldDoc) hit).fields);
      sample.add(new PersonId(new UUID(sortable((Long) id[1]), sortable((Long) id[0]))));
    }
    return sample;
  }
}
