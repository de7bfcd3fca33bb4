package cim.person.domain.state;

import static cim.person.domain.state.Decision.accepted;
import static cim.person.domain.state.Decision.rejected;

import cim.person.domain.commands.LifecycleCommand;
import cim.person.domain.commands.LifecycleCommand.ActivatePerson;
import cim.person.domain.commands.LifecycleCommand.ArchivePerson;
import cim.person.domain.commands.LifecycleCommand.CreatePerson;
import cim.person.domain.commands.LifecycleCommand.ReactivatePerson;
import cim.person.domain.commands.LifecycleCommand.RestorePerson;
import cim.person.domain.commands.LifecycleCommand.SuspendPerson;
import cim.person.domain.events.LifecycleEvent;
import cim.person.domain.events.LifecycleEvent.Activated;
import cim.person.domain.events.LifecycleEvent.Created;
import cim.person.domain.events.LifecycleEvent.Reactivated;
import cim.person.domain.events.LifecycleEvent.Restored;
import cim.person.domain.state.Lifecycle.Absent;
import cim.person.domain.state.Lifecycle.Active;
import cim.person.domain.state.Lifecycle.Archived;
import cim.person.domain.state.Lifecycle.Draft;
import cim.person.domain.state.Lifecycle.Suspended;

/// Which way a person's life can go. What the table does not allow is rejected.
final class LifecycleStateMachine {
  private LifecycleStateMachine() {}

  private record Asked(Lifecycle state, LifecycleCommand command) {}

  static Decision decide(Lifecycle state, LifecycleCommand command) {
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

      case Asked(Absent _, _) -> rejected(new Rejection.PersonNotFound());
      case Asked(_, CreatePerson _) -> rejected(new Rejection.PersonExists());
      default -> rejected(new Rejection.TransitionNotAllowed(command.getClass(), state.state()));
    };
  }

  static Lifecycle evolve(Lifecycle state, LifecycleEvent event) {
    return switch (event) {
      case Created _ -> new Draft();
      case Activated _ -> new Active();
      case LifecycleEvent.Suspended _ -> new Suspended();
      case Reactivated _ -> new Active();
      case LifecycleEvent.Archived _ -> new Archived(state);
      case Restored _ -> state instanceof Archived(var before) ? before : state;
    };
  }

  private static Decision archived(String reason) {
    return accepted(new LifecycleEvent.Archived(reason));
  }
}
