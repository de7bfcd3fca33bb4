package cim.person.domain.values;

/// A blood group of the ABO and Rh systems.
public enum BloodType {
  /// A, Rh positive.
  A_POSITIVE,
  /// A, Rh negative.
  A_NEGATIVE,
  /// B, Rh positive.
  B_POSITIVE,
  /// B, Rh negative.
  B_NEGATIVE,
  /// AB, Rh positive.
  AB_POSITIVE,
  /// AB, Rh negative.
  AB_NEGATIVE,
  /// O, Rh positive.
  O_POSITIVE,
  /// O, Rh negative.
  O_NEGATIVE
}
