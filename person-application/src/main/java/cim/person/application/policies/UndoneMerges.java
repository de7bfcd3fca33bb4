package cim.person.application.policies;

import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.EventFilter;
import cim.person.application.queries.EventLog;
import cim.person.application.queries.Page;
import cim.person.application.queries.PageRequest;
import cim.person.application.queries.Persons;
import cim.person.application.queries.Projections;
import cim.person.domain.events.EventType;
import cim.person.domain.events.LifecycleEvent.MergedInto;
import cim.person.domain.events.RelationEvent.RelationEnded;
import cim.person.domain.events.RelationEvent.RelationRepointed;
import cim.person.domain.state.Lifecycle;
import cim.person.domain.values.Cid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Takes back what the cascade did because of a merge, when that is undone: the events whose cause
/// is the merge, and nothing else.
///
/// @param actor the policy, as its events have it
/// @param page the most events that are read at once
record UndoneMerges(
    String actor,
    Persons persons,
    EventLog log,
    CatchingUp readModels,
    Relations relations,
    int page) {
  private static final Set<EventType> DONE =
      EventType.all().stream()
          .filter(
              type ->
                  type.record() == RelationRepointed.class || type.record() == RelationEnded.class)
          .collect(Collectors.toUnmodifiableSet());

  /// What follows from the undoing of a merge.
  ///
  /// What the merge leads to later than this is seen is taken back by [#tooLate].
  List<Consequence> after(RecordedEvent undoing) {
    Optional<RecordedEvent> merge = mergeBefore(undoing);
    if (merge.isEmpty()) {
      return List.of();
    }
    readModels.await(Projections.Scope.EVENTS, undoing.position());
    EventFilter followed =
        new EventFilter(null, Set.of(), DONE, actor, null, merge.get().cid(), null, null);
    List<Consequence> all = new ArrayList<>();
    Page<RecordedEvent> events = page(followed, null);
    addAll(events, undoing, all);
    while (events.hasNext()) {
      events = page(followed, events.items().getLast().cursor());
      addAll(events, undoing, all);
    }
    return all;
  }

  /// What was done because of a merge that had been undone by then is taken back.
  Optional<Consequence> tooLate(RecordedEvent done) {
    String cause = done.cause();
    return cause == null || !actor.equals(done.actor())
        ? Optional.empty()
        : log.byCid(Cid.parse(cause))
            .filter(event -> event.event() instanceof MergedInto && !isInForce(event))
            .flatMap(merge -> relations.takenBack(done, merge.person()));
  }

  /// A merged person is that by one merge at a time, and has come into that state by it.
  private boolean isInForce(RecordedEvent merge) {
    return persons
        .byId(merge.person())
        .filter(
            source ->
                source.state().lifecycle() instanceof Lifecycle.Merged
                    && source.lifecyclePosition() == merge.position())
        .isPresent();
  }

  private Optional<RecordedEvent> mergeBefore(RecordedEvent undoing) {
    Optional<RecordedEvent> event = before(undoing);
    while (event.isPresent() && !(event.get().event() instanceof MergedInto)) {
      event = before(event.get());
    }
    return event;
  }

  private Optional<RecordedEvent> before(RecordedEvent event) {
    return Optional.ofNullable(event.prev()).flatMap(log::byCid);
  }

  private Page<RecordedEvent> page(EventFilter filter, @Nullable String after) {
    return log.find(filter, new PageRequest(page, false, after));
  }

  private void addAll(Page<RecordedEvent> events, RecordedEvent undoing, List<Consequence> all) {
    for (Page.Item<RecordedEvent> item : events.items()) {
      relations.takenBack(item.node(), undoing.person()).ifPresent(all::add);
    }
  }
}
