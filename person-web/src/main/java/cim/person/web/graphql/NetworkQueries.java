package cim.person.web.graphql;

import cim.person.application.data.MalformedData;
import cim.person.application.queries.Network;
import cim.person.application.queries.NetworkNode;
import cim.person.application.queries.Networks;
import cim.person.application.queries.Projections.Scope;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/// Queries about what is around a person.
@GraphQLApi
public final class NetworkQueries {
  private static final int MOST_HOPS = 3;

  private final Networks networks;
  private final Freshness freshness;
  private final InstantSource clock;

  public NetworkQueries(Networks networks, Freshness freshness, InstantSource clock) {
    this.networks = networks;
    this.freshness = freshness;
    this.clock = clock;
  }

  /// What is around a person.
  @Query
  @NonNull
  @Description(
      "The persons and organizations around a person. Relations lead both ways, work and other ties"
          + " to organizations and not beyond them, merges from one to the other; what has ended leads"
          + " nowhere.")
  public Network network(
      @Id @NonNull @Name("person") @Description("The person's id.") String person,
      @Name("depth") @DefaultValue("1") @Description("How many hops to look: 1 to 3.")
          @Nullable Integer depth,
      @Name("atLeast") @Description(Freshness.AT_LEAST) @Nullable String atLeast) {
    int hops = depth == null ? 1 : depth;
    if (hops < 1 || hops > MOST_HOPS) {
      throw new MalformedData("depth", "must be 1 to " + MOST_HOPS);
    }
    freshness.await(Scope.PERSONS, atLeast);
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return networks.around(Arguments.person("person", person), hops, today);
  }

  /// The person at a node.
  @Description("The person as it is now; null for an organization.")
  public @Nullable PersonView person(@Source NetworkNode node) {
    return node.person() == null ? null : PersonView.now(node.person());
  }
}
