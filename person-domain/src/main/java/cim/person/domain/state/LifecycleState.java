package cim.person.domain.state;

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
  MERGED
}
