package cim.person.web.graphql;

import cim.person.application.queries.PersonFilter;
import cim.person.application.queries.Persons;
import cim.person.application.queries.ProjectionStatus;
import cim.person.application.queries.Projections;
import cim.person.application.queries.Projections.Scope;
import cim.person.domain.state.Transition;
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
  private final Lookup lookup;
  private final Projections projections;
  private final Freshness freshness;
  private final PersonFilters filters;
  private final Pages pages;

  public PersonQueries(
      Persons persons,
      Lookup lookup,
      Projections projections,
      Freshness freshness,
      PersonFilters filters,
      Pages pages) {
    this.persons = persons;
    this.lookup = lookup;
    this.projections = projections;
    this.freshness = freshness;
    this.filters = filters;
    this.pages = pages;
  }

  /// A person by its id.
  @Query
  @Description(
      "A person, or null when there is none with this id, or with asOf: when there was none yet, or"
          + " it had not got so far.")
  public @Nullable PersonView person(
      @Id @NonNull @Name("id") @Description("The person's id.") String id,
      @Name("asOf") @Description("The person as it was then; as it is now when absent.")
          @Nullable AsOf asOf,
      @Name("follow")
          @DefaultValue("false")
          @Description(
              "Answers with the survivor when the person was merged; with the survivor of"
                  + " then together with asOf, which must tell a time.")
          @Nullable Boolean follow,
      @Name("atLeast") @Description(Freshness.AT_LEAST) @Nullable String atLeast) {
    freshness.await(Scope.PERSONS, atLeast);
    return lookup.find(Arguments.person("id", id), asOf, Boolean.TRUE.equals(follow)).orElse(null);
  }

  /// Persons, in pages.
  @Query
  @NonNull
  @Description(
      "The persons that a filter means, in pages. Whoever was merged into another is listed as"
          + " well, with the lifecycle state MERGED, and what it held counts for the survivor: so"
          + " both have its email address, say. Leave them out with a filter on lifecycle.")
  public PersonConnection persons(
      @Name("filter") @Description("Which persons; all when absent.")
          @Nullable PersonFiltering filter,
      @Name("orderBy")
          @DefaultValue(BY_CREATION)
          @Description("The order of the list; equal persons are ordered by id.")
          @Nullable PersonOrdering orderBy,
      @Name("first") @Description(Pages.FIRST) @Nullable Integer first,
      @Name("after") @Description(Pages.AFTER) @Nullable String after,
      @Name("last") @Description(Pages.LAST) @Nullable Integer last,
      @Name("before") @Description(Pages.BEFORE) @Nullable String before,
      @Name("atLeast") @Description(Freshness.AT_LEAST) @Nullable String atLeast) {
    PersonFilter which = filters.read("filter", filter);
    freshness.await(Scope.PERSONS, atLeast);
    return PersonConnection.of(
        pages.read(
            first,
            after,
            last,
            before,
            page -> persons.list(which, PersonOrdering.order("orderBy", orderBy), page)));
  }

  /// How far this node's read models have come.
  @Query
  @Description("How far the read models of the node that answers have come.")
  public @NonNull List<@NonNull ProjectionStatus> projections() {
    return projections.statuses();
  }

  /// What the lifecycle allows.
  @Query
  @Description("Which command is allowed in which state, found out by running the state machines.")
  public @NonNull List<@NonNull Transition> stateMachine() {
    return Transition.all();
  }
}
