package cim.person.web.graphql;

import cim.person.application.CommandRequest;
import cim.person.application.data.CommandReader;
import cim.person.application.data.MalformedData;
import cim.person.application.data.NameBasedUuid;
import cim.person.domain.commands.LifecycleCommand.CreatePerson;
import cim.person.domain.commands.PersonCommand;
import cim.person.domain.values.Id;
import cim.person.domain.values.PersonId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads the argument `input` of a mutation: whom the command is for, its idempotency key, the
/// revision that the caller has seen, and the command itself.
final class CommandInput {
  private static final String ARGUMENT = "input";

  private final Class<? extends PersonCommand> command;
  private final Map<String, Object> data;

  CommandInput(Class<? extends PersonCommand> command, Map<String, Object> input) {
    this.command = command;
    this.data = new HashMap<>(input);
  }

  /// @throws MalformedData naming the field below `input` that is wrong
  CommandRequest read(String actor) {
    try {
      UUID given = uuid("commandId", data.remove("commandId"));
      UUID commandId = given == null ? UUID.randomUUID() : given;
      Integer revision = (Integer) data.remove("expectedRevision");
      if (revision != null && revision < 0) {
        throw new MalformedData("expectedRevision", "must be 0 or more");
      }
      PersonId person = person(commandId);
      return new CommandRequest(
          person,
          commandId,
          commandId,
          null,
          actor,
          revision == null ? null : revision.longValue(),
          CommandReader.read(command, commandId, data));
    } catch (MalformedData problem) {
      throw new MalformedData(
          ARGUMENT + "." + problem.field(), String.valueOf(problem.getMessage()));
    }
  }

  private PersonId person(UUID commandId) {
    String field = command == CreatePerson.class ? "id" : "person";
    UUID given = uuid(field, data.remove(field));
    return new PersonId(given == null ? NameBasedUuid.of("cim:person:" + commandId) : given);
  }

  private static @Nullable UUID uuid(String field, @Nullable Object text) {
    try {
      return text == null ? null : Id.parse((String) text);
    } catch (IllegalArgumentException problem) {
      throw new MalformedData(field, String.valueOf(problem.getMessage()));
    }
  }
}
