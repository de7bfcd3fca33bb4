package cim.person.infrastructure.nats;

import static java.nio.charset.StandardCharsets.UTF_8;

import cim.person.application.policies.DeadLetter;
import cim.person.application.policies.DeadLetters;
import cim.person.application.policies.Due;
import cim.person.application.policies.ForeignEvent;
import cim.person.application.policies.PolicySettings;
import cim.person.application.policies.PolicyTally;
import cim.person.application.policies.Severity;
import cim.person.application.policies.Trigger;
import cim.person.domain.values.Cid;
import cim.person.domain.values.PersonId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Has one policy run until it has succeeded, or there is a dead letter. Thread-safe.
///
/// @param policy the policy's name
/// @param runner runs it once, and throws what went wrong
/// @param ending is counted down when this node shall stop
record PolicyAttempts(
    String policy,
    Consumer<Due> runner,
    DeadLetters deadLetters,
    PolicyTally tally,
    PolicySettings settings,
    InstantSource clock,
    CountDownLatch ending) {
  private static final Logger LOG = System.getLogger(PolicyAttempts.class.getName());

  boolean isWanted() {
    return ending.getCount() > 0;
  }

  /// @param replayOf the dead letter that this is another attempt at; 0: none
  /// @return whether it has been dealt with; else this node stops, and another one begins again
  boolean deal(Trigger trigger, long replayOf) {
    Duration pause = settings.firstPause();
    int failures = 0;
    for (int attempt = 1; isWanted(); attempt++) {
      try {
        runner.accept(new Due(policy, trigger, this::isWanted));
        return true;
      } catch (RuntimeException | Error failure) { // an Error would end the lane unseen
        if (!isWanted()) {
          return false;
        }
        troubled(failure);
        Severity severity = Severity.of(failure);
        failures += severity == Severity.PASSING ? 0 : 1;
        if (severity == Severity.FINAL || failures >= settings.attempts()) {
          return bury(letter(trigger, failure, attempt, replayOf));
        }
      }
      pause(pause);
      pause = longer(pause);
    }
    return false;
  }

  /// Keeps a dead letter, for as long as it takes.
  ///
  /// @return whether it is kept
  boolean bury(DeadLetter letter) {
    while (isWanted()) {
      try {
        deadLetters.add(letter);
        tally.failed();
        LOG.log(
            Level.ERROR,
            "policy {0} gave up {1} of {2}: {3}",
            policy,
            letter.cause().map(Object::toString).orElse(letter.kind().name()),
            letter.person().map(Object::toString).orElse("nobody in particular"),
            letter.reason());
        return true;
      } catch (RuntimeException failure) {
        troubled(failure);
        pause(settings.longestPause());
      }
    }
    return false;
  }

  void troubled(Throwable failure) {
    String problem = String.valueOf(failure.getMessage());
    tally.wentWrong(
        clock.instant(),
        Severity.of(failure) == Severity.PASSING
            ? problem
            : failure.getClass().getSimpleName() + ": " + problem);
    LOG.log(Level.DEBUG, "policy " + policy, failure);
  }

  /// Waits, or until this node shall stop.
  void pause(Duration pause) {
    try {
      ending.await(pause.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(settings.longestPause()) < 0 ? twice : settings.longestPause();
  }

  private DeadLetter letter(Trigger trigger, Throwable failure, int attempts, long replayOf) {
    return switch (trigger) {
      case Trigger.Happened(var event) ->
          letter(
              DeadLetter.Kind.HAPPENED,
              Optional.of(event.person()),
              Optional.of(event.cid()),
              event.position(),
              event.at(),
              Optional.empty(),
              failure,
              attempts,
              replayOf);
      case Trigger.Told(var event) ->
          letter(
              DeadLetter.Kind.TOLD,
              event.person(),
              Optional.of(event.cause()),
              0,
              clock.instant(),
              Optional.of(message(event)),
              failure,
              attempts,
              replayOf);
      case Trigger.Awoken(var person, var at) ->
          letter(
              DeadLetter.Kind.AWOKEN,
              Optional.of(person),
              Optional.empty(),
              0,
              at,
              Optional.empty(),
              failure,
              attempts,
              replayOf);
      case Trigger.Ticked(var at, _, _) ->
          letter(
              DeadLetter.Kind.TICKED,
              Optional.empty(),
              Optional.empty(),
              0,
              at,
              Optional.empty(),
              failure,
              attempts,
              replayOf);
    };
  }

  private DeadLetter.Message message(ForeignEvent event) {
    byte[] block = ForeignEventBlock.encode(event);
    return new DeadLetter.Message(
        TimerSubjects.told(policy, Cid.ofRaw(block)), new String(block, UTF_8));
  }

  DeadLetter letter(
      DeadLetter.Kind kind,
      Optional<PersonId> person,
      Optional<Cid> cause,
      long position,
      Instant at,
      Optional<DeadLetter.Message> message,
      Throwable failure,
      int attempts,
      long replayOf) {
    String reason = failure.getClass().getSimpleName() + ": " + failure.getMessage();
    return new DeadLetter(
        policy,
        kind,
        person,
        cause,
        position,
        at,
        reason,
        attempts,
        clock.instant(),
        message,
        replayOf);
  }
}
