package cim.person.infrastructure.index;

import static cim.person.infrastructure.index.ListFields.sortable;

import cim.person.application.queries.PageRequest;
import cim.person.application.queries.PersonOrder;
import cim.person.application.queries.PersonOrder.Field;
import cim.person.domain.values.PersonId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.jspecify.annotations.Nullable;

/// The persons that a query means, in one order, as one searcher sees them.
final class PersonList {
  /// One place in the list.
  ///
  /// @param cursor the place
  /// @param person who stands there
  record Place(String cursor, PersonId person) {}

  /// A part of the list, in its order.
  record Part(List<Place> places, boolean hasPrevious, boolean hasNext, long total) {}

  private final IndexSearcher searcher;
  private final Collations collations;
  private final Query query;
  private final PersonOrder order;
  private final String collation;
  private final String orderName;

  PersonList(IndexSearcher searcher, Collations collations, Query query, PersonOrder order) {
    this.searcher = searcher;
    this.query = query;
    this.collations = collations;
    this.order = order;
    this.collation = order.field() == Field.NAME ? Collations.of(order.locale()) : "";
    this.orderName = order.field() + (order.descending() ? "-" : "+") + collation;
  }

  /// @throws cim.person.application.queries.BadCursor when the cursor is none of this list
  Part part(PageRequest page) throws IOException {
    FieldDoc from = page.cursor() == null ? null : place(page.cursor());
    List<FieldDoc> hits = new ArrayList<>(find(from, page.limit() + 1, page.backward()));
    boolean more = hits.size() > page.limit();
    if (more) {
      hits.removeLast();
    }
    boolean before = from != null && isAnyBefore(hits, page.backward());
    List<FieldDoc> ordered = page.backward() ? hits.reversed() : hits;
    List<Place> places = new ArrayList<>();
    for (FieldDoc hit : ordered) {
      places.add(place(hit));
    }
    return new Part(
        places,
        page.backward() ? more : before,
        page.backward() ? before : more,
        searcher.count(query));
  }

  /// Whether the list has something on the side that the page came from.
  private boolean isAnyBefore(List<FieldDoc> hits, boolean backward) throws IOException {
    return hits.isEmpty()
        ? searcher.count(query) > 0
        : !find(hits.getFirst(), 1, !backward).isEmpty();
  }

  private List<FieldDoc> find(@Nullable FieldDoc after, int limit, boolean backward)
      throws IOException {
    int documents = searcher.getIndexReader().maxDoc();
    if (documents == 0) {
      return List.of();
    }
    FieldDoc last =
        after == null ? null : new FieldDoc(documents - 1, Float.NaN, after.fields.clone());
    ScoreDoc[] found =
        searcher.search(
                query,
                new TopFieldCollectorManager(sort(backward), Math.min(limit, documents), last, 1))
            .scoreDocs;
    return Arrays.stream(found).map(FieldDoc.class::cast).toList();
  }

  private Sort sort(boolean backward) {
    boolean reverse = order.descending() != backward;
    SortField first =
        switch (order.field()) {
          case NAME ->
              new SortField(ListFields.NAME, new NameOrder(collations, collation), reverse);
          case CREATED_AT -> new SortField(ListFields.CREATED, SortField.Type.LONG, reverse);
          case UPDATED_AT -> new SortField(ListFields.UPDATED, SortField.Type.LONG, reverse);
        };
    return new Sort(
        first,
        new SortField(ListFields.ID_HIGH, SortField.Type.LONG, backward),
        new SortField(ListFields.ID_LOW, SortField.Type.LONG, backward));
  }

  private FieldDoc place(String text) {
    ListCursor cursor = ListCursor.read(orderName, text);
    Object value =
        order.field() == Field.NAME ? collations.key(collation, cursor.value()) : cursor.micros();
    Object[] fields = {
      value,
      sortable(cursor.id().getMostSignificantBits()),
      sortable(cursor.id().getLeastSignificantBits())
    };
    return new FieldDoc(0, Float.NaN, fields);
  }

  private Place place(FieldDoc hit) throws IOException {
    Object[] fields = Objects.requireNonNull(hit.fields);
    UUID id = new UUID(sortable((Long) fields[1]), sortable((Long) fields[2]));
    String value = order.field() == Field.NAME ? name(hit.doc) : fields[0].toString();
    return new Place(new ListCursor(orderName, id, value).write(), new PersonId(id));
  }

  private String name(int document) throws IOException {
    List<LeafReaderContext> segments = searcher.getIndexReader().leaves();
    LeafReaderContext segment = segments.get(ReaderUtil.subIndex(document, segments));
    SortedDocValues names =
        Objects.requireNonNull(segment.reader().getSortedDocValues(ListFields.NAME));
    names.advanceExact(document - segment.docBase);
    return names.lookupOrd(names.ordValue()).utf8ToString();
  }
}
