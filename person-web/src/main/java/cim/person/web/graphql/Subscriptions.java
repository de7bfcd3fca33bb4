package cim.person.web.graphql;

import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.EventFeed;
import cim.person.domain.events.Family;
import cim.person.domain.values.PersonId;
import io.smallrye.graphql.api.Subscription;
import io.smallrye.mutiny.Multi;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/// What clients can follow. What a subscriber asks for is pulled from the feed, one event at a
/// time, so that a slow one waits in the feed's buffer and nowhere else.
@GraphQLApi
public final class Subscriptions {
  private final EventFeed feed;

  public Subscriptions(EventFeed feed) {
    this.feed = feed;
  }

  /// Events as they come.
  @Subscription
  @NonNull
  @Description("Events in the order of the stream: none missed, none twice.")
  public Multi<RecordedEvent> personEvents(
      @Id @Name("person") @Description("Of one person only.") @Nullable String person,
      @Name("families") @Description("Of these families only; all when absent or empty.")
          @Nullable List<Family> families,
      @Name("after")
          @Description("Begin after this position; 0 is the beginning. Absent: what comes now.")
          @Nullable String after) {
    OptionalLong position =
        after == null ? OptionalLong.empty() : OptionalLong.of(Arguments.position("after", after));
    return Multi.createFrom().publisher(feed.events(filter(person, families), position));
  }

  private static Predicate<RecordedEvent> filter(
      @Nullable String person, @Nullable List<Family> families) {
    PersonId one = person == null ? null : Arguments.person("person", person);
    Set<Family> wanted =
        families == null || families.isEmpty()
            ? EnumSet.allOf(Family.class)
            : families.stream().filter(Objects::nonNull).collect(Collectors.toSet());
    return event ->
        (one == null || one.equals(event.person())) && wanted.contains(event.type().family());
  }
}
