package cim.person.infrastructure.metrics;

import cim.person.application.CommandHandler;
import cim.person.application.policies.Timers;
import cim.person.application.ports.EventStoreUnavailable;
import cim.person.application.queries.EventFeed;
import cim.person.infrastructure.nats.NatsConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.annotation.RegistryScope;

/// How the node is at this moment, as gauges. What only NATS knows is not a number while it is
/// away.
@ApplicationScoped
class NodeMetrics {
  void register(
      @Observes Startup startup,
      @RegistryScope(scope = MetricRegistry.APPLICATION_SCOPE) MetricRegistry registry,
      CommandHandler handler,
      EventFeed feed,
      Timers timers,
      NatsConnection nats) {
    Meters meters = new Meters(registry);
    meters.gauge(
        "person_cache_hits",
        "Persons that a command found in memory, on this node since it started.",
        () -> handler.cacheUse().hits());
    meters.gauge(
        "person_cache_misses",
        "Persons that it had to look up in the local records, likewise.",
        () -> handler.cacheUse().misses());
    meters.gauge(
        "person_cache_persons",
        "Persons in memory for commands.",
        () -> handler.cacheUse().persons());
    meters.gauge(
        "person_subscribers",
        "Who follows events on this node, through whichever door.",
        feed::subscribers);
    meters.gauge(
        "person_timers", "Times at which policies want to be woken.", () -> waiting(timers));
    meters.gauge(
        "person_nats_connected",
        "1 while there is a connection to NATS, else 0.",
        () -> nats.isConnected() ? 1 : 0);
  }

  private static double waiting(Timers timers) {
    try {
      return timers.waiting();
    } catch (EventStoreUnavailable _) {
      return Double.NaN;
    }
  }
}
