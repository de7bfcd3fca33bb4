package cim.person.domain.values;

/// What a location is to the person.
public enum LocationKind {
  /// Where the person lives.
  RESIDENCE,
  /// Where the person works.
  WORK,
  /// Where the person was born.
  BIRTH_PLACE,
  /// Where letters go.
  MAILING,
  /// Where the person spends holidays.
  VACATION,
  /// Where the person is for a while.
  TEMPORARY,
  /// None of these.
  OTHER
}
