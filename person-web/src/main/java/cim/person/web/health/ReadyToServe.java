package cim.person.web.health;

import cim.person.application.policies.Policies;
import cim.person.application.policies.PolicyStatus;
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
import org.jspecify.annotations.Nullable;

/// Ready when nothing that requests need has a problem; it also says how far the read models are,
/// and how the policies are: a failing one keeps no request from being served.
@Dependent
@org.eclipse.microprofile.health.Readiness
public class ReadyToServe implements HealthCheck {
  private final Readiness readiness;
  private final Projections projections;
  private final Policies policies;

  @Inject
  ReadyToServe(Readiness readiness, Projections projections, Policies policies) {
    this.readiness = readiness;
    this.projections = projections;
    this.policies = policies;
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
    for (PolicyStatus status : policies.statuses()) {
      response.withData("policy " + status.name(), text(status));
    }
    return response.status(ready).build();
  }

  private static String text(ProjectionStatus status) {
    String text =
        "%s at position %d, %d events and %d ms behind, %d persons set aside"
            .formatted(
                words(status.state()),
                status.position(),
                status.lagEvents(),
                status.lagMillis(),
                status.setAsideCount());
    return withError(text, status.lastError());
  }

  private static String text(PolicyStatus status) {
    String text =
        "%s at position %d, %d events behind, %d commands done, %d skipped, %d failed"
            .formatted(
                words(status.state()),
                status.position(),
                status.lag(),
                status.done(),
                status.skipped(),
                status.failed());
    return withError(text, status.lastError());
  }

  private static String words(Enum<?> state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String withError(String text, @Nullable String error) {
    return error == null ? text : text + "; " + error;
  }
}
