package cim.person.infrastructure.bench;

import cim.person.application.ports.LocalRecords;
import cim.person.application.queries.PersonRecord;
import cim.person.domain.values.PersonId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What a node's records know of where the measured persons' events stand, and nothing else: in a
/// node it takes some microseconds to look it up.
final class KnownPositions implements LocalRecords {
  private final Map<PersonId, List<Long>> positions;

  KnownPositions(Map<PersonId, List<Long>> positions) {
    this.positions = new HashMap<>(positions);
  }

  @Override
  public List<Long> positionsOf(PersonId person, long firstSeq, long lastSeq) {
    List<Long> known = positions.getOrDefault(person, List.of());
    int end = (int) Math.min(lastSeq, known.size());
    return firstSeq > end ? List.of() : known.subList((int) firstSeq - 1, end);
  }

  @Override
  public Optional<PersonRecord> record(PersonId person) {
    return Optional.empty();
  }

  @Override
  public List<Long> positionsOf(PersonId person, UUID command) {
    return List.of();
  }

  @Override
  public Optional<String> problemOf(PersonId person) {
    return Optional.empty();
  }

  @Override
  public long generation() {
    return 0;
  }
}
