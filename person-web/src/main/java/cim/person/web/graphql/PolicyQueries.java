package cim.person.web.graphql;

import cim.person.application.policies.Policies;
import cim.person.application.policies.PolicyStatus;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/// What policies are doing.
@GraphQLApi
public final class PolicyQueries {
  private final Policies policies;

  public PolicyQueries(Policies policies) {
    this.policies = policies;
  }

  /// How each policy is.
  @Query
  @Description(
      "How each policy is, by name. Position and lag are the same whichever node answers; the"
          + " state, the counts and what went wrong are those of the node that answers, since it"
          + " started.")
  public @NonNull List<@NonNull PolicyStatus> policies() {
    return policies.statuses();
  }

  /// How far it has come.
  @NonNull
  @Description(
      "The stream position up to which it has dealt with every event; 0 when it looks at none, or"
          + " NATS does not say.")
  public String position(@Source PolicyStatus policy) {
    return Long.toString(policy.position());
  }

  /// How far it is behind.
  @Description("How many events it has not dealt with; 0 when it looks at none, or NATS is away.")
  public int lag(@Source PolicyStatus policy) {
    return number(policy.lag());
  }

  /// What it did.
  @Description("Commands that were carried out.")
  public int done(@Source PolicyStatus policy) {
    return number(policy.done());
  }

  /// What did not fit.
  @Description("Commands that the person's state did not allow, or that had nothing to change.")
  public int skipped(@Source PolicyStatus policy) {
    return number(policy.skipped());
  }

  /// What it could not deal with.
  @Description("What became a dead letter.")
  public int failed(@Source PolicyStatus policy) {
    return number(policy.failed());
  }

  /// What it would do.
  @Description("Commands that were not sent, because it is on trial.")
  public int wouldDo(@Source PolicyStatus policy) {
    return number(policy.wouldDo());
  }

  private static int number(long count) {
    return Math.clamp(count, 0, Integer.MAX_VALUE);
  }
}
