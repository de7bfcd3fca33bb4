package cim.person.web.health;

import cim.person.application.ports.Readiness;
import cim.person.application.queries.ProjectionStatus;
import cim.person.application.queries.Projections;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/// Ready when nothing that requests need has a problem; it also says how far the read models are.
@Dependent
@org.eclipse.microprofile.health.Readiness
public class ReadyToServe implements HealthCheck {
  private final Readiness readiness;
  private final Projections projections;

  @Inject
  ReadyToServe(Readiness readiness, Projections projections) {
    this.readiness = readiness;
    this.projections = projections;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response = HealthCheckResponse.named("person");
    boolean ready = true;
    for (Readiness.Check check : readiness.checks()) {
      response.withData(check.name(), check.problem().orElse("ok"));
      ready &= check.problem().isEmpty();
    }
    Set<String> told = new HashSet<>();
    for (ProjectionStatus status : projections.statuses()) {
      String beside = told.add(status.name()) ? "" : ", beside it";
      response.withData("read-model " + status.name() + beside, text(status));
    }
    return response.status(ready).build();
  }

  private static String text(ProjectionStatus status) {
    String text =
        "%s at position %d, %d events and %d ms behind, %d persons set aside"
            .formatted(
                status.state().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                status.position(),
                status.lagEvents(),
                status.lagMillis(),
                status.setAsideCount());
    return status.lastError() == null ? text : text + "; " + status.lastError();
  }
}
