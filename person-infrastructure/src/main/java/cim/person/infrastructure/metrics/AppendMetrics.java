package cim.person.infrastructure.metrics;

import cim.person.infrastructure.nats.AppendWatch;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Timer;

/// Counts and times what is appended to the event stream.
public final class AppendMetrics implements AppendWatch {
  private final Timer acknowledged;
  private final Counter events;
  private final Map<Step, Timer> appends = new EnumMap<>(Step.class);

  public AppendMetrics(MetricRegistry registry) {
    Meters meters = new Meters(registry);
    acknowledged =
        meters.timer(
            "person_append_acknowledged",
            "From sending events to NATS to its answer that they are stored, of one attempt.");
    events = meters.counter("person_events_stored", "Events that this node has appended.");
    for (Step ending : EnumSet.complementOf(EnumSet.of(Step.ACKNOWLEDGED))) {
      appends.put(
          ending,
          meters.timer(
              "person_append",
              "Appends, with all their attempts: stored, lost to another writer, or given up.",
              Meters.tag("ending", ending)));
    }
  }

  @Override
  public void happened(Step step, int size, long nanos) {
    Timer timer = step == Step.ACKNOWLEDGED ? acknowledged : appends.get(step);
    Objects.requireNonNull(timer).update(Duration.ofNanos(nanos));
    if (step == Step.STORED) {
      events.inc(size);
    }
  }
}
