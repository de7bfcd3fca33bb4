package cim.person.domain.state;

import static cim.person.domain.state.Decision.accepted;
import static cim.person.domain.state.Decision.rejected;

import cim.person.domain.commands.LifecycleCommand;
import cim.person.domain.commands.LifecycleCommand.ActivatePerson;
import cim.person.domain.commands.LifecycleCommand.ArchivePerson;
import cim.person.domain.commands.LifecycleCommand.CreatePerson;
import cim.person.domain.commands.LifecycleCommand.MergePerson;
import cim.person.domain.commands.LifecycleCommand.ReactivatePerson;
import cim.person.domain.commands.LifecycleCommand.RecordDeath;
import cim.person.domain.commands.LifecycleCommand.RestorePerson;
import cim.person.domain.commands.LifecycleCommand.RevokeDeathRecord;
import cim.person.domain.commands.LifecycleCommand.SuspendPerson;
import cim.person.domain.commands.LifecycleCommand.UndoMerge;
import cim.person.domain.events.LifecycleEvent;
import cim.person.domain.events.LifecycleEvent.Absorbed;
import cim.person.domain.events.LifecycleEvent.Activated;
import cim.person.domain.events.LifecycleEvent.Created;
import cim.person.domain.events.LifecycleEvent.DeathRecordRevoked;
import cim.person.domain.events.LifecycleEvent.DeathRecorded;
import cim.person.domain.events.LifecycleEvent.MergeUndone;
import cim.person.domain.events.LifecycleEvent.MergedInto;
import cim.person.domain.events.LifecycleEvent.Reactivated;
import cim.person.domain.events.LifecycleEvent.Released;
import cim.person.domain.events.LifecycleEvent.Restored;
import cim.person.domain.state.Lifecycle.Absent;
import cim.person.domain.state.Lifecycle.Active;
import cim.person.domain.state.Lifecycle.Archived;
import cim.person.domain.state.Lifecycle.Deceased;
import cim.person.domain.state.Lifecycle.Draft;
import cim.person.domain.state.Lifecycle.Merged;
import cim.person.domain.state.Lifecycle.Suspended;
import cim.person.domain.values.PartialDate;
import java.time.Instant;

/// Which way a person's life can go. What the table does not allow is rejected.
final class LifecycleStateMachine {
  private LifecycleStateMachine() {}

  private record Asked(Lifecycle state, LifecycleCommand command) {}

  static Decision decide(Deciding on, LifecycleCommand command) {
    Lifecycle state = on.person().lifecycle();
    return switch (new Asked(state, command)) {
      case Asked(Absent _, CreatePerson create) ->
          accepted(new Created(create.name(), create.source()));
      case Asked(Draft _, ActivatePerson _) -> accepted(new Activated());
      case Asked(Active _, SuspendPerson(var reason)) ->
          accepted(new LifecycleEvent.Suspended(reason));
      case Asked(Suspended _, ReactivatePerson(var reason)) -> accepted(new Reactivated(reason));
      case Asked(Draft _, ArchivePerson(var reason)) -> archived(reason);
      case Asked(Active _, ArchivePerson(var reason)) -> archived(reason);
      case Asked(Suspended _, ArchivePerson(var reason)) -> archived(reason);
      case Asked(Archived _, RestorePerson(var reason)) -> accepted(new Restored(reason));
      case Asked(Draft _, RecordDeath record) -> died(on, record);
      case Asked(Active _, RecordDeath record) -> died(on, record);
      case Asked(Suspended _, RecordDeath record) -> died(on, record);
      case Asked(Archived _, RecordDeath record) -> died(on, record);
      case Asked(Deceased _, RevokeDeathRecord(var reason)) ->
          accepted(new DeathRecordRevoked(reason));
      case Asked(Draft _, MergePerson merge) -> Merging.merge(on, merge);
      case Asked(Active _, MergePerson merge) -> Merging.merge(on, merge);
      case Asked(Suspended _, MergePerson merge) -> Merging.merge(on, merge);
      case Asked(Archived _, MergePerson merge) -> Merging.merge(on, merge);
      case Asked(Deceased _, MergePerson merge) -> Merging.merge(on, merge);
      case Asked(Merged merged, UndoMerge undo) -> Merging.undo(on, merged, undo);
      case Asked(Absent _, _) -> rejected(new Rejection.PersonNotFound());
      case Asked(_, CreatePerson _) -> rejected(new Rejection.PersonExists());
      default -> rejected(new Rejection.TransitionNotAllowed(command.getClass(), state.state()));
    };
  }

  static Person evolve(Person person, LifecycleEvent event, Instant at) {
    Lifecycle state = person.lifecycle();
    return switch (event) {
      case Created(var name, _) ->
          person.with(new Draft()).with(new NameRecord(name, null, null, at));
      case Activated _ -> person.with(new Active());
      case LifecycleEvent.Suspended _ -> person.with(new Suspended());
      case Reactivated _ -> person.with(new Active());
      case LifecycleEvent.Archived _ -> person.with(new Archived(state));
      case Restored _ -> state instanceof Archived(var before) ? person.with(before) : person;
      case DeathRecorded(var date, var precision) ->
          person.with(new Deceased(state)).with(new Death(new PartialDate(date, precision)));
      case DeathRecordRevoked _ ->
          state instanceof Deceased(var before)
              ? person.with(before).without(Death.class, Death.class)
              : person;
      case MergedInto(var target, _) -> person.with(new Merged(state, target));
      case MergeUndone _ -> state instanceof Merged(var before, _) ? person.with(before) : person;
      case Absorbed(var source) -> person.with(new AbsorbedPerson(source));
      case Released(var source) -> person.without(AbsorbedPerson.class, source);
    };
  }

  private static Decision archived(String reason) {
    return accepted(new LifecycleEvent.Archived(reason));
  }

  private static Decision died(Deciding on, RecordDeath record) {
    PartialDate death = record.death();
    if (on.around().isFuture(death)) {
      return rejected(new Rejection.InvalidValue("date", "must not be in the future"));
    }
    boolean beforeBirth =
        on.person()
            .only(BirthDate.class)
            .filter(birth -> death.isSurelyBefore(birth.born()))
            .isPresent();
    return beforeBirth
        ? rejected(new Rejection.InvalidValue("date", "must not be before the birth"))
        : accepted(new DeathRecorded(record.date(), record.precision()));
  }
}
