package cim.person.application.queries;

import cim.person.application.ports.HistoryProblem;
import cim.person.domain.values.Cid;
import cim.person.domain.values.PersonId;
import org.jspecify.annotations.Nullable;

/// What the stored bytes of a person's history prove.
///
/// @param person whose history it is
/// @param events how many events, from the first on, are sound
/// @param head the last of them; null when there is none
/// @param firstFailure the first event that is not sound; null when all are
public record HistoryVerification(
    PersonId person, long events, @Nullable Cid head, @Nullable HistoryFailure firstFailure) {
  public boolean valid() {
    return firstFailure == null;
  }

  /// The first event that is not sound, and how it fails.
  ///
  /// @param seq the revision that was due there
  /// @param cid the CID that the event goes by; null when it has none
  /// @param position where it stands in the stream
  /// @param problem what kind of fault it is
  /// @param message the same in a sentence, with what was expected
  public record HistoryFailure(
      long seq, @Nullable Cid cid, long position, HistoryProblem problem, String message) {}
}
