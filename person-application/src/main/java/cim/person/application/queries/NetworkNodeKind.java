package cim.person.application.queries;

/// What stands in a network.
public enum NetworkNodeKind {
  /// A person.
  PERSON,
  /// An organization.
  ORGANIZATION
}
