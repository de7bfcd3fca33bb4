package cim.person.domain.values;

/// What a contact is used for.
public enum ContactUse {
  /// In private life.
  HOME,
  /// At work.
  WORK,
  /// For anything else.
  OTHER
}
