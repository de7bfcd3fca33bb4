package cim.person.web.graphql;

import cim.person.application.CommandRequest;
import cim.person.application.data.CommandFields;
import cim.person.application.data.CommandReader;
import cim.person.application.data.MalformedData;
import cim.person.domain.commands.LifecycleCommand.CreatePerson;
import cim.person.domain.commands.PersonCommand;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

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
      UUID given = CommandFields.uuid("commandId", data.remove("commandId"));
      UUID commandId = given == null ? UUID.randomUUID() : given;
      String person = command == CreatePerson.class ? "id" : "person";
      return new CommandRequest(
          CommandFields.person(command, person, data.remove(person), commandId),
          commandId,
          commandId,
          null,
          actor,
          CommandFields.revision("expectedRevision", data.remove("expectedRevision")),
          CommandReader.read(command, commandId, data));
    } catch (MalformedData problem) {
      throw new MalformedData(
          ARGUMENT + "." + problem.field(), String.valueOf(problem.getMessage()));
    }
  }
}
