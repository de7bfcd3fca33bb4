package cim.person.application.data;

import cim.person.domain.commands.LifecycleCommand.CreatePerson;
import cim.person.domain.commands.PersonCommand;
import cim.person.domain.values.Id;
import cim.person.domain.values.PersonId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads what stands around a command, through whichever door it came: [CommandReader] reads the
/// command itself. What is thrown is [MalformedData] that names the field.
public final class CommandFields {
  private CommandFields() {}

  public static @Nullable UUID uuid(String field, @Nullable Object given) {
    if (given == null) {
      return null;
    }
    try {
      return Id.parse(RecordReader.text(field, given));
    } catch (MalformedData problem) {
      throw problem;
    } catch (IllegalArgumentException problem) {
      throw new MalformedData(field, String.valueOf(problem.getMessage()));
    }
  }

  /// The revision that the caller has seen.
  public static @Nullable Long revision(String field, @Nullable Object given) {
    if (given == null) {
      return null;
    }
    if (!(given instanceof Integer || given instanceof Long)) {
      throw new MalformedData(field, "must be a whole number");
    }
    long revision = ((Number) given).longValue();
    if (revision < 0) {
      throw new MalformedData(field, "must be 0 or more");
    }
    return revision;
  }

  /// Whom the command is for. Who is created without an id gets one that is derived from the
  /// command's, so that a retry finds the same person.
  public static PersonId person(
      Class<? extends PersonCommand> command,
      String field,
      @Nullable Object given,
      UUID commandId) {
    UUID person = uuid(field, given);
    if (person != null) {
      return new PersonId(person);
    }
    if (command != CreatePerson.class) {
      throw new MalformedData(field, "must be given");
    }
    return new PersonId(NameBasedUuid.of("cim:person:" + commandId));
  }
}
