package cim.person.domain.state;

/// The names of the lifecycle's states.
public enum LifecycleState {
  ABSENT,
  DRAFT,
  ACTIVE,
  SUSPENDED,
  ARCHIVED
}
