package cim.person.domain.values;

/// Who may see a profile.
public enum Visibility {
  /// Everyone.
  PUBLIC,
  /// Members of the same organization.
  ORGANIZATION,
  /// Nobody else.
  PRIVATE
}
