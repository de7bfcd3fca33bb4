package cim.person.application.ports;

import cim.person.application.queries.PersonRecord;
import cim.person.domain.values.PersonId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Local records for tests, which follow their store only when they are told to.
public final class InMemoryRecords implements LocalRecords {
  private record Command(PersonId person, UUID id) {}

  private final EventStore store;
  private final Map<PersonId, PersonRecord> records = new HashMap<>();
  private final Map<Command, List<Long>> positions = new HashMap<>();
  private final Map<PersonId, List<Long>> histories = new HashMap<>();
  private final Map<PersonId, String> problems = new HashMap<>();
  private long seen;
  private long generation;

  public InMemoryRecords(EventStore store) {
    this.store = store;
  }

  /// Follows the store by one event, if there is one.
  public synchronized boolean followOne() {
    List<RecordedEvent> next = store.page(seen, 1);
    next.forEach(this::follow);
    return !next.isEmpty();
  }

  /// Follows the store up to its end.
  public synchronized void catchUp() {
    while (seen < store.end()) {
      store.page(seen, 1_000).forEach(this::follow);
    }
  }

  /// Throws away everything, as after a restore of the event store.
  public synchronized void beginAnew() {
    records.clear();
    positions.clear();
    histories.clear();
    seen = 0;
    generation++;
  }

  @Override
  public synchronized long generation() {
    return generation;
  }

  /// From now on the person is set aside.
  public synchronized void setAside(PersonId person, String problem) {
    problems.put(person, problem);
  }

  private void follow(RecordedEvent event) {
    records.compute(event.person(), (_, before) -> PersonRecord.after(before, event));
    positions
        .computeIfAbsent(new Command(event.person(), event.command()), _ -> new ArrayList<>())
        .add(event.position());
    histories.computeIfAbsent(event.person(), _ -> new ArrayList<>()).add(event.position());
    seen = event.position();
  }

  @Override
  public synchronized Optional<PersonRecord> record(PersonId person) {
    return Optional.ofNullable(records.get(person));
  }

  @Override
  public synchronized List<Long> positionsOf(PersonId person, UUID command) {
    return List.copyOf(positions.getOrDefault(new Command(person, command), List.of()));
  }

  @Override
  public synchronized List<Long> positionsOf(PersonId person, long firstSeq, long lastSeq) {
    List<Long> history = histories.getOrDefault(person, List.of());
    return history.stream().skip(firstSeq - 1).limit(lastSeq - firstSeq + 1).toList();
  }

  @Override
  public synchronized Optional<String> problemOf(PersonId person) {
    return Optional.ofNullable(problems.get(person));
  }
}
