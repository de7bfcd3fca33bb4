package cim.person.infrastructure.metrics;

import cim.person.application.CommandRequest;
import cim.person.application.ports.RejectionLog;
import cim.person.domain.state.Rejection;
import cim.person.domain.state.RejectionCode;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;

/// Counts rejections by their code before they are told to others.
public final class CountedRejections implements RejectionLog {
  private final RejectionLog others;
  private final Map<RejectionCode, Counter> counters = new EnumMap<>(RejectionCode.class);

  public CountedRejections(RejectionLog others, MetricRegistry registry) {
    this.others = others;
    Meters meters = new Meters(registry);
    for (RejectionCode code : RejectionCode.values()) {
      counters.put(
          code,
          meters.counter(
              "person_rejections",
              "Commands that were refused, those of policies among them.",
              Meters.tag("code", code)));
    }
  }

  @Override
  public void refused(CommandRequest request, Rejection rejection) {
    Objects.requireNonNull(counters.get(rejection.code())).inc();
    others.refused(request, rejection);
  }
}
