package cim.person.domain.values;

/// How well it is known that the person is who it says; each level is above the one before.
public enum TrustLevel {
  /// Nothing was verified.
  UNVERIFIED,
  /// An email address was verified.
  EMAIL,
  /// A telephone number was verified.
  PHONE,
  /// A document was seen.
  DOCUMENT,
  /// The whole identity was verified.
  FULL
}
