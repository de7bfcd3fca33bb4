package cim.person.web.graphql;

import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.EventFeed;
import cim.person.application.queries.EventFeed.Wanted;
import cim.person.application.queries.Persons;
import cim.person.domain.events.Family;
import cim.person.domain.values.PersonId;
import io.smallrye.graphql.api.Subscription;
import io.smallrye.graphql.execution.context.SmallRyeContextManager;
import io.smallrye.mutiny.Multi;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderRegistry;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/// What clients can follow. What a subscriber asks for is pulled from the feed, one item at a time,
/// so that a slow one waits in the feed's buffer and nowhere else.
@GraphQLApi
public final class Subscriptions {
  private final EventFeed feed;
  private final Persons persons;

  public Subscriptions(EventFeed feed, Persons persons) {
    this.feed = feed;
    this.persons = persons;
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
    return fresh(Multi.createFrom().publisher(feed.events(wanted(person, families), position)));
  }

  /// A person as it becomes.
  @Subscription
  @NonNull
  @Description(
      "A person as it is at once, and again after each change. Who reads slowly gets the newest"
          + " state, not each in between. Of a person that is not there yet, the first state comes"
          + " when it is.")
  public Multi<PersonView> personChanged(
      @Id @NonNull @Name("id") @Description("The person's id.") String id) {
    PersonId person = Arguments.person("id", id);
    return fresh(
        Multi.createFrom()
            .publisher(feed.changes(person))
            .map(_ -> persons.byId(person).map(PersonView::now))
            .select()
            .where(Optional::isPresent)
            .map(Optional::get)
            .skip()
            .repetitions());
  }

  /// What was loaded for the fields of one item is not kept for those of the next, as it would be
  /// within one answer: it may have changed.
  private static <T> Multi<T> fresh(Multi<T> items) {
    DataLoaderRegistry loaded =
        SmallRyeContextManager.getCurrentSmallRyeContext()
            .getDataFetchingEnvironment()
            .getDataLoaderRegistry();
    return items.onItem().invoke(() -> loaded.getDataLoaders().forEach(DataLoader::clearAll));
  }

  private static Wanted wanted(@Nullable String person, @Nullable List<Family> families) {
    Set<Family> some =
        families == null || families.isEmpty()
            ? EnumSet.allOf(Family.class)
            : families.stream().filter(Objects::nonNull).collect(Collectors.toSet());
    return new Wanted(Optional.ofNullable(person).map(id -> Arguments.person("person", id)), some);
  }
}
