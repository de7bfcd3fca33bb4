package cim.person.domain.state;

import static cim.person.domain.state.Decision.rejected;

import cim.person.domain.commands.AffiliationCommand;
import cim.person.domain.commands.AttributeCommand;
import cim.person.domain.commands.Changing;
import cim.person.domain.commands.ComponentCommand;
import cim.person.domain.commands.ConsentCommand;
import cim.person.domain.commands.ContactCommand;
import cim.person.domain.commands.ContactCommand.AddContact;
import cim.person.domain.commands.EmploymentCommand;
import cim.person.domain.commands.IdentityCommand;
import cim.person.domain.commands.LifecycleCommand;
import cim.person.domain.commands.LifecycleCommand.ActivatePerson;
import cim.person.domain.commands.LifecycleCommand.CreatePerson;
import cim.person.domain.commands.LocationCommand;
import cim.person.domain.commands.PersonCommand;
import cim.person.domain.commands.PreferenceCommand;
import cim.person.domain.commands.QualificationCommand;
import cim.person.domain.commands.RelationCommand;
import cim.person.domain.commands.RelationshipCommand;
import cim.person.domain.commands.SkillCommand;
import cim.person.domain.commands.TagCommand;
import cim.person.domain.events.AffiliationEvent;
import cim.person.domain.events.AttributeEvent;
import cim.person.domain.events.ComponentEvent;
import cim.person.domain.events.ConsentEvent;
import cim.person.domain.events.ContactEvent;
import cim.person.domain.events.EmploymentEvent;
import cim.person.domain.events.IdentityEvent;
import cim.person.domain.events.LifecycleEvent;
import cim.person.domain.events.LocationEvent;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.events.PreferenceEvent;
import cim.person.domain.events.QualificationEvent;
import cim.person.domain.events.RelationEvent;
import cim.person.domain.events.RelationshipEvent;
import cim.person.domain.events.SkillEvent;
import cim.person.domain.events.TagEvent;
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
/// Pure and thread-safe. `decide` never throws; the same person, command and circumstances always
/// give the same decision.
public final class PersonStateMachine {
  private final Limits limits;

  public PersonStateMachine(Limits limits) {
    this.limits = limits;
  }

  /// What the command leads to.
  public Decision decide(Person person, PersonCommand command, Circumstances around) {
    Deciding on = new Deciding(person, around, limits);
    return switch (command) {
      case CreatePerson create -> create(on, create);
      case LifecycleCommand lifecycle -> LifecycleStateMachine.decide(on, lifecycle);
      case IdentityCommand identity ->
          ifPermitted(on, identity, name -> IdentityStateMachine.decide(on, name, identity));
      case ComponentCommand component ->
          ifPermitted(on, component, _ -> decideComponent(on, component));
      case RelationshipCommand relationship ->
          ifPermitted(on, relationship, _ -> decideRelationship(on, relationship));
    };
  }

  /// The person after an event. Total: whatever history did is folded, also what today's rules
  /// would refuse.
  ///
  /// @param at when the event was recorded
  public static Person evolve(Person person, PersonEvent event, Instant at) {
    return switch (event) {
      case LifecycleEvent lifecycle -> LifecycleStateMachine.evolve(person, lifecycle, at);
      case IdentityEvent identity -> IdentityStateMachine.evolve(person, identity, at);
      case ComponentEvent component -> evolveComponent(person, component, at);
      case RelationshipEvent relationship -> evolveRelationship(person, relationship);
    };
  }

  private static Decision decideComponent(Deciding on, ComponentCommand command) {
    return switch (command) {
      case ContactCommand contact -> ContactStateMachine.decide(on, contact);
      case SkillCommand skill -> SkillStateMachine.decide(on, skill);
      case QualificationCommand qualification ->
          QualificationStateMachine.decide(on, qualification);
      case PreferenceCommand preference -> PreferenceStateMachine.decide(on, preference);
      case ConsentCommand consent -> ConsentStateMachine.decide(on, consent);
      case AttributeCommand attribute -> AttributeStateMachine.decide(on, attribute);
      case TagCommand tag -> TagStateMachine.decide(on, tag);
    };
  }

  private static Person evolveComponent(Person person, ComponentEvent event, Instant at) {
    return switch (event) {
      case ContactEvent contact -> ContactStateMachine.evolve(person, contact, at);
      case SkillEvent skill -> SkillStateMachine.evolve(person, skill);
      case QualificationEvent qualification ->
          QualificationStateMachine.evolve(person, qualification);
      case PreferenceEvent preference -> PreferenceStateMachine.evolve(person, preference);
      case ConsentEvent consent -> ConsentStateMachine.evolve(person, consent, at);
      case AttributeEvent attribute -> AttributeStateMachine.evolve(person, attribute, at);
      case TagEvent tag -> TagStateMachine.evolve(person, tag);
    };
  }

  private static Decision decideRelationship(Deciding on, RelationshipCommand command) {
    return switch (command) {
      case LocationCommand location -> LocationStateMachine.decide(on, location);
      case EmploymentCommand employment -> EmploymentStateMachine.decide(on, employment);
      case AffiliationCommand affiliation -> AffiliationStateMachine.decide(on, affiliation);
      case RelationCommand relation -> RelationStateMachine.decide(on, relation);
    };
  }

  private static Person evolveRelationship(Person person, RelationshipEvent event) {
    return switch (event) {
      case LocationEvent location -> LocationStateMachine.evolve(person, location);
      case EmploymentEvent employment -> EmploymentStateMachine.evolve(person, employment);
      case AffiliationEvent affiliation -> AffiliationStateMachine.evolve(person, affiliation);
      case RelationEvent relation -> RelationStateMachine.evolve(person, relation);
    };
  }

  /// Creation with contacts and activation: each step is decided on what the ones before lead to,
  /// and the first refusal refuses the whole.
  private Decision create(Deciding on, CreatePerson create) {
    List<PersonCommand> further = new ArrayList<>();
    for (NewContact contact : create.contacts()) {
      further.add(
          new AddContact(
              contact.contactId(), contact.contact(), contact.use(), contact.preferred()));
    }
    if (create.activate()) {
      further.add(new ActivatePerson());
    }
    Decision decision = LifecycleStateMachine.decide(on, create);
    for (PersonCommand step : further) {
      if (!(decision instanceof Accepted(var before, _))) {
        return decision;
      }
      Person meanwhile = on.person();
      for (PersonEvent event : before) {
        meanwhile = evolve(meanwhile, event, on.around().at());
      }
      decision =
          switch (decide(meanwhile, step, on.around())) {
            case Accepted(var events, _) -> new Accepted(join(before, events));
            case Rejected refused -> refused;
          };
    }
    return decision;
  }

  private static <C extends PersonCommand & Changing> Decision ifPermitted(
      Deciding on, C command, Function<PersonName, Decision> decide) {
    LifecycleState state = on.person().lifecycle().state();
    PersonName name = on.person().name();
    if (name == null) {
      return rejected(new Rejection.PersonNotFound());
    }
    if (!Permissions.permit(state, command.change())) {
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
