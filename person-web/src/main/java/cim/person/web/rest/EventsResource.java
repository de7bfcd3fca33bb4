package cim.person.web.rest;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.concurrent.CompletionStage;

/// The log of everyone's events.
@Dependent
@Path("events")
public class EventsResource {
  private final EventAnswers events;
  private final EventStreams streams;
  private final Calls calls;

  @Inject
  public EventsResource(EventAnswers events, EventStreams streams, Calls calls) {
    this.events = events;
    this.streams = streams;
    this.calls = calls;
  }

  @GET
  @Produces(Answers.JSON)
  public CompletionStage<Response> list(@Context HttpServletRequest request) {
    Asked asked = Asked.of(request);
    return calls.answer(() -> events.list(null, asked));
  }

  @GET
  @Produces(EventStreams.MEDIA_TYPE + Answers.ONLY_WHEN_NAMED)
  public void follow(
      @Context HttpServletRequest request, @Context SseEventSink sink, @Context Sse sse) {
    streams.open(null, request, sink, sse);
  }

  @GET
  @Path("{cid}")
  @Produces(Answers.JSON)
  public CompletionStage<Response> event(
      @PathParam("cid") String cid, @Context HttpServletRequest request) {
    Asked asked = Asked.of(request);
    return calls.answer(() -> events.one(cid, asked, false));
  }

  @GET
  @Path("{cid}")
  @Produces(EventAnswers.DAG_JSON + Answers.ONLY_WHEN_NAMED)
  public CompletionStage<Response> block(
      @PathParam("cid") String cid, @Context HttpServletRequest request) {
    Asked asked = Asked.of(request);
    return calls.answer(() -> events.one(cid, asked, true));
  }
}
