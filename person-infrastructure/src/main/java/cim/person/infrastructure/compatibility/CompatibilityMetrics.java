package cim.person.infrastructure.compatibility;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.util.concurrent.atomic.LongAdder;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.annotation.RegistryScope;

/// How much the older service's doors are used, as gauges: when they stand still, nobody needs
/// them.
@ApplicationScoped
class CompatibilityMetrics {
  void register(
      @Observes Startup startup,
      @RegistryScope(scope = MetricRegistry.APPLICATION_SCOPE) MetricRegistry registry,
      CompatibilityUse use) {
    gauge(registry, "commands_accepted", "Commands of the older form carried out", use.accepted);
    gauge(registry, "commands_rejected", "Commands of the older form refused", use.rejected);
    gauge(registry, "events_told", "Events told in the older form", use.told);
    gauge(registry, "events_unheard", "Those of them that nobody listened to", use.unheard);
  }

  private static void gauge(MetricRegistry registry, String name, String text, LongAdder count) {
    registry.gauge(
        Metadata.builder()
            .withName("person_compatibility_" + name)
            .withDescription(text + ", on this node since it started.")
            .withUnit(MetricUnits.NONE)
            .build(),
        count::sum);
  }
}
