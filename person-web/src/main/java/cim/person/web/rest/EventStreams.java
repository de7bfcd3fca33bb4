package cim.person.web.rest;

import cim.person.application.data.MalformedData;
import cim.person.application.queries.EventFeed;
import cim.person.application.queries.EventFeed.Wanted;
import cim.person.domain.events.Family;
import cim.person.domain.values.PersonId;
import cim.person.web.Threads;
import cim.person.web.graphql.Arguments;
import cim.person.web.security.Callers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Events as they come, as server-sent events (WHATWG HTML, 9.2). Thread-safe.
public final class EventStreams {
  static final String MEDIA_TYPE = "text/event-stream";

  private final EventFeed feed;
  private final Threads threads;
  private final Duration heartbeat;
  private final InstantSource clock;

  /// @param heartbeat after how long without an event a comment is sent, by which both ends see
  ///     that the connection lives
  public EventStreams(EventFeed feed, Threads threads, Duration heartbeat, InstantSource clock) {
    this.feed = feed;
    this.threads = threads;
    this.heartbeat = heartbeat;
    this.clock = clock;
  }

  /// Begins after the position in Last-Event-ID, else in the parameter `after`, else with what
  /// comes
  /// now.
  ///
  /// It ends with the caller's token.
  ///
  /// @param id of one person only; null for everyone
  void open(@Nullable String id, HttpServletRequest request, SseEventSink sink, Sse sse) {
    QueryParameters parameters = QueryParameters.of(request.getQueryString());
    Optional<PersonId> person = Optional.ofNullable(id).map(text -> Arguments.person("id", text));
    Set<Family> families = families(parameters.all("families"));
    OptionalLong after = after(request.getHeader("Last-Event-ID"), parameters.one("after"));
    parameters.end();
    Duration longest = Callers.of(request).left(clock.instant());
    EventStream stream = new EventStream(sink, sse, heartbeat, longest);
    feed.events(new Wanted(person, families), after).subscribe(stream);
    threads.newThread(stream).start();
  }

  private static Set<Family> families(List<String> names) {
    Set<Family> families = EnumSet.noneOf(Family.class);
    for (String name : names) {
      families.add(
          Arrays.stream(Family.values())
              .filter(family -> family.name().equals(name))
              .findFirst()
              .orElseThrow(
                  () ->
                      new MalformedData(
                          "families",
                          "must be one of "
                              + String.join(
                                  ", ", Arrays.stream(Family.values()).map(Enum::name).toList()))));
    }
    return families.isEmpty() ? EnumSet.allOf(Family.class) : families;
  }

  private static OptionalLong after(@Nullable String lastEventId, @Nullable String after) {
    if (lastEventId != null && !lastEventId.isBlank()) {
      return OptionalLong.of(Arguments.position("Last-Event-ID", lastEventId.strip()));
    }
    return after == null
        ? OptionalLong.empty()
        : OptionalLong.of(Arguments.position("after", after));
  }
}
