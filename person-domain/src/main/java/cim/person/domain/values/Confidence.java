package cim.person.domain.values;

/// How sure a fact is; each level is below the one before.
public enum Confidence {
  /// Beyond doubt.
  CERTAIN,
  /// Rather so than not.
  LIKELY,
  /// It may be.
  POSSIBLE,
  /// It is hardly more than a guess.
  SPECULATIVE
}
