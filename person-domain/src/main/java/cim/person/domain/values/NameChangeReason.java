package cim.person.domain.values;

/// Why a person's name changed.
public enum NameChangeReason {
  /// By marriage or partnership, or by its end.
  MARRIAGE,
  /// By decision of a court or an authority.
  LEGAL_CHANGE,
  /// The name was recorded wrongly.
  CORRECTION,
  /// None of these.
  OTHER
}
