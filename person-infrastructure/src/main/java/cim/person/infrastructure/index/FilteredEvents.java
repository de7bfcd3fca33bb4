package cim.person.infrastructure.index;

import cim.person.application.queries.EventFilter;
import cim.person.application.queries.PageRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.DocValuesSkipper;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;

/// The positions of the events that pass a filter, as one searcher sees them.
///
/// Where more match than are looked at, the part of the stream that they are in is halved, and the
/// half that is nearer to the page's beginning comes first. So a page costs what lies near it,
/// however long the stream is and however many events match.
final class FilteredEvents {
  private static final int LOOKED_AT = 250;

  private final IndexSearcher searcher;
  private final Query matching;
  private final long end;
  private final long total;

  FilteredEvents(IndexSearcher searcher, EventFilter filter) throws IOException {
    this.searcher = searcher;
    this.matching = EventDocuments.matching(filter);
    this.end = DocValuesSkipper.globalMaxValue(searcher.getIndexReader(), EventDocuments.POSITION);
    this.total = searcher.count(matching);
  }

  /// @param from the position that the page's cursor names; it counts when there is a cursor
  Numbers part(PageRequest page, long from) throws IOException {
    boolean begins = page.cursor() == null;
    int most = page.limit() + 1;
    List<Long> found = new ArrayList<>();
    if (page.backward()) {
      find(1, begins ? end : Math.min(from - 1, end), Comparator.reverseOrder(), most, found);
    } else {
      find(begins ? 1 : from + 1, end, Comparator.naturalOrder(), most, found);
    }
    boolean more = found.size() == most;
    List<Long> chosen = more ? found.subList(0, page.limit()) : found;
    return page.backward()
        ? new Numbers(List.copyOf(chosen.reversed()), more, !begins && isAny(from, end), total)
        : new Numbers(List.copyOf(chosen), !begins && isAny(1, Math.min(from, end)), more, total);
  }

  private boolean isAny(long first, long last) throws IOException {
    return total > 0 && !matches(first, last, 1).isEmpty();
  }

  /// Adds the first of the positions between two, in the order given, until there are so many.
  private void find(long first, long last, Comparator<Long> order, int most, List<Long> found)
      throws IOException {
    if (total == 0 || first > last || found.size() == most) {
      return;
    }
    List<Long> matches = matches(first, last, LOOKED_AT + 1);
    if (matches.size() <= LOOKED_AT) {
      matches.sort(order);
      found.addAll(matches.subList(0, Math.min(matches.size(), most - found.size())));
      return;
    }
    long middle = first + (last - first) / 2;
    if (order.compare(first, last) < 0) {
      find(first, middle, order, most, found);
      find(middle + 1, last, order, most, found);
    } else {
      find(middle + 1, last, order, most, found);
      find(first, middle, order, most, found);
    }
  }

  /// Some of the positions between two, both included: all of them, or as many as asked for.
  private List<Long> matches(long first, long last, int most) throws IOException {
    Query query =
        new BooleanQuery.Builder()
            .add(matching, Occur.FILTER)
            .add(EventDocuments.between(first, last), Occur.FILTER)
            .build();
    Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    List<Long> found = new ArrayList<>();
    for (LeafReaderContext segment : searcher.getIndexReader().leaves()) {
      Scorer scorer = weight.scorer(segment);
      if (scorer != null && found.size() < most) {
        add(scorer.iterator(), segment, most, found);
      }
    }
    return found;
  }

  private static void add(
      DocIdSetIterator matches, LeafReaderContext segment, int most, List<Long> found)
      throws IOException {
    NumericDocValues positions = DocValues.getNumeric(segment.reader(), EventDocuments.POSITION);
    Bits live = segment.reader().getLiveDocs();
    for (int document = matches.nextDoc();
        document != DocIdSetIterator.NO_MORE_DOCS && found.size() < most;
        document = matches.nextDoc()) {
      if ((live == null || live.get(document)) && positions.advanceExact(document)) {
        found.add(positions.longValue());
      }
    }
  }
}
