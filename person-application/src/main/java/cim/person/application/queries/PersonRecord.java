package cim.person.application.queries;

import cim.person.application.ports.CorruptHistory;
import cim.person.application.ports.Head;
import cim.person.application.ports.HistoryProblem;
import cim.person.application.ports.RecordedEvent;
import cim.person.domain.events.LifecycleEvent;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.state.Person;
import cim.person.domain.state.PersonStateMachine;
import cim.person.domain.values.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A person with what its envelope tells: how far its history goes, and when it changed.
///
/// @param id the person
/// @param state the person as its events have made it
/// @param head the end of its chain
/// @param createdAt when its first event was recorded
/// @param updatedAt when its newest event was recorded
/// @param activeAt when something was last done about it: what policies did does not count, and
///     what was imported counts from the import
/// @param lifecycleSince when it came into its lifecycle state
/// @param lifecycleReason why, when a reason was given
/// @param lifecyclePosition where the event stands in the stream by which it came there
public record PersonRecord(
    PersonId id,
    Person state,
    Head head,
    Instant createdAt,
    Instant updatedAt,
    Instant activeAt,
    Instant lifecycleSince,
    @Nullable String lifecycleReason,
    long lifecyclePosition) {

  /// The record after one more event. Applying an event that is already in it changes nothing.
  ///
  /// @param before the record so far; null before the first event
  /// @throws CorruptHistory when the event does not follow the record, or cannot be folded
  public static PersonRecord after(@Nullable PersonRecord before, RecordedEvent event) {
    return before != null && event.seq() <= before.head.seq() ? before : next(before, event);
  }

  /// The record after the event that comes next: one that is already in it is refused as a fork.
  ///
  /// @param before the record so far; null before the first event
  /// @throws CorruptHistory when the event does not follow the record, or cannot be folded
  public static PersonRecord next(@Nullable PersonRecord before, RecordedEvent event) {
    Head head = before == null ? Head.NONE : before.head;
    head.followedBy(event);
    return follow(before, event);
  }

  private static PersonRecord follow(@Nullable PersonRecord before, RecordedEvent event) {
    Person person = before == null ? Person.ABSENT : before.state;
    Person state = evolve(person, event);
    Instant activeAt = activeAt(before, event);
    if (before == null || !state.lifecycle().equals(person.lifecycle())) {
      Instant createdAt = before == null ? event.at() : before.createdAt;
      String reason = reason(event.event());
      return new PersonRecord(
          event.person(),
          state,
          event.head(),
          createdAt,
          event.at(),
          activeAt,
          event.at(),
          reason,
          event.position());
    }
    return new PersonRecord(
        before.id,
        state,
        event.head(),
        before.createdAt,
        event.at(),
        activeAt,
        before.lifecycleSince,
        before.lifecycleReason,
        before.lifecyclePosition);
  }

  private static Instant activeAt(@Nullable PersonRecord before, RecordedEvent event) {
    Instant imported = event.importedAt();
    Instant active = imported == null ? event.at() : imported;
    if (before == null) {
      return active;
    }
    boolean counts = imported != null || !event.askedByPolicy();
    return counts && active.isAfter(before.activeAt) ? active : before.activeAt;
  }

  private static Person evolve(Person person, RecordedEvent event) {
    try {
      return PersonStateMachine.evolve(person, event.event(), event.at());
    } catch (RuntimeException failure) {
      throw new CorruptHistory(
          HistoryProblem.UNKNOWN_EVENT,
          event.position(),
          event.cid(),
          "cannot be folded: " + failure.getMessage(),
          failure);
    }
  }

  private static @Nullable String reason(PersonEvent event) {
    return event instanceof LifecycleEvent lifecycle
        ? switch (lifecycle) {
          case LifecycleEvent.Created _ -> null;
          case LifecycleEvent.Activated _ -> null;
          case LifecycleEvent.Suspended(var reason) -> reason;
          case LifecycleEvent.Reactivated(var reason) -> reason;
          case LifecycleEvent.Archived(var reason) -> reason;
          case LifecycleEvent.Restored(var reason) -> reason;
          case LifecycleEvent.DeathRecorded _ -> null;
          case LifecycleEvent.DeathRecordRevoked(var reason) -> reason;
          case LifecycleEvent.MergedInto(_, var reason) -> reason.name();
          case LifecycleEvent.MergeUndone(var reason) -> reason;
          case LifecycleEvent.Absorbed _ -> null;
          case LifecycleEvent.Released _ -> null;
        }
        : null;
  }
}
