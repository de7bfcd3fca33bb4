package cim.person.domain.state;

import static cim.person.domain.state.Decision.accepted;
import static cim.person.domain.state.Decision.rejected;

import cim.person.domain.commands.IdentityCommand;
import cim.person.domain.commands.IdentityCommand.UpdateName;
import cim.person.domain.events.IdentityEvent;
import cim.person.domain.events.IdentityEvent.NameUpdated;
import cim.person.domain.values.PersonName;

/// Who the person is.
final class IdentityStateMachine {
  private IdentityStateMachine() {}

  static Decision decide(PersonName current, IdentityCommand command) {
    return switch (command) {
      case UpdateName(var name, _, _) when name.equals(current) ->
          rejected(new Rejection.NothingToChange());
      case UpdateName(var name, var reason, var effectiveOn) ->
          accepted(new NameUpdated(name, current, reason, effectiveOn));
    };
  }

  static Person evolve(Person person, IdentityEvent event) {
    return switch (event) {
      case NameUpdated updated -> person.with(updated.name());
    };
  }
}
