package cim.person.application.policies;

import cim.person.application.ports.Append;
import cim.person.application.ports.Head;
import cim.person.application.ports.InMemoryEventStore;
import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.PersonRecord;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.scenarios.Examples;
import cim.person.domain.state.Circumstances;
import cim.person.domain.state.Decision.Accepted;
import cim.person.domain.state.Limits;
import cim.person.domain.state.Person;
import cim.person.domain.state.PersonStateMachine;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What happened to Ada, with the times, and what policies make of it.
public final class RecordedLife {
  private static final PersonStateMachine MACHINE = new PersonStateMachine(new Limits(100));

  private final InMemoryEventStore store = new InMemoryEventStore();
  private @Nullable RecordedEvent newest;
  private @Nullable PersonRecord record;

  /// Lets these events happen.
  public RecordedLife at(Instant time, PersonEvent... events) {
    return by(null, time, events);
  }

  /// Lets these events happen, as this one asked.
  public RecordedLife by(@Nullable String actor, Instant time, PersonEvent... events) {
    for (PersonEvent event : events) {
      Head head = record == null ? Head.NONE : record.head();
      UUID id = UUID.randomUUID();
      newest =
          store
              .append(
                  List.of(
                      new Append(
                          Examples.ADAS_ID, head, List.of(event), time, actor, id, id, null)))
              .getFirst();
      record = PersonRecord.after(record, newest);
    }
    return this;
  }

  public PersonRecord record() {
    return Objects.requireNonNull(record);
  }

  public Optional<PersonRecord> find() {
    return Optional.ofNullable(record);
  }

  public RecordedEvent newest() {
    return Objects.requireNonNull(newest);
  }

  /// Carries out what a policy wants.
  ///
  /// @throws AssertionError when it is not for the person as it is, or is not allowed
  public void carryOut(List<Consequence> consequences, Instant time) {
    for (Consequence consequence : consequences) {
      PersonRecord now = record();
      Long revision = consequence.expectedRevision();
      if (revision != null && revision != now.head().seq()) {
        throw new AssertionError(consequence + " is not for revision " + now.head().seq());
      }
      Circumstances around = new Circumstances(now.id(), time, _ -> Person.ABSENT);
      if (!(MACHINE.decide(now.state(), consequence.command(), around)
              instanceof Accepted(var events, _))
          || events.size() != 1) {
        throw new AssertionError(consequence + " is not allowed to " + now.state());
      }
      at(time, events.getFirst());
    }
  }
}
