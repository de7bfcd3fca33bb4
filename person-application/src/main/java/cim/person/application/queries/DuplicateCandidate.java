package cim.person.application.queries;

import java.util.List;

/// A person that may be another one once more.
///
/// @param person the candidate
/// @param reasons what both have, the most telling first
public record DuplicateCandidate(PersonRecord person, List<Reason> reasons) {
  public DuplicateCandidate {
    reasons = List.copyOf(reasons);
  }

  /// What two records have in common that are perhaps of one person, the most telling first.
  public enum Reason {
    /// The same identifier in another system.
    IDENTIFIER,
    /// The same email address.
    EMAIL,
    /// The same telephone number.
    PHONE,
    /// A name in common, and the same day of birth.
    NAME_AND_BIRTH_DATE
  }
}
