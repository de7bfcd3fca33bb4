package cim.person.web.graphql;

import cim.person.application.queries.ProjectionStatus;
import java.util.List;

/// A query that waits for a position gave up: this node's read models have not come that far.
public final class NotFreshYet extends RuntimeException {
  private static final long serialVersionUID = 1;

  NotFreshYet(long position, List<ProjectionStatus> statuses) {
    super(
        "Position %d is not visible yet: %s."
            .formatted(
                position, String.join(", ", statuses.stream().map(NotFreshYet::lag).toList())));
  }

  private static String lag(ProjectionStatus status) {
    return "%s is at position %d, %d events behind"
        .formatted(status.name(), status.position(), status.lagEvents());
  }
}
