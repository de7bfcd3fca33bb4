package cim.person.infrastructure.nats;

import cim.person.application.CommandRequest;
import cim.person.application.Failure;
import cim.person.application.Outcome;
import cim.person.application.Receipt;
import cim.person.application.data.CommandFields;
import cim.person.application.data.CommandReader;
import cim.person.application.data.Inputs;
import cim.person.application.data.MalformedData;
import cim.person.application.data.RecordData;
import cim.person.application.documents.ReceiptDocument;
import cim.person.domain.Hierarchy;
import cim.person.domain.commands.PersonCommand;
import cim.person.domain.state.Rejection;
import cim.person.domain.values.Cid;
import cim.person.infrastructure.json.JsonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Commands as messages, and what they are answered: JSON with the fields of the GraphQL contract,
/// what is absent left out.
final class CommandMessages {
  static final String SUBJECT = "cim.person-service.commands.";

  private static final List<String> FIELDS =
      List.of("commandId", "correlationId", "cause", "person", "expectedRevision", "data");
  private static final Set<String> CONTENT = Set.of("data", "block");
  private static final SequencedMap<String, Class<? extends PersonCommand>> COMMANDS = commands();

  private CommandMessages() {}

  /// The names of the commands, as they end the subject.
  static String names() {
    return String.join(" ", COMMANDS.keySet());
  }

  /// @param actor who asks
  /// @throws MalformedData naming what is wrong: a field, the `body` or the `subject`
  static CommandRequest read(String subject, byte[] body, String actor) {
    Class<? extends PersonCommand> command = COMMANDS.get(subject.substring(SUBJECT.length()));
    if (command == null) {
      throw new MalformedData(
          "subject", "must end in a command that $SRV.INFO lists, such as create-person");
    }
    Map<String, @Nullable Object> fields = JsonText.object("body", body);
    for (String name : fields.keySet()) {
      if (!FIELDS.contains(name)) {
        throw new MalformedData(name, "is not a known field");
      }
    }
    UUID commandId = CommandFields.uuid("commandId", fields.get("commandId"));
    if (commandId == null) {
      throw new MalformedData("commandId", "must be given");
    }
    UUID correlation = CommandFields.uuid("correlationId", fields.get("correlationId"));
    return new CommandRequest(
        CommandFields.person(command, "person", fields.get("person"), commandId),
        commandId,
        correlation == null ? commandId : correlation,
        cause(fields.get("cause")),
        actor,
        CommandFields.revision("expectedRevision", fields.get("expectedRevision")),
        command(command, commandId, fields.get("data")));
  }

  private static @Nullable String cause(@Nullable Object given) {
    try {
      return given == null ? null : Cid.parse(given.toString()).toString();
    } catch (IllegalArgumentException _) {
      throw new MalformedData(
          "cause", "must be the CID of an event or of a message, such as baguqeera…");
    }
  }

  private static PersonCommand command(
      Class<? extends PersonCommand> type, UUID commandId, @Nullable Object data) {
    if (data != null && !(data instanceof Map<?, ?>)) {
      throw new MalformedData("data", "must be an object");
    }
    try {
      return CommandReader.read(
          type, commandId, data instanceof Map<?, ?> fields ? fields : Map.of());
    } catch (MalformedData problem) {
      throw new MalformedData("data." + problem.field(), String.valueOf(problem.getMessage()));
    }
  }

  /// @param most the most bytes of a message. A receipt that would be larger tells of its events
  ///     without `block` and `data`: they are found by their CIDs.
  static byte[] reply(Outcome outcome, long most) {
    return switch (outcome) {
      case Outcome.Done(var receipt, _) -> {
        byte[] whole = reply(receipt, true);
        yield whole.length <= most ? whole : reply(receipt, false);
      }
      case Outcome.Refused(var rejection, _) -> reply(rejection);
    };
  }

  static byte[] reply(Failure failure) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("code", failure.code().name());
    error.put("message", failure.message());
    error.putAll(failure.details());
    return JsonText.write(Map.of("error", error));
  }

  private static byte[] reply(Rejection rejection) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("code", rejection.code().name());
    fields.put("message", rejection.message());
    putIfThere(fields, "field", rejection.field());
    return JsonText.write(Map.of("rejection", fields));
  }

  private static byte[] reply(Receipt receipt, boolean withContent) {
    Map<String, Object> fields = RecordData.write(ReceiptDocument.of(receipt));
    if (!withContent && fields.get("events") instanceof List<?> events) {
      events.forEach(event -> ((Map<?, ?>) event).keySet().removeAll(CONTENT));
    }
    return JsonText.write(Map.of("receipt", fields));
  }

  private static void putIfThere(Map<String, Object> fields, String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, value.toString());
    }
  }

  private static SequencedMap<String, Class<? extends PersonCommand>> commands() {
    SequencedMap<String, Class<? extends PersonCommand>> commands = new LinkedHashMap<>();
    Inputs.commands().forEach(command -> commands.put(Hierarchy.kebab(command), command));
    return commands;
  }
}
