package cim.person.web.graphql;

import cim.person.application.queries.DuplicateCandidate;
import cim.person.application.queries.PersonFilter;
import cim.person.application.queries.PersonSearch;
import cim.person.application.queries.Projections.Scope;
import cim.person.application.queries.SkillCount;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/// Queries that find persons by what they hold.
@GraphQLApi
public final class SearchQueries {
  private final PersonSearch search;
  private final PersonFilters filters;
  private final Freshness freshness;
  private final Pages pages;

  public SearchQueries(
      PersonSearch search, PersonFilters filters, Freshness freshness, Pages pages) {
    this.search = search;
    this.filters = filters;
    this.freshness = freshness;
    this.pages = pages;
  }

  /// Persons by a text.
  @Query
  @NonNull
  @Description(
      "Persons in whom every word of a text is found, by relevance: in their names of now, before"
          + " and beside, email addresses, employments, skills and tags. The last word may be a"
          + " beginning, as one types; longer words may have a slip or two; case, accents and"
          + " width do not matter; Latin letters find other scripts. A word with an @ is an email"
          + " address, a UUID an organization. What a person held who was merged into another"
          + " finds the survivor; the merged one itself is found only when the filter names"
          + " lifecycle states.")
  public PersonSearchConnection searchPersons(
      @NonNull @Name("text") @Description("What to look for: up to 200 characters and 12 words.")
          String text,
      @Name("filter") @Description("Among which persons; all when absent.")
          @Nullable PersonFiltering filter,
      @Name("first") @DefaultValue("20") @Description(Pages.FIRST) @Nullable Integer first,
      @Name("after") @Description(Pages.AFTER) @Nullable String after,
      @Name("atLeast") @Description(Freshness.AT_LEAST) @Nullable String atLeast) {
    PersonFilter among = filters.read("filter", filter);
    freshness.await(Scope.PERSONS, atLeast);
    return PersonSearchConnection.of(
        pages.read(
            first,
            after,
            null,
            null,
            page -> PersonFilters.parsed("text", () -> search.search(text, among, page))));
  }

  /// The skills of everybody.
  @Query
  @Description(
      "Skills by how many persons have them, most first, equal ones by name. The counts are exact."
          + " Whoever was merged into another does not count. Names that differ in case, accents"
          + " or width only are one skill, in its most usual spelling.")
  public @NonNull List<@NonNull SkillCount> skillDirectory(
      @Name("prefix") @Description("What the names begin with; all skills when absent.")
          @Nullable String prefix,
      @Name("first") @DefaultValue("20") @Description("The first so many.") @Nullable Integer first,
      @Name("atLeast") @Description(Freshness.AT_LEAST) @Nullable String atLeast) {
    String beginning = Arguments.line("prefix", prefix);
    int limit = pages.limit("first", first);
    freshness.await(Scope.PERSONS, atLeast);
    return search.skills(beginning, limit);
  }

  /// Persons that may be this one once more.
  @Query
  @Description(
      "Persons that may be this one once more, with the most telling reasons first: they share an"
          + " identifier in another system, an email address, a telephone number, or a name and"
          + " the day of birth. Whoever was merged is not among them. Empty for an unknown"
          + " person.")
  public @NonNull List<@NonNull DuplicateCandidate> possibleDuplicates(
      @Id @NonNull @Name("person") @Description("The person's id.") String person,
      @Name("first") @DefaultValue("10") @Description("The first so many.") @Nullable Integer first,
      @Name("atLeast") @Description(Freshness.AT_LEAST) @Nullable String atLeast) {
    int limit = pages.limit("first", first);
    freshness.await(Scope.PERSONS, atLeast);
    return search.duplicates(Arguments.person("person", person), limit);
  }

  /// Who the candidate is.
  @NonNull
  @Description("The candidate.")
  public PersonView person(@Source DuplicateCandidate candidate) {
    return PersonView.now(candidate.person());
  }
}
