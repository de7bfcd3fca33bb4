package cim.person.infrastructure.metrics;

import cim.person.application.measures.Requests;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Timer;

/// Counts and times the requests of each door.
public final class RequestMetrics implements Requests {
  private final Map<Door, Map<Ending, Timer>> timers = new EnumMap<>(Door.class);

  public RequestMetrics(MetricRegistry registry) {
    Meters meters = new Meters(registry);
    for (Door door : Door.values()) {
      Map<Ending, Timer> endings = new EnumMap<>(Ending.class);
      for (Ending ending : Ending.values()) {
        endings.put(
            ending,
            meters.timer(
                "person_requests",
                "Requests, from their arrival to their answer.",
                Meters.tag("door", door),
                Meters.tag("ending", ending)));
      }
      timers.put(door, endings);
    }
  }

  @Override
  public void ended(Door door, Ending ending, long nanos) {
    Timer timer = Objects.requireNonNull(timers.get(door)).get(ending);
    Objects.requireNonNull(timer).update(Duration.ofNanos(nanos));
  }
}
