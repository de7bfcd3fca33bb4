package cim.person.application.ports;

/// What can be wrong with a stored event.
public enum HistoryProblem {
  /// Its bytes are not those of its CID.
  CID_MISMATCH,
  /// Its bytes are not the one spelling of canonical DAG-JSON.
  NOT_CANONICAL,
  /// It is not linked to the person's event before it.
  BROKEN_LINK,
  /// An event is missing before it, or it is missing itself.
  GAP,
  /// The person has another event of the same number.
  FORK,
  /// It is no event that this version knows, or one that cannot be folded.
  UNKNOWN_EVENT,
  /// It stands under the subject of another person or event.
  WRONG_SUBJECT
}
