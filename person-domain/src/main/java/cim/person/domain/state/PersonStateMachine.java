package cim.person.domain.state;

import static cim.person.domain.state.Decision.rejected;

import cim.person.domain.commands.Change;
import cim.person.domain.commands.ComponentCommand;
import cim.person.domain.commands.ComponentCommand.AddContact;
import cim.person.domain.commands.IdentityCommand;
import cim.person.domain.commands.LifecycleCommand;
import cim.person.domain.commands.LifecycleCommand.ActivatePerson;
import cim.person.domain.commands.LifecycleCommand.CreatePerson;
import cim.person.domain.commands.PersonCommand;
import cim.person.domain.events.ComponentEvent;
import cim.person.domain.events.ComponentEvent.ContactAdded;
import cim.person.domain.events.IdentityEvent;
import cim.person.domain.events.LifecycleEvent;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.state.Decision.Accepted;
import cim.person.domain.state.Decision.Rejected;
import cim.person.domain.values.NewContact;
import cim.person.domain.values.PersonName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The whole behaviour of a person: the machines of the families under the rule of the lifecycle.
///
/// Pure and thread-safe. `decide` never throws; the same person, command and moment always give the
/// same decision.
public final class PersonStateMachine {
  private final Limits limits;

  public PersonStateMachine(Limits limits) {
    this.limits = limits;
  }

  /// What the command leads to.
  ///
  /// @param at the moment of asking
  public Decision decide(Person person, PersonCommand command, Instant at) {
    return switch (command) {
      case CreatePerson create -> create(person, create, at);
      case LifecycleCommand lifecycle ->
          LifecycleStateMachine.decide(person.lifecycle(), lifecycle);
      case IdentityCommand identity ->
          ifPermitted(
              person,
              identity,
              identity.change(),
              name -> IdentityStateMachine.decide(name, identity));
      case ComponentCommand component ->
          ifPermitted(
              person, component, component.change(), _ -> decideComponent(person, component));
    };
  }

  /// The person after an event. Total: whatever history did is folded, also what today's rules
  /// would refuse.
  public static Person evolve(Person person, PersonEvent event) {
    return switch (event) {
      case LifecycleEvent.Created created ->
          person
              .with(LifecycleStateMachine.evolve(person.lifecycle(), created))
              .with(created.name());
      case LifecycleEvent lifecycle ->
          person.with(LifecycleStateMachine.evolve(person.lifecycle(), lifecycle));
      case IdentityEvent identity -> IdentityStateMachine.evolve(person, identity);
      case ComponentEvent component ->
          switch (component) {
            case ContactAdded added ->
                person.with(ContactStateMachine.evolve(person.contacts(), added));
          };
    };
  }

  /// Creation with contacts and activation: each step is decided on what the ones before lead to,
  /// and the first refusal refuses the whole.
  private Decision create(Person person, CreatePerson create, Instant at) {
    List<PersonCommand> further = new ArrayList<>();
    for (NewContact contact : create.contacts()) {
      further.add(
          new AddContact(
              contact.contactId(), contact.contact(), contact.use(), contact.preferred()));
    }
    if (create.activate()) {
      further.add(new ActivatePerson());
    }
    Decision decision = LifecycleStateMachine.decide(person.lifecycle(), create);
    for (PersonCommand step : further) {
      if (!(decision instanceof Accepted(var before))) {
        return decision;
      }
      Person meanwhile = before.stream().reduce(person, PersonStateMachine::evolve, (_, b) -> b);
      decision =
          switch (decide(meanwhile, step, at)) {
            case Accepted(var events) -> new Accepted(join(before, events));
            case Rejected refused -> refused;
          };
    }
    return decision;
  }

  private Decision decideComponent(Person person, ComponentCommand command) {
    return switch (command) {
      case AddContact add -> ContactStateMachine.decide(person.contacts(), add, limits);
    };
  }

  private static Decision ifPermitted(
      Person person, PersonCommand command, Change change, Function<PersonName, Decision> decide) {
    LifecycleState state = person.lifecycle().state();
    PersonName name = person.name();
    if (name == null) {
      return rejected(new Rejection.PersonNotFound());
    }
    if (!Permissions.permit(state, change)) {
      return rejected(new Rejection.NotPermittedInState(command.getClass(), state));
    }
    return decide.apply(name);
  }

  private static List<PersonEvent> join(List<PersonEvent> before, List<PersonEvent> after) {
    List<PersonEvent> all = new ArrayList<>(before);
    all.addAll(after);
    return all;
  }
}
