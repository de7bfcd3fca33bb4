package cim.person.web.grpc;

import cim.person.application.CommandHandler;
import cim.person.application.CommandRequest;
import cim.person.application.Failure;
import cim.person.application.data.CommandFields;
import cim.person.application.data.CommandReader;
import cim.person.application.data.Inputs;
import cim.person.application.data.MalformedData;
import cim.person.application.data.Stored;
import cim.person.application.documents.PersonDocument;
import cim.person.application.ports.EventTooLarge;
import cim.person.application.ports.PersonNames;
import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.BadCursor;
import cim.person.application.queries.EventFeed;
import cim.person.application.queries.EventFeed.Wanted;
import cim.person.application.queries.Page;
import cim.person.application.queries.PageRequest;
import cim.person.application.queries.PersonFilter;
import cim.person.application.queries.PersonOrder;
import cim.person.application.queries.PersonRecord;
import cim.person.application.queries.Persons;
import cim.person.application.queries.Projections.Scope;
import cim.person.domain.commands.PersonCommand;
import cim.person.domain.events.Family;
import cim.person.web.graphql.Arguments;
import cim.person.web.graphql.Freshness;
import cim.person.web.graphql.Lookup;
import cim.person.web.graphql.Pages;
import cim.person.web.graphql.PersonFilters;
import cim.person.web.graphql.PersonOrdering;
import cim.person.web.graphql.PersonView;
import cim.person.web.grpc.Answers.ExecuteResponse;
import cim.person.web.grpc.Answers.GetPersonResponse;
import cim.person.web.grpc.Answers.ListPersonsResponse;
import cim.person.web.grpc.Problems.NoSuchPerson;
import cim.person.web.grpc.Problems.Unanswered;
import cim.person.web.grpc.Requests.GetPersonRequest;
import cim.person.web.grpc.Requests.ListPersonsRequest;
import cim.person.web.grpc.Requests.StreamEventsRequest;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/// What the service `Persons` does: requests come in as plain data, answers go out as records.
/// Thread-safe.
public final class PersonsDoor {
  private static final Map<String, Class<? extends PersonCommand>> COMMANDS = commands();

  private final CommandHandler handler;
  private final Persons persons;
  private final Lookup lookup;
  private final PersonFilters filters;
  private final Freshness freshness;
  private final Pages pages;
  private final PersonNames names;
  private final EventFeed feed;

  public PersonsDoor(
      CommandHandler handler,
      Persons persons,
      Lookup lookup,
      PersonFilters filters,
      Freshness freshness,
      Pages pages,
      PersonNames names,
      EventFeed feed) {
    this.handler = handler;
    this.persons = persons;
    this.lookup = lookup;
    this.filters = filters;
    this.freshness = freshness;
    this.pages = pages;
    this.names = names;
    this.feed = feed;
  }

  /// @param actor who asks
  ExecuteResponse execute(Map<String, Object> request, String actor) {
    for (Map.Entry<String, Object> given : request.entrySet()) {
      Class<? extends PersonCommand> type = COMMANDS.get(given.getKey());
      if (type != null) {
        return execute(request, given.getKey(), type, (Map<?, ?>) given.getValue(), actor);
      }
    }
    throw new MalformedData("command", "must be given");
  }

  /// @param field where the command stands
  private ExecuteResponse execute(
      Map<String, Object> request,
      String field,
      Class<? extends PersonCommand> type,
      Map<?, ?> data,
      String actor) {
    UUID given = CommandFields.uuid("commandId", request.get("commandId"));
    UUID commandId = given == null ? UUID.randomUUID() : given;
    UUID correlation = CommandFields.uuid("correlationId", request.get("correlationId"));
    CommandRequest command =
        new CommandRequest(
            CommandFields.person(type, "person", request.get("person"), commandId),
            commandId,
            correlation == null ? commandId : correlation,
            cause(request.get("cause")),
            actor,
            CommandFields.revision("expectedRevision", request.get("expectedRevision")),
            read(type, commandId, field, data));
    try {
      return ExecuteResponse.of(handler.handle(command), names);
    } catch (EventTooLarge tooMuch) {
      throw new MalformedData(
          field, "must be smaller, nothing was stored: " + tooMuch.getMessage());
    } catch (RuntimeException failure) {
      Failure told = Problems.failure(failure);
      throw new Unanswered(told.with("commandId", commandId.toString()), failure);
    }
  }

  private static @Nullable String cause(@Nullable Object given) {
    return given == null ? null : Arguments.cid("cause", given.toString()).toString();
  }

  private static PersonCommand read(
      Class<? extends PersonCommand> type, UUID commandId, String field, Map<?, ?> data) {
    try {
      return CommandReader.read(type, commandId, data);
    } catch (MalformedData problem) {
      throw new MalformedData(field + "." + problem.field(), String.valueOf(problem.getMessage()));
    }
  }

  GetPersonResponse person(Map<String, Object> request) {
    GetPersonRequest asked = Stored.read(GetPersonRequest.class, request);
    freshness.await(Scope.PERSONS, asked.atLeast());
    return lookup
        .find(Arguments.person("id", asked.id()), asked.asOf(), Boolean.TRUE.equals(asked.follow()))
        .map(PersonView::record)
        .map(person -> new GetPersonResponse(PersonDocument.of(person, names)))
        .orElseThrow(NoSuchPerson::new);
  }

  ListPersonsResponse persons(Map<String, Object> request) {
    ListPersonsRequest asked = Stored.read(ListPersonsRequest.class, request);
    PersonFilter filter = filters.read("filter", asked.filter());
    PersonOrder order = PersonOrdering.order("orderBy", asked.orderBy());
    int size = pages.limit("pageSize", asked.pageSize());
    freshness.await(Scope.PERSONS, asked.atLeast());
    return ListPersonsResponse.of(page(filter, order, size, asked.pageToken()), names);
  }

  private Page<PersonRecord> page(
      PersonFilter filter, PersonOrder order, int size, @Nullable String token) {
    try {
      return persons.list(filter, order, new PageRequest(size, false, token));
    } catch (BadCursor _) {
      throw new MalformedData("pageToken", "must be a next_page_token that this list gave out");
    }
  }

  Flow.Publisher<RecordedEvent> events(Map<String, Object> request) {
    StreamEventsRequest asked = Stored.read(StreamEventsRequest.class, request);
    Set<Family> families =
        asked.families().isEmpty() ? EnumSet.allOf(Family.class) : Set.copyOf(asked.families());
    String after = asked.after();
    return feed.events(
        new Wanted(
            Optional.ofNullable(asked.person()).map(id -> Arguments.person("person", id)),
            families),
        after == null ? OptionalLong.empty() : OptionalLong.of(Arguments.position("after", after)));
  }

  private static Map<String, Class<? extends PersonCommand>> commands() {
    Map<String, Class<? extends PersonCommand>> commands = new LinkedHashMap<>();
    for (Class<? extends PersonCommand> command : Inputs.commands()) {
      String name = command.getSimpleName();
      commands.put(Character.toLowerCase(name.charAt(0)) + name.substring(1), command);
    }
    return commands;
  }
}
