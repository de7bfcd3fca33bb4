package cim.person.web.graphql;

import cim.person.application.CommandHandler;
import cim.person.application.CommandRequest;
import cim.person.application.Outcome;
import cim.person.application.PersonSetAside;
import cim.person.application.TooManyCommands;
import cim.person.application.TooManyRaces;
import cim.person.application.data.MalformedData;
import cim.person.application.ports.EventStoreUnavailable;
import cim.person.application.ports.EventTooLarge;
import cim.person.domain.commands.PersonCommand;
import java.util.Map;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;

/// What every mutation does: it hands a command to the handler and shows the outcome.
@GraphQLApi
public final class Mutations {
  private final CommandHandler handler;

  public Mutations(CommandHandler handler) {
    this.handler = handler;
  }

  /// The payload that all mutations have. The schema has one mutation for each command in the
  /// place of this one.
  @SuppressWarnings("DoNotCallSuggester")
  @Mutation("command")
  @NonNull
  @Description("A command.")
  public PersonPayload command() {
    throw new UnsupportedOperationException("the schema has a mutation for each command instead");
  }

  /// Reads a command and carries it out.
  @Ignore
  public PersonPayload carryOut(
      Class<? extends PersonCommand> command, Map<String, Object> input, String actor) {
    CommandRequest request = new CommandInput(command, input).read(actor);
    try {
      return payload(handler.handle(request));
    } catch (EventStoreUnavailable | TooManyCommands | TooManyRaces | PersonSetAside failure) {
      throw new CommandUnanswered(request.commandId(), failure);
    } catch (EventTooLarge tooMuch) {
      throw new MalformedData(
          "input", "must be smaller, nothing was stored: " + tooMuch.getMessage());
    }
  }

  private static PersonPayload payload(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done(var receipt, var person) ->
          new PersonPayload(PersonView.now(person), receipt, null);
      case Outcome.Refused(var rejection, var person) ->
          new PersonPayload(person.map(PersonView::now).orElse(null), null, Refusal.of(rejection));
    };
  }
}
