package cim.person.application.policies;

import cim.person.application.CommandRequest;
import cim.person.application.Outcome;
import cim.person.application.ports.EventStore;
import cim.person.application.ports.EventStoreUnavailable;
import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.EventLog;
import cim.person.application.queries.Projections;
import cim.person.domain.values.PersonId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Runs a policy and carries out what it wants. Thread-safe.
///
/// Run again on the same trigger, it repeats nothing that was done. What fails for one person stops
/// neither the others nor, when time was the trigger, the pages to come: the next tick tries again.
public final class PolicyEngine {
  private static final Logger LOG = System.getLogger(PolicyEngine.class.getName());

  private final KnownPolicies policies;
  private final Function<CommandRequest, Outcome> commands;
  private final EventStore store;
  private final CatchingUp readModels;
  private final Chain chain;
  private final Timers timers;
  private final PolicyTallies tallies;
  private final PolicySettings settings;
  private final InstantSource clock;

  /// @param commands carries out a command, as the command handler does
  public PolicyEngine(
      KnownPolicies policies,
      Function<CommandRequest, Outcome> commands,
      EventStore store,
      Projections projections,
      EventLog log,
      Timers timers,
      PolicyTallies tallies,
      PolicySettings settings,
      InstantSource clock) {
    this.policies = policies;
    this.commands = commands;
    this.store = store;
    this.readModels = new CatchingUp(projections, settings.patience());
    this.chain = new Chain(log, settings.depthLimit());
    this.timers = timers;
    this.tallies = tallies;
    this.settings = settings;
    this.clock = clock;
  }

  /// Runs the policy, and returns when all that it wants is done, or is of no use in the persons'
  /// states.
  ///
  /// Every exception means that something is not done, [Severity] what is to be done about it; the
  /// rest has been tried.
  public void run(Due due) {
    Policy policy = policies.named(due.policy());
    await(policy, due.trigger());
    tallies.of(policy.name()).ran(clock.instant());
    if (due.trigger() instanceof Trigger.Ticked tick) {
      runInPages(policy, due, tick);
    } else {
      List<RuntimeException> failures = new ArrayList<>();
      runOnce(policy, due, due.trigger(), failures);
      throwWorst(failures);
    }
  }

  private void runInPages(Policy policy, Due due, Trigger.Ticked tick) {
    List<RuntimeException> failures = new ArrayList<>();
    Optional<String> after = tick.after();
    do {
      var page = new Trigger.Ticked(tick.at(), after, settings.page());
      Optional<String> next = runOnce(policy, due, page, failures);
      if (next.isPresent() && next.equals(after)) {
        throw new IllegalStateException("the page after %s is followed by itself".formatted(after));
      }
      after = next;
      failures.removeIf(failure -> isLeftToTheNextTick(policy, failure));
    } while (after.isPresent());
    throwWorst(failures);
  }

  private boolean isLeftToTheNextTick(Policy policy, RuntimeException failure) {
    boolean isLeft = Severity.of(failure) != Severity.PASSING;
    if (isLeft) {
      PolicyTally tally = tallies.of(policy.name());
      tally.failed();
      tally.wentWrong(clock.instant(), String.valueOf(failure.getMessage()));
      LOG.log(Level.WARNING, "policy " + policy.name() + ": the next tick tries again", failure);
    }
    return isLeft;
  }

  /// @return where the next page begins
  private Optional<String> runOnce(
      Policy policy, Due due, Trigger trigger, List<RuntimeException> failures) {
    checkIsWanted(due);
    Reaction reaction = policy.react(trigger);
    Set<PersonId> failed = new HashSet<>();
    for (Consequence consequence : reaction.consequences()) {
      checkIsWanted(due);
      if (!failed.contains(consequence.person())) {
        try {
          carryOut(policy, trigger, consequence);
        } catch (RuntimeException failure) {
          failed.add(consequence.person());
          failures.add(failure);
        }
      }
    }
    for (Wake wake : reaction.wakes()) {
      checkIsWanted(due);
      timers.wake(policy.name(), wake);
    }
    return reaction.next();
  }

  private void carryOut(Policy policy, Trigger trigger, Consequence consequence) {
    CommandRequest request = Origin.request(policy.name(), trigger, consequence);
    if (trigger instanceof Trigger.Happened(var event)) {
      awaitCauses(event);
      chain.check(policy.name(), consequence, event);
    }
    PolicyTally tally = tallies.of(policy.name());
    if (settings.mode(policy) == PolicySettings.Mode.DRY_RUN) {
      tally.wouldDo();
      LOG.log(
          Level.INFO,
          "policy {0} would ask of {1}: {2} ({3})",
          policy.name(),
          request.person(),
          request.command().getClass().getSimpleName(),
          consequence.part());
      return;
    }
    switch (commands.apply(request)) {
      case Outcome.Done(var receipt, _) -> {
        if (!receipt.replayed()) {
          tally.done();
        }
      }
      case Outcome.Refused(var rejection, _) -> {
        tally.skipped();
        LOG.log(Level.DEBUG, "policy {0}: {1}", policy.name(), rejection.message());
      }
    }
  }

  /// The read model is to contain what the policy is run for: the event, or what there was when
  /// another trigger came.
  private void await(Policy policy, Trigger trigger) {
    if (!(trigger instanceof Trigger.Happened(var event))) {
      readModels.await(Projections.Scope.PERSONS, store.end());
    } else if (policy.interest().reads()) {
      readModels.await(Projections.Scope.PERSONS, event.position());
      awaitCauses(event);
    }
  }

  private void awaitCauses(RecordedEvent event) {
    if (event.cause() != null) {
      readModels.await(Projections.Scope.EVENTS, event.position());
    }
  }

  private static void checkIsWanted(Due due) {
    if (!due.isWanted().getAsBoolean()) {
      throw new EventStoreUnavailable("this node does not run policies any more", null);
    }
  }

  private static void throwWorst(List<RuntimeException> failures) {
    Optional<RuntimeException> passing =
        failures.stream().filter(failure -> Severity.of(failure) == Severity.PASSING).findFirst();
    Optional<RuntimeException> first = passing.or(() -> failures.stream().findFirst());
    if (first.isPresent()) {
      failures.stream().filter(other -> other != first.get()).forEach(first.get()::addSuppressed);
      throw first.get();
    }
  }
}
