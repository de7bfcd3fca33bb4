package cim.person.domain.values;

/// What the other person is to this one.
public enum RelationKind {
  /// Its spouse.
  SPOUSE,
  /// Its partner.
  PARTNER,
  /// Its parent.
  PARENT,
  /// Its child.
  CHILD,
  /// Its sibling.
  SIBLING,
  /// Another relative.
  RELATIVE,
  /// A friend.
  FRIEND,
  /// A colleague.
  COLLEAGUE,
  /// Its mentor.
  MENTOR,
  /// The one whom it reports to.
  REPORTS_TO,
  /// Its guardian.
  GUARDIAN,
  /// The one to call in an emergency.
  EMERGENCY_CONTACT,
  /// None of these.
  OTHER
}
