package cim.person.infrastructure.nats;

import cim.person.application.policies.Due;
import cim.person.application.policies.KnownPolicies;
import cim.person.application.policies.Policies;
import cim.person.application.policies.Policy;
import cim.person.application.policies.PolicySettings;
import cim.person.application.policies.PolicySettings.Mode;
import cim.person.application.policies.PolicyStatus;
import cim.person.application.policies.PolicyStatus.State;
import cim.person.application.policies.PolicyTallies;
import cim.person.application.ports.EventStore;
import cim.person.application.queries.ProjectionStatus;
import cim.person.application.queries.Projections;
import cim.person.infrastructure.nats.Pulling.Progress;
import io.nats.client.JetStreamApiException;
import io.nats.client.api.ConsumerInfo;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;

/// The policies of this node: they run while it has the lease, which one node has at a time.
/// Thread-safe.
///
/// A node that stops without a word is followed by another within 10 seconds, and one whose read
/// models have failed leaves the policies to another until it is restarted. One that has lost the
/// lease unawares does no harm: what it repeats has the same ids.
public final class PolicyRuns implements Policies, AutoCloseable {
  private static final Logger LOG = System.getLogger(PolicyRuns.class.getName());
  private static final Duration TO_END = Duration.ofSeconds(2);

  private final NatsConnection nats;
  private final NatsSettings natsSettings;
  private final KnownPolicies policies;
  private final PolicySettings settings;
  private final PolicyTallies tallies;
  private final EventStore store;
  private final Projections projections;
  private final Consumer<Due> runner;
  private final ThreadFactory threads;
  private final InstantSource clock;
  private final EventTraces traces;
  private final JetStreamTimers timers;
  private final JetStreamDeadLetters letters;
  private final LeaseKeeper lease;
  private final ExecutorService lanes;
  private volatile List<PolicyWork> work = List.of();

  /// @param runner runs a policy once, and throws what went wrong
  /// @param node tells this node apart from every other
  /// @param traces are gone on with
  public PolicyRuns(
      NatsConnection nats,
      NatsSettings natsSettings,
      KnownPolicies policies,
      PolicySettings settings,
      PolicyTallies tallies,
      EventStore store,
      Projections projections,
      Consumer<Due> runner,
      ThreadFactory threads,
      InstantSource clock,
      String node,
      EventTraces traces) {
    this.nats = nats;
    this.natsSettings = natsSettings;
    this.policies = policies;
    this.settings = settings;
    this.tallies = tallies;
    this.store = store;
    this.projections = projections;
    this.runner = runner;
    this.threads = threads;
    this.clock = clock;
    this.traces = traces;
    this.timers = new JetStreamTimers(nats, natsSettings);
    this.letters = new JetStreamDeadLetters(nats, natsSettings);
    this.lease =
        new LeaseKeeper(
            new Lease(nats, natsSettings.requestTimeout(), "policies", node), tenant(), threads);
    this.lanes = Executors.newCachedThreadPool(threads);
  }

  /// Begins to seek the lease, and returns at once.
  public void start() {
    lease.start();
  }

  private LeaseKeeper.Tenant tenant() {
    return new LeaseKeeper.Tenant() {
      @Override
      public boolean isAble() {
        return projections.statuses().stream()
            .noneMatch(status -> status.state() == ProjectionStatus.State.FAILED);
      }

      @Override
      public void begin() {
        beginAll();
      }

      @Override
      public void end() throws InterruptedException {
        endAll();
      }
    };
  }

  private void beginAll() {
    LOG.log(Level.INFO, "policies run on this node");
    List<PolicyWork> begun = new ArrayList<>();
    for (Policy policy : policies.all()) {
      if (settings.mode(policy) == Mode.OFF) {
        stopClock(policy);
      } else {
        begun.add(begin(policy));
      }
    }
    work = List.copyOf(begun);
  }

  private PolicyWork begin(Policy policy) {
    String name = policy.name();
    CountDownLatch ending = new CountDownLatch(1);
    KeyedLanes own = new KeyedLanes(lanes, settings.parallel());
    PolicyAttempts attempts =
        new PolicyAttempts(name, runner, letters, tallies.of(name), settings, clock, ending);
    List<Pulling> pullings = new ArrayList<>();
    pullings.add(
        new Pulling(
            nats,
            own,
            attempts,
            new TimerDeliveries(
                nats, natsSettings, policy, timers, letters, store, own, attempts)));
    if (!policy.interest().events().isEmpty()) {
      pullings.add(
          new Pulling(
              nats,
              own,
              attempts,
              new EventDeliveries(consumer(policy), projections, own, attempts, traces)));
    }
    return PolicyWork.begin(name, own, ending, threads, pullings);
  }

  private void stopClock(Policy policy) {
    try {
      timers.every(policy.name(), Optional.empty());
    } catch (IOException | JetStreamApiException | IllegalStateException failure) {
      LOG.log(Level.WARNING, "the clock of " + policy.name() + " was not stopped", failure);
    }
  }

  private void endAll() throws InterruptedException {
    LOG.log(Level.INFO, "policies do not run on this node any more");
    work.forEach(PolicyWork::stop);
    long end = System.nanoTime() + TO_END.toNanos();
    for (PolicyWork each : work) {
      each.awaitEnd(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
    }
    work = List.of();
  }

  /// Ends what runs, waits for it for two seconds, and lets another node take over. What waits for
  /// NATS even then is interrupted: it is done by whoever comes next.
  @Override
  public void close() {
    lease.close();
    lanes.shutdownNow();
  }

  @Override
  public List<PolicyStatus> statuses() {
    return policies.all().stream().map(this::status).toList();
  }

  private PolicyStatus status(Policy policy) {
    Optional<ConsumerInfo> place = place(policy);
    return tallies
        .of(policy.name())
        .status(
            policy.name(),
            state(policy),
            place.map(info -> info.getAckFloor().getStreamSequence()).orElse(0L),
            place.map(info -> info.getNumPending() + info.getNumAckPending()).orElse(0L));
  }

  private State state(Policy policy) {
    Mode mode = settings.mode(policy);
    if (mode == Mode.OFF) {
      return State.OFF;
    }
    Optional<PolicyWork> begun =
        work.stream().filter(each -> each.policy().equals(policy.name())).findFirst();
    if (!lease.isHeld() || begun.isEmpty()) {
      return State.STANDBY;
    }
    if (begun.get().isAnywhere(Progress.FAILING)) {
      return State.FAILED;
    }
    if (begun.get().isAnywhere(Progress.BEGINNING)) {
      return State.STANDBY;
    }
    return mode == Mode.DRY_RUN ? State.DRY_RUN : State.RUNNING;
  }

  private Optional<ConsumerInfo> place(Policy policy) {
    if (policy.interest().events().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(consumer(policy).status(nats.current()));
    } catch (IOException | JetStreamApiException | IllegalStateException failure) {
      LOG.log(Level.DEBUG, "nothing is known about " + policy.name(), failure);
      return Optional.empty();
    }
  }

  private PolicyConsumer consumer(Policy policy) {
    return new PolicyConsumer(policy, natsSettings.requestTimeout());
  }
}
