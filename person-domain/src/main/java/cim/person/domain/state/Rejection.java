package cim.person.domain.state;

import cim.person.domain.Hierarchy;
import cim.person.domain.commands.PersonCommand;
import cim.person.domain.values.Id;
import cim.person.domain.values.PartId;
import cim.person.domain.values.PersonId;
import org.jspecify.annotations.Nullable;

/// A business "no": an expected answer, not a failure, and never history.
///
/// Messages speak of the person's state, never of its data, so that they can be logged.
public sealed interface Rejection {
  default RejectionCode code() {
    return RejectionCode.valueOf(Hierarchy.upperSnake(getClass()));
  }

  /// One sentence for people.
  String message();

  /// The field of the command that does not fit, where it is one.
  default @Nullable String field() {
    return null;
  }

  /// The lifecycle does not go this way from the person's state.
  ///
  /// @param command what was asked
  /// @param state where the person stands
  record TransitionNotAllowed(Class<? extends PersonCommand> command, LifecycleState state)
      implements Rejection {
    @Override
    public String message() {
      return "%s is not allowed while the person is %s.".formatted(command.getSimpleName(), state);
    }
  }

  /// There is no such person.
  record PersonNotFound() implements Rejection {
    @Override
    public String message() {
      return "There is no person with this id.";
    }
  }

  /// There is such a person already.
  record PersonExists() implements Rejection {
    @Override
    public String message() {
      return "There is a person with this id already.";
    }
  }

  /// The person has another part with this id, or the same under another id.
  ///
  /// @param id the part that is there
  record PartExists(Id id) implements Rejection {
    @Override
    public String message() {
      return "The person has such a part already, with the id %s.".formatted(id);
    }
  }

  /// The person has this email or phone already.
  ///
  /// @param id the contact that the person has already
  record DuplicateContact(PartId id) implements Rejection {
    @Override
    public String message() {
      return "The person has this contact already, as %s.".formatted(id);
    }
  }

  /// The person's lifecycle state does not permit this kind of change.
  ///
  /// @param command what was asked
  /// @param state where the person stands
  record NotPermittedInState(Class<? extends PersonCommand> command, LifecycleState state)
      implements Rejection {
    @Override
    public String message() {
      return "%s is not permitted while the person is %s."
          .formatted(command.getSimpleName(), state);
    }
  }

  /// The person is not at the revision that the caller expected.
  ///
  /// @param expected the revision that the caller had seen
  /// @param actual the revision that the person is at
  record StaleRevision(long expected, long actual) implements Rejection {
    @Override
    public String message() {
      return "Revision %d was expected, and the person is at revision %d: read it again, then decide."
          .formatted(expected, actual);
    }
  }

  /// The person already is as asked.
  record NothingToChange() implements Rejection {
    @Override
    public String message() {
      return "The person already is as asked.";
    }
  }

  /// The command id was used for another command or payload.
  record CommandIdReused() implements Rejection {
    @Override
    public String message() {
      return "This command id was used before with another command or payload: take a new one.";
    }
  }

  /// The person holds as many parts of this kind as configuration allows.
  ///
  /// @param part what there are too many of, such as `skill`
  /// @param limit how many are allowed
  record LimitReached(String part, int limit) implements Rejection {
    @Override
    public String message() {
      return "The person has as many of the kind %s as are allowed: %d.".formatted(part, limit);
    }
  }

  /// The person has no such part.
  ///
  /// @param part what was looked for, such as `contact`
  record PartNotFound(String part) implements Rejection {
    @Override
    public String message() {
      return "The person has no such %s.".formatted(part);
    }
  }

  /// A well-formed value does not fit this person.
  ///
  /// @param field the command's field
  /// @param problem what is wrong and what is allowed, as the end of a sentence: "must …"
  record InvalidValue(String field, String problem) implements Rejection {
    @Override
    public String message() {
      return "The field %s %s.".formatted(field, problem);
    }
  }

  /// The person cannot be merged into that one.
  ///
  /// @param problem why not, as the end of a sentence about the target
  record MergeTargetInvalid(String problem) implements Rejection {
    @Override
    public String field() {
      return "into";
    }

    @Override
    public String message() {
      return "The person to merge into %s.".formatted(problem);
    }
  }

  /// Another person that the command names does not exist.
  ///
  /// @param field the command's field
  /// @param person the other person
  record ReferenceNotFound(String field, PersonId person) implements Rejection {
    @Override
    public String message() {
      return "There is no person with the id %s, which the command names.".formatted(person);
    }
  }
}
