package cim.person.infrastructure.index;

import cim.person.domain.values.PersonId;
import java.util.ArrayList;
import java.util.List;

/// The persons that are set aside: how many, and the first of them by name. Thread-safe.
final class SetAside {
  private static final int NAMED = 1_000;

  private final List<PersonId> named = new ArrayList<>();
  private long count;

  synchronized void add(PersonId person) {
    count++;
    if (named.size() < NAMED) {
      named.add(person);
    }
  }

  synchronized void clear() {
    count = 0;
    named.clear();
  }

  synchronized long count() {
    return count;
  }

  synchronized List<PersonId> named() {
    return List.copyOf(named);
  }
}
