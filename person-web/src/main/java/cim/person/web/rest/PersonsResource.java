package cim.person.web.rest;

import cim.person.web.Settings;
import cim.person.web.security.Callers;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Persons, their parts and events, and commands to them.
@Dependent
@Path("persons")
public class PersonsResource {
  private final PersonAnswers list;
  private final OnePerson one;
  private final EventAnswers events;
  private final EventStreams streams;
  private final Commands commands;
  private final Calls calls;
  private final Settings settings;

  @Inject
  public PersonsResource(
      PersonAnswers list,
      OnePerson one,
      EventAnswers events,
      EventStreams streams,
      Commands commands,
      Calls calls,
      Settings settings) {
    this.list = list;
    this.one = one;
    this.events = events;
    this.streams = streams;
    this.commands = commands;
    this.calls = calls;
    this.settings = settings;
  }

  @GET
  @Produces(Answers.JSON)
  public CompletionStage<Response> list(@Context HttpServletRequest request) {
    Asked asked = Asked.of(request);
    return calls.answer(() -> list.list(asked));
  }

  @POST
  @Produces(Answers.JSON)
  public CompletionStage<Response> create(@Context HttpServletRequest request) {
    CommandCall call = call(request);
    return calls.answer(() -> commands.carryOut(null, "create-person", call));
  }

  @GET
  @Path("{id}")
  @Produces(Answers.JSON)
  public CompletionStage<Response> person(
      @PathParam("id") String id, @Context HttpServletRequest request) {
    Asked asked = Asked.of(request);
    return calls.answer(() -> one.whole(id, asked));
  }

  @GET
  @Path("{id}")
  @Produces(CardForm.VCARD + Answers.ONLY_WHEN_NAMED)
  public CompletionStage<Response> vcard(
      @PathParam("id") String id, @Context HttpServletRequest request) {
    Asked asked = Asked.of(request);
    return calls.answer(() -> one.card(id, CardForm.VCARD_4, asked));
  }

  @GET
  @Path("{id}")
  @Produces(CardForm.JCARD + Answers.ONLY_WHEN_NAMED)
  public CompletionStage<Response> jcard(
      @PathParam("id") String id, @Context HttpServletRequest request) {
    Asked asked = Asked.of(request);
    return calls.answer(() -> one.card(id, CardForm.JCARD_4, asked));
  }

  @GET
  @Path("{id}/{part}")
  @Produces(Answers.JSON)
  public CompletionStage<Response> part(
      @PathParam("id") String id,
      @PathParam("part") String path,
      @Context HttpServletRequest request) {
    Asked asked = Asked.of(request);
    return PersonParts.at(path)
        .map(part -> calls.answer(() -> one.part(id, part, asked)))
        .orElseGet(() -> CompletableFuture.completedFuture(noPart()));
  }

  @GET
  @Path("{id}/events")
  @Produces(Answers.JSON)
  public CompletionStage<Response> events(
      @PathParam("id") String id, @Context HttpServletRequest request) {
    Asked asked = Asked.of(request);
    return calls.answer(() -> events.list(id, asked));
  }

  @GET
  @Path("{id}/events")
  @Produces(EventStreams.MEDIA_TYPE + Answers.ONLY_WHEN_NAMED)
  public void follow(
      @PathParam("id") String id,
      @Context HttpServletRequest request,
      @Context SseEventSink sink,
      @Context Sse sse) {
    streams.open(id, request, sink, sse);
  }

  @POST
  @Path("{id}/commands/{command}")
  @Produces(Answers.JSON)
  public CompletionStage<Response> command(
      @PathParam("id") String id,
      @PathParam("command") String command,
      @Context HttpServletRequest request) {
    CommandCall call = call(request);
    return calls.answer(() -> commands.carryOut(id, command, call));
  }

  private CommandCall call(HttpServletRequest request) {
    return CommandCall.of(request, Callers.of(request).actor(), settings.bodyLimit());
  }

  private static Response noPart() {
    return new Problem(
            404,
            "NOT_FOUND",
            "A person has no such part; there are "
                + String.join(", ", PersonParts.all().keySet())
                + ".")
        .toResponse();
  }
}
