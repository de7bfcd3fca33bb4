package cim.person.web.metrics;

import cim.person.application.queries.ProjectionStatus;
import cim.person.application.queries.ProjectionStatus.State;
import cim.person.application.queries.Projections;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.util.function.ToDoubleFunction;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.annotation.RegistryScope;

/// How far each read model has come, as gauges with the tag `projection`. While one is made anew
/// beside another, they tell of the one that is read from.
@ApplicationScoped
public class ReadModelMetrics {

  void register(
      @Observes Startup startup,
      @RegistryScope(scope = MetricRegistry.APPLICATION_SCOPE) MetricRegistry registry,
      Projections projections) {
    for (ProjectionStatus status : projections.statuses()) {
      Gauges gauges = new Gauges(registry, projections, status.name());
      gauges.add(
          "person_projection_position",
          "The stream position up to which everything is seen.",
          MetricUnits.NONE,
          ProjectionStatus::position);
      gauges.add(
          "person_projection_lag_events",
          "Events of the stream that are not seen yet.",
          MetricUnits.NONE,
          ProjectionStatus::lagEvents);
      gauges.add(
          "person_projection_lag",
          "For how long the oldest event that is not seen yet has been stored.",
          MetricUnits.MILLISECONDS,
          ProjectionStatus::lagMillis);
      gauges.add(
          "person_projection_events_per_second",
          "Events that were taken in, each second of the last ten.",
          MetricUnits.NONE,
          ProjectionStatus::eventsPerSecond);
      gauges.add(
          "person_projection_visible_p95",
          "From an event's being stored to its being visible, the 95th percentile of the newest.",
          MetricUnits.MILLISECONDS,
          ProjectionStatus::visibleMillisP95);
      gauges.add(
          "person_projection_following",
          "1 while it follows the stream, else 0.",
          MetricUnits.NONE,
          each -> each.state() == State.FOLLOWING ? 1 : 0);
      gauges.add(
          "person_projection_set_aside",
          "Persons whose history is broken.",
          MetricUnits.NONE,
          ProjectionStatus::setAsideCount);
    }
  }

  private record Gauges(MetricRegistry registry, Projections projections, String projection) {
    void add(String name, String text, String unit, ToDoubleFunction<ProjectionStatus> value) {
      Metadata about =
          Metadata.builder().withName(name).withDescription(text).withUnit(unit).build();
      registry.gauge(
          about,
          () ->
              projections.statuses().stream()
                  .filter(status -> status.name().equals(projection))
                  .findFirst()
                  .map(value::applyAsDouble)
                  .orElse(Double.NaN),
          new Tag("projection", projection));
    }
  }
}
