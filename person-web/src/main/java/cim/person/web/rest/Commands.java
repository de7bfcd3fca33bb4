package cim.person.web.rest;

import cim.person.application.CommandHandler;
import cim.person.application.CommandRequest;
import cim.person.application.Outcome;
import cim.person.application.Receipt;
import cim.person.application.data.CommandFields;
import cim.person.application.data.CommandReader;
import cim.person.application.data.Inputs;
import cim.person.application.data.MalformedData;
import cim.person.application.data.RecordData;
import cim.person.application.documents.PersonDocument;
import cim.person.application.documents.ReceiptDocument;
import cim.person.application.ports.EventTooLarge;
import cim.person.application.ports.JsonInput;
import cim.person.application.ports.PersonNames;
import cim.person.application.queries.PersonRecord;
import cim.person.domain.Hierarchy;
import cim.person.domain.commands.LifecycleCommand.CreatePerson;
import cim.person.domain.commands.PersonCommand;
import cim.person.domain.values.Cid;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Carries commands out and answers with what came of it. Thread-safe.
public final class Commands {
  private static final Map<String, Class<? extends PersonCommand>> BY_NAME = byName();

  private final CommandHandler handler;
  private final PersonNames names;
  private final JsonInput json;

  public Commands(CommandHandler handler, PersonNames names, JsonInput json) {
    this.handler = handler;
    this.names = names;
    this.json = json;
  }

  /// @param id whom it is for; null when the body may say it
  /// @param command its name in kebab-case
  Response carryOut(@Nullable String id, String command, CommandCall call) {
    Class<? extends PersonCommand> type = BY_NAME.get(command);
    if (type == null) {
      throw new Refused(
          new Problem(
              404,
              "NOT_FOUND",
              "There is no such command; /openapi lists those that there are, such as add-contact."));
    }
    UUID given = uuid(CommandCall.KEY, call.idempotencyKey());
    UUID commandId = given == null ? UUID.randomUUID() : given;
    try {
      CommandRequest request = request(type, id, commandId, call);
      return answer(type, request, handler.handle(request));
    } catch (EventTooLarge tooMuch) {
      throw new Refused(
          Problem.of(
                  new MalformedData(
                      "body", "must be smaller, nothing was stored: " + tooMuch.getMessage()))
              .with("commandId", commandId.toString()));
    } catch (RuntimeException failure) {
      throw new Refused(Problem.of(failure).with("commandId", commandId.toString()));
    }
  }

  private CommandRequest request(
      Class<? extends PersonCommand> type, @Nullable String id, UUID commandId, CommandCall call) {
    Map<String, @Nullable Object> data =
        call.body().length == 0
            ? new LinkedHashMap<>()
            : new LinkedHashMap<>(json.object("body", call.body()));
    Object person = id == null ? data.remove("id") : id;
    UUID correlation = uuid(CommandCall.CORRELATION, call.correlation());
    return new CommandRequest(
        CommandFields.person(type, "id", person, commandId),
        commandId,
        correlation == null ? commandId : correlation,
        cause(call.cause()),
        call.actor(),
        Revision.demanded(call.ifMatch()),
        CommandReader.read(type, commandId, data));
  }

  private Response answer(
      Class<? extends PersonCommand> type, CommandRequest request, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done(var receipt, var person) -> done(type, receipt, person);
      case Outcome.Refused(var rejection, _) ->
          Problem.of(rejection).with("commandId", request.commandId().toString()).toResponse();
    };
  }

  private Response done(Class<? extends PersonCommand> type, Receipt receipt, PersonRecord person) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("receipt", RecordData.write(ReceiptDocument.of(receipt)));
    body.put("person", RecordData.write(PersonDocument.of(person, names)));
    Response.ResponseBuilder answer =
        Answers.ok(Answers.bytes(body))
            .header("ETag", Revision.tag(person.head().seq(), ""))
            .header(Answers.POSITION, receipt.position())
            .header(CommandCall.KEY, receipt.commandId());
    if (receipt.replayed()) {
      answer.header(CommandCall.REPLAYED, true);
    }
    if (type == CreatePerson.class) {
      answer.status(201).header("Location", "/api/v1/persons/" + person.id());
    }
    return answer.build();
  }

  private static @Nullable UUID uuid(String header, @Nullable String text) {
    return CommandFields.uuid(header, text);
  }

  private static @Nullable String cause(@Nullable String text) {
    try {
      return text == null ? null : Cid.parse(text).toString();
    } catch (IllegalArgumentException _) {
      throw new MalformedData(
          CommandCall.CAUSE, "must be the CID of an event or of a message, such as baguqeera…");
    }
  }

  private static Map<String, Class<? extends PersonCommand>> byName() {
    Map<String, Class<? extends PersonCommand>> commands = new LinkedHashMap<>();
    Inputs.commands().forEach(command -> commands.put(Hierarchy.kebab(command), command));
    return commands;
  }
}
