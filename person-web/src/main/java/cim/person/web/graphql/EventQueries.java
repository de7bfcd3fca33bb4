package cim.person.web.graphql;

import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.EventFilter;
import cim.person.application.queries.EventLog;
import cim.person.application.queries.Projections.Scope;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/// Queries about what happened: the audit log.
@GraphQLApi
public final class EventQueries {
  private final EventLog log;
  private final Freshness freshness;
  private final Pages pages;

  public EventQueries(EventLog log, Freshness freshness, Pages pages) {
    this.log = log;
    this.freshness = freshness;
    this.pages = pages;
  }

  /// An event by the identity of its content.
  @Query
  @Description("An event, or null when none with this CID is known.")
  public @Nullable RecordedEvent event(
      @Id @NonNull @Name("cid") @Description("The event's CID.") String cid,
      @Name("atLeast") @Description(Freshness.AT_LEAST) @Nullable String atLeast) {
    freshness.await(Scope.EVENTS, atLeast);
    return log.byCid(Arguments.cid("cid", cid)).orElse(null);
  }

  /// What happened, in pages.
  @Query
  @NonNull
  @Description("The audit log, the newest event last.")
  public RecordedEventConnection events(
      @Name("filter") @Description("Which events; all when absent.")
          @Nullable EventFiltering filter,
      @Name("first") @Description(Pages.FIRST) @Nullable Integer first,
      @Name("after") @Description(Pages.AFTER) @Nullable String after,
      @Name("last") @Description(Pages.LAST) @Nullable Integer last,
      @Name("before") @Description(Pages.BEFORE) @Nullable String before,
      @Name("atLeast") @Description(Freshness.AT_LEAST) @Nullable String atLeast) {
    EventFilter wanted = EventFiltering.filter("filter", filter);
    freshness.await(Scope.EVENTS, atLeast);
    return RecordedEventConnection.of(
        pages.read(first, after, last, before, page -> log.find(wanted, page)));
  }
}
