package cim.person.domain.values;

/// What the person is to an organization.
public enum AffiliationKind {
  /// A member.
  MEMBER,
  /// A member of its board.
  BOARD,
  /// An advisor.
  ADVISOR,
  /// A volunteer.
  VOLUNTEER,
  /// A student.
  STUDENT,
  /// A former student.
  ALUMNUS,
  /// A contractor.
  CONTRACTOR,
  /// None of these.
  OTHER
}
