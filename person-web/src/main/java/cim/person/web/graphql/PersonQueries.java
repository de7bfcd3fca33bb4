package cim.person.web.graphql;

import cim.person.application.queries.PersonRecord;
import cim.person.application.queries.Persons;
import cim.person.application.queries.ProjectionStatus;
import cim.person.application.queries.Projections;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/// Queries about persons, and about how fresh their answers are.
@GraphQLApi
public final class PersonQueries {
  private static final String BY_CREATION = "{\"field\":\"CREATED_AT\",\"direction\":\"ASC\"}";

  private final Persons persons;
  private final Projections projections;
  private final Freshness freshness;
  private final Pages pages;

  public PersonQueries(Persons persons, Projections projections, Freshness freshness, Pages pages) {
    this.persons = persons;
    this.projections = projections;
    this.freshness = freshness;
    this.pages = pages;
  }

  /// A person by its id.
  @Query
  @Description("A person, or null when there is none with this id.")
  public @Nullable PersonRecord person(
      @Id @NonNull @Name("id") @Description("The person's id.") String id,
      @Name("atLeast") @Description(Freshness.AT_LEAST) @Nullable String atLeast) {
    freshness.await(atLeast);
    return persons.byId(Arguments.person("id", id)).orElse(null);
  }

  /// Everyone, in pages.
  @Query
  @NonNull
  @Description("All persons, in pages.")
  public PersonConnection persons(
      @Name("orderBy")
          @DefaultValue(BY_CREATION)
          @Description("The order of the list; equal persons are ordered by id.")
          @Nullable PersonOrdering orderBy,
      @Name("first") @Description(Pages.FIRST) @Nullable Integer first,
      @Name("after") @Description(Pages.AFTER) @Nullable String after,
      @Name("last") @Description(Pages.LAST) @Nullable Integer last,
      @Name("before") @Description(Pages.BEFORE) @Nullable String before,
      @Name("atLeast") @Description(Freshness.AT_LEAST) @Nullable String atLeast) {
    freshness.await(atLeast);
    return PersonConnection.of(
        pages.read(
            first,
            after,
            last,
            before,
            page -> persons.list(PersonOrdering.order("orderBy", orderBy), page)));
  }

  /// How far this node's read models have come.
  @Query
  @Description("How far the read models of the node that answers have come.")
  public @NonNull List<@NonNull ProjectionStatus> projections() {
    return projections.statuses();
  }
}
