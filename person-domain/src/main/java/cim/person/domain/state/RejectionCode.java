package cim.person.domain.state;

/// The closed list of reasons to say no to a command, each with one meaning.
public enum RejectionCode {
  /// The lifecycle does not go this way from the person's state.
  TRANSITION_NOT_ALLOWED,
  /// There is no such person.
  PERSON_NOT_FOUND,
  /// There is such a person already.
  PERSON_EXISTS,
  /// The person has no such part.
  PART_NOT_FOUND,
  /// The person has another part with this id, or the same under another id.
  PART_EXISTS,
  /// The person has this email or phone already.
  DUPLICATE_CONTACT,
  /// The person's lifecycle state does not permit this kind of change.
  NOT_PERMITTED_IN_STATE,
  /// A well-formed value does not fit this person.
  INVALID_VALUE,
  /// The target of a merge does not exist, is the source itself, or is itself merged.
  MERGE_TARGET_INVALID,
  /// Another person that the command names does not exist.
  REFERENCE_NOT_FOUND,
  /// The person is not at the revision that the caller expected.
  STALE_REVISION,
  /// The person already is as asked.
  NOTHING_TO_CHANGE,
  /// The command id was used for another command or payload.
  COMMAND_ID_REUSED,
  /// The person holds as many parts of this kind as configuration allows.
  LIMIT_REACHED
}
