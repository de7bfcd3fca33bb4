package cim.person.infrastructure.metrics;

import java.util.Locale;
import java.util.function.DoubleSupplier;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.Timer;

/// Adds metrics to a registry, each with what it means.
record Meters(MetricRegistry registry) {
  Counter counter(String name, String text, Tag... tags) {
    return registry.counter(about(name, text), tags);
  }

  Timer timer(String name, String text, Tag... tags) {
    return registry.timer(about(name, text), tags);
  }

  void gauge(String name, String text, DoubleSupplier value) {
    registry.gauge(about(name, text), value::getAsDouble);
  }

  static Tag tag(String name, Enum<?> value) {
    return new Tag(name, value.name().toLowerCase(Locale.ROOT));
  }

  private static Metadata about(String name, String text) {
    return Metadata.builder()
        .withName(name)
        .withDescription(text)
        .withUnit(MetricUnits.NONE)
        .build();
  }
}
