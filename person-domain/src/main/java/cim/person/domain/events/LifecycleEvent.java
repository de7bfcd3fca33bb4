package cim.person.domain.events;

import cim.person.domain.values.PersonName;
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
}
