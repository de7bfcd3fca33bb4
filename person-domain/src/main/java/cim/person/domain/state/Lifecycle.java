package cim.person.domain.state;

import cim.person.domain.Hierarchy;

/// Where a person stands in its life as a record.
///
/// A person is created as a draft and put into service by activation. It can be suspended and
/// reactivated, and be archived from wherever it stands; restoring brings it back to just there.
public sealed interface Lifecycle {
  /// There is no such person.
  record Absent() implements Lifecycle {}

  /// Begun, not yet in service.
  record Draft() implements Lifecycle {}

  /// In service.
  record Active() implements Lifecycle {}

  /// Out of service for a while.
  record Suspended() implements Lifecycle {}

  /// Put away.
  ///
  /// @param before the state to come back to
  record Archived(Lifecycle before) implements Lifecycle {}

  default LifecycleState state() {
    return LifecycleState.valueOf(Hierarchy.upperSnake(getClass()));
  }
}
