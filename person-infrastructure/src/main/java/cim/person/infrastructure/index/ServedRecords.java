package cim.person.infrastructure.index;

import cim.person.application.ports.LocalRecords;
import cim.person.application.queries.PersonRecord;
import cim.person.domain.values.PersonId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// What this node knows of persons, by the fold of this version only: what an older one has made is
/// good enough to be shown, not to decide on.
record ServedRecords(Serving serving) implements LocalRecords {
  private <T> T ask(Function<RocksRecords, T> question, T unknown) {
    return serving.read(
        generation ->
            generation.isOfThisVersion() ? question.apply(generation.records()) : unknown);
  }

  @Override
  public Optional<PersonRecord> record(PersonId person) {
    return ask(records -> records.record(person), Optional.empty());
  }

  @Override
  public List<Long> positionsOf(PersonId person, UUID command) {
    return ask(records -> records.positionsOf(person, command), List.of());
  }

  @Override
  public List<Long> positionsOf(PersonId person, long firstSeq, long lastSeq) {
    return ask(records -> records.positionsOf(person, firstSeq, lastSeq), List.of());
  }

  @Override
  public Optional<String> problemOf(PersonId person) {
    return ask(records -> records.problemOf(person), Optional.empty());
  }

  @Override
  public long generation() {
    return ask(records -> 1 + records.generation(), 0L);
  }
}
