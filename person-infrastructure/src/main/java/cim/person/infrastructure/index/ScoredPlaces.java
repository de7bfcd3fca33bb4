package cim.person.infrastructure.index;

import static cim.person.infrastructure.index.ListFields.sortable;

import cim.person.domain.values.PersonId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.UUID;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.jspecify.annotations.Nullable;

/// Collects the best persons after a place, best first and equal ones by id, and counts all.
final class ScoredPlaces extends SimpleCollector {
  /// A place among the persons that a query scores.
  ///
  /// @param high the first half of the id, sortable
  /// @param low the second half of the id, sortable
  record Place(float score, long high, long low) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
        Comparator.comparingDouble((Place place) -> -place.score)
            .thenComparingLong(Place::high)
            .thenComparingLong(Place::low);

    static Place of(float score, UUID id) {
      return new Place(
          score, sortable(id.getMostSignificantBits()), sortable(id.getLeastSignificantBits()));
    }

    PersonId person() {
      return new PersonId(new UUID(sortable(high), sortable(low)));
    }

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }

  private final int limit;
  private final @Nullable Place after;
  private final PriorityQueue<Place> best = new PriorityQueue<>(Collections.reverseOrder());

  /// The last of the best, null while there is room for more.
  private @Nullable Place worst;

  private long total;
  private boolean before;
  private @Nullable Scorable scorer;
  private @Nullable NumericDocValues high;
  private @Nullable NumericDocValues low;

  /// Collects in parts and joins them.
  ///
  /// @param after null to begin with the best
  static CollectorManager<ScoredPlaces, ScoredPlaces> manager(int limit, @Nullable Place after) {
    return new CollectorManager<>() {
      @Override
      public ScoredPlaces newCollector() {
        return new ScoredPlaces(limit, after);
      }

      @Override
      public ScoredPlaces reduce(Collection<ScoredPlaces> parts) {
        ScoredPlaces all = newCollector();
        parts.forEach(all::join);
        return all;
      }
    };
  }

  private ScoredPlaces(int limit, @Nullable Place after) {
    this.limit = limit;
    this.after = after;
  }

  /// In their order.
  List<Place> places() {
    List<Place> places = new ArrayList<>(best);
    Collections.sort(places);
    return places;
  }

  /// How many there are in all.
  long total() {
    return total;
  }

  /// Whether there is one at the place or before it.
  boolean isAnyBefore() {
    return before;
  }

  @Override
  public ScoreMode scoreMode() {
    return ScoreMode.COMPLETE;
  }

  @Override
  protected void doSetNextReader(LeafReaderContext segment) throws IOException {
    high = segment.reader().getNumericDocValues(ListFields.ID_HIGH);
    low = segment.reader().getNumericDocValues(ListFields.ID_LOW);
  }

  @Override
  public void setScorer(Scorable given) {
    scorer = given;
  }

  @Override
  public void collect(int document) throws IOException {
    total++;
    float score = Objects.requireNonNull(scorer).score();
    Place last = worst;
    if (last != null && score < last.score) {
      return;
    }
    if (after != null && score > after.score) {
      before = true;
      return;
    }
    long first = half(high, document);
    if (last != null && score == last.score && first > last.high) {
      return;
    }
    Place place = new Place(score, first, half(low, document));
    if (after != null && place.compareTo(after) <= 0) {
      before = true;
      return;
    }
    take(place);
  }

  private void join(ScoredPlaces part) {
    part.best.forEach(this::take);
    total += part.total;
    before |= part.before;
  }

  private void take(Place place) {
    if (worst != null) {
      if (place.compareTo(worst) > 0) {
        return;
      }
      best.poll();
    }
    best.add(place);
    worst = best.size() == limit ? best.peek() : null;
  }

  private static long half(@Nullable NumericDocValues values, int document) throws IOException {
    NumericDocValues halves = Objects.requireNonNull(values);
    halves.advanceExact(document);
    return halves.longValue();
  }
}
