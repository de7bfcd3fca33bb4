package cim.person.domain.values;

/// Where a title comes from.
public enum TitleKind {
  /// From an education or a profession.
  PROFESSIONAL,
  /// From an honour.
  HONORIFIC,
  /// From birth or a patent of nobility.
  NOBILITY,
  /// From a religious office.
  RELIGIOUS,
  /// From a rank.
  MILITARY
}
