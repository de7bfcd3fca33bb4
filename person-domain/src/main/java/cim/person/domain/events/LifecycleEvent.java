package cim.person.domain.events;

import cim.person.domain.values.DatePrecision;
import cim.person.domain.values.MergeReason;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.PersonName;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What moved a person through its lifecycle.
public sealed interface LifecycleEvent extends PersonEvent {
  /// The record of a person began, as a draft.
  ///
  /// @param name the person's name
  /// @param source where the knowledge of this person comes from
  record Created(PersonName name, @Nullable String source) implements LifecycleEvent {}

  /// A draft was put into service.
  record Activated() implements LifecycleEvent {}

  /// An active person was taken out of service for a while.
  ///
  /// @param reason why
  record Suspended(String reason) implements LifecycleEvent {}

  /// A suspension ended.
  ///
  /// @param reason why
  record Reactivated(@Nullable String reason) implements LifecycleEvent {}

  /// The record was put away.
  ///
  /// @param reason why
  record Archived(String reason) implements LifecycleEvent {}

  /// The record was taken out of the archive, into the state that it had before.
  ///
  /// @param reason why
  record Restored(String reason) implements LifecycleEvent {}

  /// The person died.
  ///
  /// @param date the day of death, as far as it is known
  /// @param precision how exactly it is known
  record DeathRecorded(@Nullable LocalDate date, DatePrecision precision)
      implements LifecycleEvent {}

  /// It was taken back that the person died.
  ///
  /// @param reason why
  record DeathRecordRevoked(String reason) implements LifecycleEvent {}

  /// The record became part of another person's.
  ///
  /// @param target the person that survives
  /// @param reason why
  record MergedInto(PersonId target, MergeReason reason) implements LifecycleEvent {}

  /// Another person's record became part of this one.
  ///
  /// @param source the other person
  record Absorbed(PersonId source) implements LifecycleEvent {}

  /// The merge into another person was taken back.
  ///
  /// @param reason why
  record MergeUndone(String reason) implements LifecycleEvent {}

  /// A record that had become part of this one was taken out again.
  ///
  /// @param source the other person
  record Released(PersonId source) implements LifecycleEvent {}
}
