package cim.person.application.policies;

import cim.person.application.data.NameBasedUuid;
import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.PersonFilter;
import cim.person.application.queries.PersonRecord;
import cim.person.application.queries.Persons;
import cim.person.domain.commands.RelationCommand;
import cim.person.domain.commands.RelationCommand.EndRelation;
import cim.person.domain.commands.RelationCommand.RelatePerson;
import cim.person.domain.commands.RelationCommand.RepointRelation;
import cim.person.domain.events.RelationEvent.RelationEnded;
import cim.person.domain.events.RelationEvent.RelationRepointed;
import cim.person.domain.state.Death;
import cim.person.domain.state.Lifecycle;
import cim.person.domain.state.Relationship;
import cim.person.domain.values.DatePrecision;
import cim.person.domain.values.PartId;
import cim.person.domain.values.PersonId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What becomes of the relations that persons hold on others. It follows from how both are now, not
/// from what has just happened, so that whoever looks again comes to the same.
record Relations(Persons persons, PersonPages pages, Survivors survivors) {
  /// What others hold on a person is ended when that was archived or has died, and points to the
  /// survivor when it was merged.
  ///
  /// @param position where in the stream it came to be so. When it is otherwise now, that is left
  ///     to whoever deals with what happened then
  List<Consequence> heldOn(PersonId other, long position) {
    if (since(other) != position) {
      return List.of();
    }
    List<Consequence> all = new ArrayList<>();
    pages.forEach(
        new PersonFilter.RelatedTo(other),
        holder ->
            holder.state().parts(Relationship.class).stream()
                .filter(held -> held.other().equals(other))
                .forEach(held -> settled(holder, held).ifPresent(all::add)));
    return all;
  }

  /// The same for all that a person holds.
  ///
  /// @param position where in the stream something happened to it. What befell the other person
  ///     after that is left to whoever deals with that: it finds the relation
  List<Consequence> heldBy(PersonId holder, long position) {
    return persons.byId(holder).stream()
        .flatMap(
            record ->
                record.state().parts(Relationship.class).stream()
                    .filter(held -> befell(held.other(), position))
                    .flatMap(held -> settled(record, held).stream()))
        .toList();
  }

  /// The same for one relation.
  ///
  /// @param position where in the stream something happened to the relation, likewise
  Optional<Consequence> settled(PersonId holder, PartId relation, long position) {
    return persons
        .byId(holder)
        .flatMap(
            record ->
                record
                    .state()
                    .part(Relationship.class, relation)
                    .filter(held -> befell(held.other(), position))
                    .flatMap(held -> settled(record, held)));
  }

  /// Whether somebody was as it is now before that position.
  private boolean befell(PersonId other, long position) {
    return since(other) < position;
  }

  private Optional<Consequence> settled(PersonRecord holder, Relationship held) {
    if (held.ended()) {
      return Optional.empty();
    }
    PersonId survivor = survivors.of(held.other());
    return persons
        .byId(survivor)
        .flatMap(
            other ->
                switch (other.state().lifecycle()) {
                  case Lifecycle.Archived _ ->
                      Optional.of(end(holder, held, null, "the other person was archived"));
                  case Lifecycle.Deceased _ ->
                      Optional.of(end(holder, held, dayOfDeath(other), "the other person died"));
                  case Lifecycle.Absent _, Lifecycle.Draft _, Lifecycle.Active _ ->
                      pointed(holder, held, survivor);
                  case Lifecycle.Suspended _, Lifecycle.Merged _ -> pointed(holder, held, survivor);
                });
  }

  /// Takes back what was done to a relation because a person was merged.
  ///
  /// @param done that a relation was re-pointed or ended
  /// @param source the person whose merge was undone; it may have been merged anew
  Optional<Consequence> takenBack(RecordedEvent done, PersonId source) {
    return persons
        .byId(done.person())
        .flatMap(
            holder ->
                switch (done.event()) {
                  case RelationRepointed(var id, var other, _) ->
                      holder
                          .state()
                          .part(Relationship.class, id)
                          .filter(held -> !held.ended() && survivors.lead(other, held.other()))
                          .flatMap(held -> pointed(holder, held, survivors.of(source)));
                  case RelationEnded(var id, _, _) ->
                      holder
                          .state()
                          .part(Relationship.class, id)
                          .filter(held -> held.ended() && held.other().equals(source))
                          .flatMap(held -> restored(done, holder, held));
                  default -> Optional.empty();
                });
  }

  /// Nobody is related to themself, nor twice in the same way: what would become so is ended.
  private Optional<Consequence> pointed(PersonRecord holder, Relationship held, PersonId other) {
    if (held.other().equals(other)) {
      return Optional.empty();
    }
    if (holder.id().equals(other)) {
      return Optional.of(end(holder, held, null, "both are the same person"));
    }
    if (holdsSuch(holder, held, other)) {
      return Optional.of(end(holder, held, null, "there is such a relation to the survivor"));
    }
    String part =
        "point:%s:%s:%d".formatted(held.id(), other, Math.max(since(held.other()), since(other)));
    return Optional.of(consequence(holder, part, new RepointRelation(held.id(), other)));
  }

  /// Where in the stream somebody came to be as now. It tells a merge from the same one after it
  /// was undone, which is no circle.
  private long since(PersonId person) {
    return persons.byId(person).map(PersonRecord::lifecyclePosition).orElse(0L);
  }

  private static boolean holdsSuch(PersonRecord holder, Relationship like, PersonId other) {
    return holder.state().parts(Relationship.class).stream()
        .anyMatch(
            held -> !held.ended() && held.kind() == like.kind() && held.other().equals(other));
  }

  private static Consequence end(
      PersonRecord holder, Relationship held, @Nullable LocalDate on, String reason) {
    boolean isBefore = on != null && held.since() != null && on.isBefore(held.since());
    return consequence(
        holder, "end:" + held.id(), new EndRelation(held.id(), isBefore ? null : on, reason));
  }

  /// A relation that ended stays so: another one takes its place, where the holder may have it.
  private Optional<Consequence> restored(
      RecordedEvent ended, PersonRecord holder, Relationship held) {
    PersonId other = survivors.of(held.other());
    if (holder.id().equals(other) || holdsSuch(holder, held, other)) {
      return Optional.empty();
    }
    PartId id = new PartId(NameBasedUuid.of("cim:restored:" + ended.cid()));
    return Optional.of(
        consequence(
            holder,
            "restore:" + held.id(),
            new RelatePerson(id, other, held.kind(), held.strength(), held.since())));
  }

  private static Consequence consequence(
      PersonRecord holder, String part, RelationCommand command) {
    return Consequence.of(holder.id(), part, command);
  }

  private static @Nullable LocalDate dayOfDeath(PersonRecord person) {
    return person
        .state()
        .only(Death.class)
        .map(Death::died)
        .filter(died -> died.precision() == DatePrecision.DAY)
        .map(died -> died.date())
        .orElse(null);
  }
}
