package cim.person.infrastructure.index;

import cim.person.application.ports.LocalRecords;
import cim.person.domain.values.PersonId;
import java.util.List;

/// Where a person's events stand in the stream, as far as this node's records know. Thread-safe.
final class PersonPositions {
  private final LocalRecords records;

  PersonPositions(LocalRecords records) {
    this.records = records;
  }

  /// The first so many positions after one.
  List<Long> after(PersonId person, long position, int most) {
    long last = records.record(person).map(record -> record.head().seq()).orElse(0L);
    long first = 1;
    long beyond = last + 1;
    while (first < beyond) {
      long middle = (first + beyond) >>> 1;
      List<Long> there = records.positionsOf(person, middle, middle);
      if (there.isEmpty() || there.getFirst() > position) {
        beyond = middle;
      } else {
        first = middle + 1;
      }
    }
    return first > last
        ? List.of()
        : records.positionsOf(person, first, Math.min(last, first + most - 1));
  }
}
