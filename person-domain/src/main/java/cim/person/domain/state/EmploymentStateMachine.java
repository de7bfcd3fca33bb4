package cim.person.domain.state;

import cim.person.domain.commands.EmploymentCommand;
import cim.person.domain.commands.EmploymentCommand.AddEmployment;
import cim.person.domain.commands.EmploymentCommand.ChangeEmployment;
import cim.person.domain.commands.EmploymentCommand.EndEmployment;
import cim.person.domain.events.EmploymentEvent;
import cim.person.domain.events.EmploymentEvent.EmploymentAdded;
import cim.person.domain.events.EmploymentEvent.EmploymentChanged;
import cim.person.domain.events.EmploymentEvent.EmploymentEnded;
import cim.person.domain.values.EmploymentTerms;
import cim.person.domain.values.PersonId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The work that a person does for organizations. Nobody is their own manager. What ended stays on
/// record.
final class EmploymentStateMachine {
  private EmploymentStateMachine() {}

  static Decision decide(Deciding on, EmploymentCommand command) {
    return switch (command) {
      case AddEmployment add ->
          on.add(Employment.class, add.employmentId(), employment(added(add))::equals, added(add))
              .unless(manager(on, add.manager()));
      case ChangeEmployment change ->
          on.of(
              Employment.class,
              change.employmentId(),
              held -> change(held, change).unless(manager(on, change.manager())));
      case EndEmployment(var id, var day, var reason) ->
          on.of(
              Employment.class,
              id,
              held ->
                  Deciding.end(
                      held.from(), held.to(), "on", day, new EmploymentEnded(id, day, reason)));
    };
  }

  static Person evolve(Person person, EmploymentEvent event) {
    return switch (event) {
      case EmploymentAdded added -> person.with(employment(added));
      case EmploymentChanged(var id, var role, var department, var manager, var remote, _) ->
          person.changed(
              Employment.class,
              id,
              held -> held.with(new EmploymentTerms(role, department, manager, remote)));
      case EmploymentEnded(var id, var on, _) ->
          person.changed(Employment.class, id, held -> held.endedOn(on));
    };
  }

  private static EmploymentAdded added(AddEmployment add) {
    return new EmploymentAdded(
        add.employmentId(),
        add.organizationId(),
        add.role(),
        add.department(),
        add.manager(),
        add.from(),
        add.remote());
  }

  private static Employment employment(EmploymentAdded added) {
    return new Employment(
        added.employmentId(),
        added.organizationId(),
        added.role(),
        added.department(),
        added.manager(),
        added.remote(),
        added.from(),
        null);
  }

  private static Decision change(Employment held, ChangeEmployment change) {
    EmploymentTerms previous = held.terms();
    EmploymentTerms terms =
        new EmploymentTerms(
            change.role() == null ? previous.role() : change.role(),
            change.department() == null ? previous.department() : change.department(),
            change.manager() == null ? previous.manager() : change.manager(),
            change.remote() == null ? previous.remote() : change.remote());
    return Deciding.unless(
        terms.equals(previous),
        new EmploymentChanged(
            held.id(),
            terms.role(),
            terms.department(),
            terms.manager(),
            terms.remote(),
            previous));
  }

  private static Optional<Rejection> manager(Deciding on, @Nullable PersonId manager) {
    return manager == null ? Optional.empty() : on.around().refuseReference("manager", manager);
  }
}
