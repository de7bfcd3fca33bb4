package cim.person.domain.values;

/// Why two records were made one.
public enum MergeReason {
  /// Both are of the same person.
  DUPLICATE_IDENTITY,
  /// One of them should not have been made.
  DATA_QUALITY_ISSUE,
  /// Somebody asked for it.
  USER_REQUESTED,
  /// A rule asked for it.
  POLICY_DETERMINED
}
