package cim.person.infrastructure.migration;

import static cim.person.infrastructure.migration.Outcome.IMPORT;
import static cim.person.infrastructure.migration.Outcome.IMPORT_WITH_WARNING;
import static cim.person.infrastructure.migration.Outcome.QUARANTINE;
import static cim.person.infrastructure.migration.Outcome.SKIP;

/// Why a line has its outcome: names for reports, each with one outcome.
enum Code {
  /// Nothing to say.
  OK(IMPORT),
  /// A header names the correlation, and is preferred to the body.
  HEADER_CORRELATION(IMPORT),

  /// An id is plain text in the place of an object.
  ID_AS_STRING(IMPORT_WITH_WARNING),
  /// An id has capital letters.
  ID_NOT_CANONICAL(IMPORT_WITH_WARNING),
  /// Only one of the event and its envelope names the person.
  ID_ONCE(IMPORT_WITH_WARNING),
  /// The subject says something else than the body.
  SUBJECT_MISMATCH(IMPORT_WITH_WARNING),
  /// The number in the envelope is none that the service gave.
  BAD_SEQUENCE(IMPORT_WITH_WARNING),
  /// A time has an offset.
  OFFSET_TIME(IMPORT_WITH_WARNING),
  /// A field that came later is absent.
  MISSING_DEFAULTED_FIELD(IMPORT_WITH_WARNING),
  /// It says no correlation; one is derived.
  NO_CORRELATION(IMPORT_WITH_WARNING),
  /// It says neither time nor correlation; the message's time is taken.
  NO_METADATA(IMPORT_WITH_WARNING),
  /// A field that the older service did not know.
  UNKNOWN_FIELD(IMPORT_WITH_WARNING),
  /// A value of another kind that can only mean one thing.
  VALUE_COERCED(IMPORT_WITH_WARNING),
  /// A fact ends before it begins.
  VALIDITY_INVERTED(IMPORT_WITH_WARNING),
  /// Its time lies before that of the person's event before.
  TIME_BEFORE_PREVIOUS(IMPORT_WITH_WARNING),
  /// It stands after a line that the stream had later.
  OUT_OF_ORDER(IMPORT_WITH_WARNING),
  /// The service let a birth date be set after death.
  AFTER_DEATH_ALLOWED(IMPORT_WITH_WARNING),
  /// The fact to be replaced is not there; it is recorded.
  NOTHING_TO_REPLACE(IMPORT_WITH_WARNING),
  /// The archive was left without being left; the record says that it was.
  OUT_OF_ARCHIVE(IMPORT_WITH_WARNING),

  /// An empty line.
  BLANK_LINE(SKIP),
  /// A command, which is a wish and no fact.
  COMMAND_NOT_EVENT(SKIP),
  /// An event of this service, told in the older form.
  TOLD_FROM_HERE(SKIP),
  /// A message about a message.
  DEAD_LETTER(SKIP),
  /// A dummy that the service stored in the place of what happened.
  PLACEHOLDER(SKIP),
  /// The same message, stored again.
  DUPLICATE_MESSAGE(SKIP),
  /// The person was created again, with the same name and source.
  DUPLICATE_CREATE(SKIP),
  /// The second form of a fact that was written twice.
  DUAL_WRITE(SKIP),
  /// It is as it says already.
  NO_CHANGE(SKIP),
  /// There is no such fact that could end.
  NOTHING_TO_INVALIDATE(SKIP),
  /// There is no such part that could be removed.
  NOTHING_TO_REMOVE(SKIP),

  /// The bytes are no UTF-8.
  INVALID_UTF8(QUARANTINE),
  /// It is no JSON.
  MALFORMED_JSON(QUARANTINE),
  /// It ends too early.
  TRUNCATED(QUARANTINE),
  /// A key is there twice.
  DUPLICATE_KEY(QUARANTINE),
  /// A string has half of a surrogate pair.
  LONE_SURROGATE(QUARANTINE),
  /// It is JSON, but no message.
  NOT_AN_OBJECT(QUARANTINE),
  /// It is larger than what a record can hold.
  OVERSIZE(QUARANTINE),
  /// The subject is none of the older service.
  UNKNOWN_SUBJECT(QUARANTINE),
  /// Nobody knows what that event means.
  UNKNOWN_VARIANT(QUARANTINE),
  /// It does not say whom it is about.
  MISSING_PERSON_ID(QUARANTINE),
  /// It says of two persons that it is about them.
  ID_MISMATCH(QUARANTINE),
  /// A field is absent.
  MISSING_FIELD(QUARANTINE),
  /// A field is of another kind.
  WRONG_TYPE(QUARANTINE),
  /// There is no such day or time.
  BAD_DATE(QUARANTINE),
  /// The name has none of the forms of names.
  NAME_SHAPE(QUARANTINE),
  /// A text, number or address is none that a record can hold.
  BAD_VALUE(QUARANTINE),
  /// A number lies beyond what can be.
  OUT_OF_RANGE(QUARANTINE),
  /// A number that is none.
  NON_FINITE(QUARANTINE),
  /// The value is of a kind that the attribute cannot have.
  VALUE_TYPE_MISMATCH(QUARANTINE),
  /// The person was created again, as somebody else.
  CREATE_CONFLICT(QUARANTINE),
  /// Nobody has created that person.
  ORPHAN(QUARANTINE),
  /// The person has died before.
  AFTER_DEATH(QUARANTINE),
  /// Another day of death is known.
  DEATH_CONFLICT(QUARANTINE),
  /// Another day of birth is known.
  BIRTH_DATE_CONFLICT(QUARANTINE),
  /// The person was merged into another one before.
  AFTER_MERGE(QUARANTINE),
  /// A person was merged into itself.
  SELF_MERGE(QUARANTINE),
  /// The merge would close a circle.
  MERGE_CYCLE(QUARANTINE),
  /// Nobody has created the person to be merged into.
  MERGE_TARGET_UNKNOWN(QUARANTINE);

  private final Outcome outcome;

  Code(Outcome outcome) {
    this.outcome = outcome;
  }

  Outcome outcome() {
    return outcome;
  }
}
