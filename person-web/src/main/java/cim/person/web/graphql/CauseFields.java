package cim.person.web.graphql;

import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.EventLog;
import cim.person.domain.values.Cid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/// What policies made follow from what, loaded for a whole list of events at once.
@GraphQLApi
public final class CauseFields {
  private final EventLog log;
  private final Pages pages;

  public CauseFields(EventLog log, Pages pages) {
    this.log = log;
    this.pages = pages;
  }

  /// What it follows from.
  @Description(
      "The event that a policy reacted to with this one, or the newest that it had seen of the"
          + " person when time led to it; null when nobody's event did: for what somebody asked"
          + " for, and when the cause is a message of another domain.")
  public List<@Nullable RecordedEvent> causedBy(@Source List<RecordedEvent> events) {
    Map<Cid, RecordedEvent> causes =
        log.byCids(events.stream().map(CauseFields::cause).filter(Objects::nonNull).toList());
    List<@Nullable RecordedEvent> inOrder = new ArrayList<>();
    for (RecordedEvent event : events) {
      Cid cause = cause(event);
      inOrder.add(cause == null ? null : causes.get(cause));
    }
    return inOrder;
  }

  /// What follows from it.
  @Description("What policies made follow from this event, of any person, the newest event last.")
  public @NonNull List<@NonNull RecordedEventConnection> caused(
      @Source List<RecordedEvent> events,
      @Name("first") @Description(Pages.FIRST) @Nullable Integer first,
      @Name("after") @Description(Pages.AFTER) @Nullable String after) {
    List<Cid> causes = events.stream().map(RecordedEvent::cid).toList();
    return pages.readEach(causes, first, after, page -> log.causedByEach(causes, page)).stream()
        .map(RecordedEventConnection::of)
        .toList();
  }

  private static @Nullable Cid cause(RecordedEvent event) {
    String cause = event.cause();
    return cause == null ? null : Cid.parse(cause);
  }
}
