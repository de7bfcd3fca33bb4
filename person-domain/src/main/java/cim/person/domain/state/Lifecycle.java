package cim.person.domain.state;

import cim.person.domain.Hierarchy;
import cim.person.domain.values.PersonId;

/// Where a person stands in its life as a record.
///
/// A person is created as a draft and put into service by activation. It can be suspended and
/// reactivated, and be archived from wherever it stands; restoring brings it back to just there. It
/// dies once, unless the record of its death is revoked. When two records turn out to be of one
/// person, one is merged into the other and accepts nothing any more but the undoing of it.
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

  /// Died.
  ///
  /// @param before the state to come back to when that was wrong
  record Deceased(Lifecycle before) implements Lifecycle {}

  /// Part of another person's record now.
  ///
  /// @param before the state to come back to when the merge is undone
  /// @param into the person that survives
  record Merged(Lifecycle before, PersonId into) implements Lifecycle {}

  default LifecycleState state() {
    return LifecycleState.valueOf(Hierarchy.upperSnake(getClass()));
  }
}
