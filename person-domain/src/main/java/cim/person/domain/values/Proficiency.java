package cim.person.domain.values;

/// How well a skill is mastered; each level is above the one before.
public enum Proficiency {
  /// With help.
  BEGINNER,
  /// Alone, in usual cases.
  INTERMEDIATE,
  /// Alone, in difficult cases.
  ADVANCED,
  /// As one whom others ask.
  EXPERT
}
