package cim.person.domain.state;

import static cim.person.domain.state.Decision.rejected;

import cim.person.domain.commands.RelationCommand;
import cim.person.domain.commands.RelationCommand.ChangeRelation;
import cim.person.domain.commands.RelationCommand.EndRelation;
import cim.person.domain.commands.RelationCommand.RelatePerson;
import cim.person.domain.commands.RelationCommand.RepointRelation;
import cim.person.domain.events.RelationEvent;
import cim.person.domain.events.RelationEvent.PersonRelated;
import cim.person.domain.events.RelationEvent.RelationChanged;
import cim.person.domain.events.RelationEvent.RelationEnded;
import cim.person.domain.events.RelationEvent.RelationRepointed;
import cim.person.domain.values.PartId;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.RelationKind;
import cim.person.domain.values.RelationTerms;
import java.util.Optional;

/// What other persons are to this one. Nobody is related to themself, and nobody asks for a second
/// relation to another in the same way; what a merge makes the same stays. What ended stays on
/// record.
final class RelationStateMachine {
  private RelationStateMachine() {}

  static Decision decide(Deciding on, RelationCommand command) {
    return switch (command) {
      case RelatePerson(var id, var other, var kind, var strength, var since) ->
          on.add(
                  Relationship.class,
                  id,
                  new Relationship(id, other, kind, strength, since, null, false)::equals,
                  new PersonRelated(id, other, kind, strength, since))
              .unless(sameRelation(on.person(), id, other, kind))
              .unless(on.around().refuseReference("other", other));
      case ChangeRelation(var id, var kind, var strength) ->
          on.of(
              Relationship.class,
              id,
              held ->
                  change(
                      on.person(),
                      held,
                      new RelationTerms(
                          kind == null ? held.kind() : kind,
                          strength == null ? held.strength() : strength)));
      case EndRelation(var id, var day, var reason) ->
          on.of(Relationship.class, id, held -> end(held, new RelationEnded(id, day, reason)));
      case RepointRelation(var id, var other) ->
          on.of(
              Relationship.class,
              id,
              held ->
                  Deciding.unless(
                          other.equals(held.other()),
                          new RelationRepointed(id, other, held.other()))
                      .unless(on.around().refuseReference("other", other)));
    };
  }

  static Person evolve(Person person, RelationEvent event) {
    return switch (event) {
      case PersonRelated(var id, var other, var kind, var strength, var since) ->
          person.with(new Relationship(id, other, kind, strength, since, null, false));
      case RelationChanged(var id, var kind, var strength, _) ->
          person.changed(
              Relationship.class, id, held -> held.with(new RelationTerms(kind, strength)));
      case RelationEnded(var id, var on, _) ->
          person.changed(Relationship.class, id, held -> held.endedOn(on));
      case RelationRepointed(var id, var other, _) ->
          person.changed(Relationship.class, id, held -> held.pointingTo(other));
    };
  }

  private static Optional<Rejection> sameRelation(
      Person person, PartId id, PersonId other, RelationKind kind) {
    return person.parts(Relationship.class).stream()
        .filter(held -> !held.ended() && held.other().equals(other) && held.kind() == kind)
        .filter(held -> !held.id().equals(id))
        .findFirst()
        .map(held -> new Rejection.PartExists(held.id()));
  }

  private static Decision change(Person person, Relationship held, RelationTerms terms) {
    Decision changed =
        Deciding.unless(
            terms.equals(held.terms()),
            new RelationChanged(held.id(), terms.kind(), terms.strength(), held.terms()));
    return held.ended() || terms.kind() == held.kind()
        ? changed
        : changed.unless(sameRelation(person, held.id(), held.other(), terms.kind()));
  }

  private static Decision end(Relationship held, RelationEnded ended) {
    if (ended.on() != null && held.since() != null && ended.on().isBefore(held.since())) {
      return rejected(new Rejection.InvalidValue("on", "must not be before the first day"));
    }
    boolean asAsked = held.ended() && (ended.on() == null || ended.on().equals(held.until()));
    return Deciding.unless(asAsked, ended);
  }
}
