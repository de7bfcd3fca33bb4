package cim.person.domain.values;

/// How a name is shown.
public enum NameStyle {
  /// All parts in the order of the convention, without titles and suffixes.
  FULL,
  /// With prefixes and suffixes: for letters and records.
  FORMAL,
  /// As friends say it: the preferred name, else the given name.
  INFORMAL,
  /// For narrow places: given names as initials where the script has them.
  SHORT,
  /// For lists in order: what is sorted by comes first.
  SORTING,
  /// For a badge: one to three letters.
  INITIALS
}
