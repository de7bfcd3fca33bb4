package cim.person.domain.values;

/// Why a person's name changed.
public enum NameChangeReason {
  MARRIAGE,
  LEGAL_CHANGE,
  /// The name was recorded wrongly.
  CORRECTION,
  OTHER
}
