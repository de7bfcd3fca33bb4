package cim.person.domain.state;

import cim.person.domain.commands.Change;

/// The names of the lifecycle's states.
public enum LifecycleState {
  /// There is no such person.
  ABSENT,
  /// Begun, not yet in service.
  DRAFT,
  /// In service.
  ACTIVE,
  /// Out of service for a while.
  SUSPENDED,
  /// Put away.
  ARCHIVED,
  /// Died.
  DECEASED,
  /// Part of another person's record now.
  MERGED;

  /// Whether it lets the other families make such a change.
  public boolean permits(Change change) {
    return Permissions.permit(this, change);
  }
}
