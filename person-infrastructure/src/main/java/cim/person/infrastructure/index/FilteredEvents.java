package cim.person.infrastructure.index;

import cim.person.application.queries.EventFilter;
import cim.person.application.queries.PageRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.document.LongField;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.TopFieldCollectorManager;

/// The positions of the events that pass a filter, as one searcher sees them.
///
/// They are looked for in windows of the stream, from the cursor on: the first as large as a page
/// takes where matches lie evenly, each further one many times larger. So a page costs what lies
/// near it, however long the stream is and however many events match.
final class FilteredEvents {
  private static final long GROWTH = 16;

  private final IndexSearcher searcher;
  private final Query matching;
  private final long end;
  private final long total;

  /// @param end a position beyond which the searcher has nothing
  FilteredEvents(IndexSearcher searcher, EventFilter filter, long end) throws IOException {
    this.searcher = searcher;
    this.matching = EventDocuments.matching(filter);
    this.end = end;
    this.total = searcher.count(matching);
  }

  /// @param from the position that the page's cursor names; it counts when there is a cursor
  Numbers part(PageRequest page, long from) throws IOException {
    boolean ascending = !page.backward();
    boolean begins = page.cursor() == null;
    long first = begins || page.backward() ? 1 : from + 1;
    long last = begins || ascending ? end : Math.min(from - 1, end);
    List<Long> found = find(first, last, ascending, page.limit() + 1);
    boolean more = found.size() > page.limit();
    List<Long> chosen = more ? found.subList(0, page.limit()) : found;
    boolean others = !begins && isAnyBeyond(from, !ascending);
    return ascending
        ? new Numbers(List.copyOf(chosen), others, more, total)
        : new Numbers(List.copyOf(chosen.reversed()), more, others, total);
  }

  /// Whether the list has something on the side that the page came from.
  private boolean isAnyBeyond(long from, boolean ascending) throws IOException {
    return !(ascending ? find(from, end, true, 1) : find(1, Math.min(from, end), false, 1))
        .isEmpty();
  }

  private List<Long> find(long first, long last, boolean ascending, int most) throws IOException {
    List<Long> found = new ArrayList<>();
    if (total == 0) {
      return found;
    }
    long low = first;
    long high = last;
    for (long window = 1 + 2L * most * (end / total);
        low <= high && found.size() < most;
        window *= GROWTH) {
      long size = Math.min(window, high - low + 1);
      long begin = ascending ? low : high - size + 1;
      found.addAll(within(begin, begin + size - 1, ascending, most - found.size()));
      low = ascending ? low + size : low;
      high = ascending ? high : high - size;
    }
    return found;
  }

  private List<Long> within(long first, long last, boolean ascending, int most) throws IOException {
    Query query =
        new BooleanQuery.Builder()
            .add(matching, Occur.FILTER)
            .add(EventDocuments.between(first, last), Occur.FILTER)
            .build();
    Sort order =
        new Sort(
            LongField.newSortField(
                EventDocuments.POSITION, !ascending, SortedNumericSelector.Type.MIN));
    List<Long> positions = new ArrayList<>();
    for (ScoreDoc hit :
        searcher.search(query, new TopFieldCollectorManager(order, most, null, most)).scoreDocs) {
      positions.add((Long) Objects.requireNonNull(((FieldDoc) hit).fields)[0]);
    }
    return positions;
  }
}
