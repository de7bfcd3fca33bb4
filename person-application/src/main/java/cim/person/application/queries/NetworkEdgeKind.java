package cim.person.application.queries;

/// What connects two nodes of a network.
public enum NetworkEdgeKind {
  /// A relation between two persons.
  RELATION,
  /// Work for an organization.
  EMPLOYMENT,
  /// Another tie with an organization.
  AFFILIATION,
  /// A merge: the first person was merged into the second.
  MERGE
}
