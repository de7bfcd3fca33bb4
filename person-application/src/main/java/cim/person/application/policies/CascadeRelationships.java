package cim.person.application.policies;

import cim.person.application.policies.Interest.Start;
import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.EventLog;
import cim.person.application.queries.Persons;
import cim.person.application.queries.Projections;
import cim.person.domain.events.LifecycleEvent.Archived;
import cim.person.domain.events.LifecycleEvent.DeathRecordRevoked;
import cim.person.domain.events.LifecycleEvent.DeathRecorded;
import cim.person.domain.events.LifecycleEvent.MergeUndone;
import cim.person.domain.events.LifecycleEvent.MergedInto;
import cim.person.domain.events.RelationEvent;
import cim.person.domain.events.RelationEvent.PersonRelated;
import cim.person.domain.events.RelationEvent.RelationChanged;
import cim.person.domain.events.RelationEvent.RelationEnded;
import cim.person.domain.events.RelationEvent.RelationRepointed;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What persons hold on somebody or something that is no more is ended, or points to what has taken
/// its place.
///
/// A relation is looked at again whenever something happens to it, so that none is left dangling:
/// one that is added before a merge is in the read model when the merge is dealt with, and one that
/// is added after it finds the merge there. While somebody is merged, nothing that it holds can be
/// changed, so all of it is looked at when that is undone. With what other domains keep it is not
/// so: this domain
/// has no memory of it. An employment, affiliation or location that is added after the organization
/// or location is gone stays until the other domain says so once more; so does what was held by a
/// person who was merged at that time, if the merge is undone. The manager of an employment is left
/// as it is.
public final class CascadeRelationships implements Policy {
  private static final String NAME = "cascade-relationships";
  private static final Interest INTEREST =
      Interest.in(
              Start.NOW,
              Archived.class,
              DeathRecorded.class,
              DeathRecordRevoked.class,
              MergedInto.class,
              MergeUndone.class,
              RelationEvent.class)
          .andMessages(
              ForeignEvent.Kind.ORGANIZATION_DISSOLVED,
              ForeignEvent.Kind.LOCATION_ARCHIVED,
              ForeignEvent.Kind.IDENTITY_REVOKED,
              ForeignEvent.Kind.IDENTITY_LINKED);

  private final Relations relations;
  private final UndoneMerges undoneMerges;
  private final ForeignTies foreignTies;
  private final InstantSource clock;

  /// @param clock says which day is today, at UTC
  public CascadeRelationships(
      Persons persons,
      EventLog log,
      Projections projections,
      PolicySettings settings,
      InstantSource clock) {
    PersonPages pages = new PersonPages(persons, settings.page());
    Survivors survivors = new Survivors(persons);
    this.relations = new Relations(persons, pages, survivors);
    this.undoneMerges =
        new UndoneMerges(
            RecordedEvent.POLICY + NAME,
            persons,
            log,
            new CatchingUp(projections, settings.patience()),
            relations,
            settings.page());
    this.foreignTies = new ForeignTies(pages, survivors);
    this.clock = clock;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Interest interest() {
    return INTEREST;
  }

  @Override
  public Reaction react(Trigger trigger) {
    return switch (trigger) {
      case Trigger.Happened(var event) -> Reaction.of(after(event));
      case Trigger.Told(var event) ->
          Reaction.of(
              foreignTies.after(event, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
      case Trigger.Awoken _, Trigger.Ticked _ -> Reaction.NOTHING;
    };
  }

  /// Whoever comes back from a merge or from death may still be archived.
  private List<Consequence> after(RecordedEvent event) {
    return switch (event.event()) {
      case RelationEvent relation -> lookedAtAgain(event, relation).stream().toList();
      case MergeUndone _ ->
          Stream.of(
                  undoneMerges.after(event),
                  relations.heldBy(event.person(), event.position()),
                  relations.heldOn(event.person(), event.position()))
              .flatMap(List::stream)
              .toList();
      default -> relations.heldOn(event.person(), event.position());
    };
  }

  private Optional<Consequence> lookedAtAgain(RecordedEvent event, RelationEvent happened) {
    return switch (happened) {
      case PersonRelated(var id, _, _, _, _) ->
          relations.settled(event.person(), id, event.position());
      case RelationChanged(var id, _, _, _) ->
          relations.settled(event.person(), id, event.position());
      case RelationRepointed(var id, _, _) ->
          undoneMerges
              .tooLate(event)
              .or(() -> relations.settled(event.person(), id, event.position()));
      case RelationEnded _ -> undoneMerges.tooLate(event);
    };
  }
}
