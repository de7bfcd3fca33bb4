package cim.person.web.metrics;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import cim.person.application.policies.DeadLetters;
import cim.person.application.policies.KnownPolicies;
import cim.person.application.policies.Policies;
import cim.person.application.policies.Policy;
import cim.person.application.policies.PolicyStatus;
import cim.person.application.policies.PolicyStatus.State;
import cim.person.application.ports.EventStoreUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.annotation.RegistryScope;

/// What each policy has done and left, as gauges with the tag `policy`. What only NATS knows is not
/// a number while it is away.
@ApplicationScoped
public class PolicyMetrics {

  void register(
      @Observes Startup startup,
      @RegistryScope(scope = MetricRegistry.APPLICATION_SCOPE) MetricRegistry registry,
      KnownPolicies known,
      Policies policies,
      DeadLetters letters) {
    Recent recent = new Recent(policies);
    for (Policy policy : known.all()) {
      Gauges gauges = new Gauges(registry, recent, policy.name());
      gauges.add(
          "person_policy_done",
          "Commands that were carried out, on this node since it started.",
          PolicyStatus::done);
      gauges.add(
          "person_policy_skipped",
          "Commands that did not fit or had nothing to change, on this node since it started.",
          PolicyStatus::skipped);
      gauges.add(
          "person_policy_would_do",
          "Commands that were not sent because it is on trial, on this node since it started.",
          PolicyStatus::wouldDo);
      gauges.add(
          "person_policy_failed",
          "What became a dead letter, on this node since it started.",
          PolicyStatus::failed);
      gauges.add("person_policy_lag", "Events that it has not dealt with yet.", PolicyStatus::lag);
      gauges.add(
          "person_policy_running",
          "1 while this node runs it, also on trial, else 0.",
          each -> each.state() == State.RUNNING || each.state() == State.DRY_RUN ? 1 : 0);
      registry.gauge(
          about("person_policy_dead_letters", "Dead letters of the policy that are kept."),
          () -> count(letters, Optional.of(policy.name())),
          new Tag("policy", policy.name()));
    }
    registry.gauge(
        about("person_dead_letters", "Dead letters that are kept, those of no policy included."),
        () -> count(letters, Optional.empty()));
  }

  private static double count(DeadLetters letters, Optional<String> policy) {
    try {
      return letters.count(policy);
    } catch (EventStoreUnavailable _) {
      return Double.NaN;
    }
  }

  private static Metadata about(String name, String text) {
    return Metadata.builder()
        .withName(name)
        .withDescription(text)
        .withUnit(MetricUnits.NONE)
        .build();
  }

  private record Gauges(MetricRegistry registry, Recent recent, String policy) {
    void add(String name, String text, ToDoubleFunction<PolicyStatus> value) {
      registry.gauge(
          about(name, text),
          () ->
              Optional.ofNullable(recent.get().get(policy))
                  .map(value::applyAsDouble)
                  .orElse(Double.NaN),
          new Tag("policy", policy));
    }
  }

  /// How the policies were within the last second: NATS is asked once for all gauges.
  private static final class Recent implements Supplier<Map<String, PolicyStatus>> {
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Policies policies;
    private Optional<Map<String, PolicyStatus>> statuses = Optional.empty();
    private long at;

    Recent(Policies policies) {
      this.policies = policies;
    }

    @Override
    public synchronized Map<String, PolicyStatus> get() {
      if (statuses.isEmpty() || System.nanoTime() - at > FRESH_NANOS) {
        statuses =
            Optional.of(
                policies.statuses().stream().collect(toMap(PolicyStatus::name, identity())));
        at = System.nanoTime();
      }
      return statuses.get();
    }
  }
}
