package cim.person.domain.values;

/// What an alternative name is to the person.
public enum AlternativeNameKind {
  /// The name at birth.
  BIRTH,
  /// A name of former times.
  FORMER,
  /// A name that is used beside.
  ALIAS,
  /// A name for the profession, such as a stage or pen name.
  PROFESSIONAL,
  /// A name in a religious community.
  RELIGIOUS,
  /// How the name is pronounced, such as its reading in kana.
  PHONETIC,
  /// The name in Latin letters.
  ROMANISED
}
