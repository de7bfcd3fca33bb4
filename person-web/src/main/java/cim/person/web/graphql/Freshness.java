package cim.person.web.graphql;

import cim.person.application.queries.Projections;
import cim.person.application.queries.Projections.Scope;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Lets a query wait until it sees a position, so that a client reads what it wrote.
public final class Freshness {
  static final String AT_LEAST =
      "Wait until the answer has seen this stream position, as a receipt names it.";

  private final Projections projections;
  private final Duration patience;

  /// @param patience the longest wait
  public Freshness(Projections projections, Duration patience) {
    this.projections = projections;
    this.patience = patience;
  }

  /// @throws NotFreshYet when the read models do not come that far in time
  public void await(Scope scope, @Nullable String atLeast) {
    if (atLeast == null) {
      return;
    }
    long position = Arguments.position("atLeast", atLeast);
    try {
      if (!projections.await(scope, position, patience)) {
        throw new NotFreshYet(position, projections.statuses());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new NotFreshYet(position, projections.statuses());
    }
  }
}
