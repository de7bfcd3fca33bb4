package cim.person.infrastructure.index;

import cim.person.application.queries.PageRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The part that a page asks for of the numbers 1 to `last`, of which a few are left out.
///
/// @param chosen the numbers of the page, ascending
/// @param hasPrevious whether there are smaller ones
/// @param hasNext whether there are larger ones
/// @param total how many numbers there are in all
record Numbers(List<Long> chosen, boolean hasPrevious, boolean hasNext, long total) {

  /// @param from the number that the page's cursor names; it counts when there is a cursor
  /// @param last the largest number, 0 for none at all
  /// @param leftOut numbers that are not there, ascending
  static Numbers of(PageRequest page, long from, long last, List<Long> leftOut) {
    boolean ascending = !page.backward();
    long start = ascending ? 1 : last;
    if (page.cursor() != null) {
      start = ascending ? from + 1 : Math.min(from - 1, last);
    }
    long step = ascending ? 1 : -1;
    List<Long> chosen = new ArrayList<>();
    long next = start;
    while (next >= 1 && next <= last && chosen.size() < page.limit()) {
      if (Collections.binarySearch(leftOut, next) < 0) {
        chosen.add(next);
      }
      next += step;
    }
    long smaller = ascending ? start - 1 : next;
    long larger = ascending ? next : start + 1;
    return new Numbers(
        List.copyOf(ascending ? chosen : chosen.reversed()),
        count(1, Math.min(smaller, last), leftOut) > 0,
        count(larger, last, leftOut) > 0,
        count(1, last, leftOut));
  }

  private static long count(long first, long last, List<Long> leftOut) {
    return last
        - first
        + 1
        - leftOut.stream().filter(each -> each >= first && each <= last).count();
  }

  /// Whether no number is missing between the first and the last.
  boolean areContiguous() {
    return !chosen.isEmpty() && chosen.getLast() - chosen.getFirst() + 1 == chosen.size();
  }
}
