package cim.person.web.health;

import cim.person.application.ports.Readiness;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/// Ready when nothing that requests need has a problem.
@Dependent
@org.eclipse.microprofile.health.Readiness
public class ReadyToServe implements HealthCheck {
  private final Readiness readiness;

  @Inject
  ReadyToServe(Readiness readiness) {
    this.readiness = readiness;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response = HealthCheckResponse.named("person");
    boolean ready = true;
    for (Readiness.Check check : readiness.checks()) {
      response.withData(check.name(), check.problem().orElse("ok"));
      ready &= check.problem().isEmpty();
    }
    return response.status(ready).build();
  }
}
