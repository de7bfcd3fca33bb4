package cim.person.infrastructure.index;

import cim.person.application.queries.ProjectionStatus.Problem;
import cim.person.domain.values.PersonId;
import java.util.ArrayList;
import java.util.List;

/// The persons that are set aside: how many, and the first of them by name, with the reason.
/// Thread-safe.
final class SetAside {
  private static final int NAMED = 1_000;

  private final List<Problem> named = new ArrayList<>();
  private long count;

  synchronized void add(PersonId person, String problem) {
    count++;
    if (named.size() < NAMED) {
      named.add(new Problem(person, problem));
    }
  }

  synchronized void clear() {
    count = 0;
    named.clear();
  }

  synchronized long count() {
    return count;
  }

  synchronized List<Problem> named() {
    return List.copyOf(named);
  }
}
