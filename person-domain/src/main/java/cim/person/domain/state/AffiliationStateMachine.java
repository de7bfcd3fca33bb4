package cim.person.domain.state;

import cim.person.domain.commands.AffiliationCommand;
import cim.person.domain.commands.AffiliationCommand.AddAffiliation;
import cim.person.domain.commands.AffiliationCommand.EndAffiliation;
import cim.person.domain.events.AffiliationEvent;
import cim.person.domain.events.AffiliationEvent.AffiliationAdded;
import cim.person.domain.events.AffiliationEvent.AffiliationEnded;

/// Other ties between the person and organizations. What ended stays on record.
final class AffiliationStateMachine {
  private AffiliationStateMachine() {}

  static Decision decide(Deciding on, AffiliationCommand command) {
    return switch (command) {
      case AddAffiliation(var id, var organization, var kind, var from, var to) ->
          on.add(
              Affiliation.class,
              id,
              new Affiliation(id, organization, kind, from, to)::equals,
              new AffiliationAdded(id, organization, kind, from, to));
      case EndAffiliation(var id, var day, var reason) ->
          on.of(
              Affiliation.class,
              id,
              held ->
                  Deciding.end(
                      held.from(), held.to(), "on", day, new AffiliationEnded(id, day, reason)));
    };
  }

  static Person evolve(Person person, AffiliationEvent event) {
    return switch (event) {
      case AffiliationAdded(var id, var organization, var kind, var from, var to) ->
          person.with(new Affiliation(id, organization, kind, from, to));
      case AffiliationEnded(var id, var on, _) ->
          person.changed(Affiliation.class, id, held -> held.endedOn(on));
    };
  }
}
