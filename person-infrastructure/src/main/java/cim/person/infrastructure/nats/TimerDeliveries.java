package cim.person.infrastructure.nats;

import cim.person.application.policies.DeadLetter;
import cim.person.application.policies.ForeignEvent;
import cim.person.application.policies.Policy;
import cim.person.application.policies.Severity;
import cim.person.application.policies.Trigger;
import cim.person.application.ports.EventStore;
import cim.person.domain.values.PersonId;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.Message;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.DeliverPolicy;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a policy is due for other than events: times, events of other domains, and dead letters
/// that are to be run again. What is done is deleted, so that all that is there is to be done.
final class TimerDeliveries implements Pulling.Deliveries {
  /// A delivery that was lost comes again, and has everything begin anew.
  private static final Duration ACK_WAIT = Duration.ofSeconds(5);

  private static final Duration FORGOTTEN_AFTER = Duration.ofSeconds(30);

  private final NatsConnection nats;
  private final NatsSettings settings;
  private final Policy policy;
  private final JetStreamTimers timers;
  private final JetStreamDeadLetters letters;
  private final EventStore store;
  private final KeyedLanes lanes;
  private final PolicyAttempts attempts;
  private long taken;

  TimerDeliveries(
      NatsConnection nats,
      NatsSettings settings,
      Policy policy,
      JetStreamTimers timers,
      JetStreamDeadLetters letters,
      EventStore store,
      KeyedLanes lanes,
      PolicyAttempts attempts) {
    this.nats = nats;
    this.settings = settings;
    this.policy = policy;
    this.timers = timers;
    this.letters = letters;
    this.store = store;
    this.lanes = lanes;
    this.attempts = attempts;
  }

  @Override
  public Pulling.Begun begin(Connection connection) throws IOException, JetStreamApiException {
    try {
      timers.every(policy.name(), policy.interest().every());
    } catch (UnsupportedOperationException tooOld) {
      attempts.troubled(tooOld);
    }
    JetStreamManagement management =
        connection.jetStreamManagement(Streams.options(settings.requestTimeout()));
    ConsumerInfo reading =
        management.createConsumer(
            Streams.TIMERS,
            ConsumerConfiguration.builder()
                .filterSubject(TimerSubjects.allDue(policy.name()))
                .deliverPolicy(DeliverPolicy.ByStartSequence)
                .startSequence(taken + 1)
                .ackPolicy(AckPolicy.Explicit)
                .ackWait(ACK_WAIT)
                .inactiveThreshold(FORGOTTEN_AFTER)
                .build());
    return new Pulling.Begun(
        connection
            .getStreamContext(Streams.TIMERS, Streams.options(settings.requestTimeout()))
            .getConsumerContext(reading.getName()),
        0);
  }

  @Override
  public void take(Message message) {
    message.ack();
    taken = message.metaData().streamSequence();
    long number = taken;
    Instant at = message.metaData().timestamp().toInstant();
    String[] rest = TimerSubjects.rest(policy.name(), message.getSubject());
    String what = rest.length == 2 ? rest[1] : "";
    try {
      switch (rest[0]) {
        case "tick" -> run(number, "tick", new Trigger.Ticked(at, Optional.empty(), page()));
        case "wake" -> {
          PersonId person = PersonId.parse(what);
          run(number, person, new Trigger.Awoken(person, at));
        }
        case "told" -> {
          ForeignEvent event = ForeignEventBlock.decode(message.getData());
          run(number, event.subject(), new Trigger.Told(event));
        }
        case "replay" -> replay(number, Long.parseLong(what));
        default -> throw new IllegalArgumentException("nothing of that name is ever due");
      }
    } catch (IllegalArgumentException unknown) {
      attempts.troubled(
          new IllegalArgumentException(
              "%s was not understood and is forgotten: %s"
                  .formatted(message.getSubject(), unknown.getMessage())));
      lanes.add(message.getSubject(), () -> done(number));
    }
  }

  private int page() {
    return attempts.settings().page();
  }

  private void run(long number, Object key, Trigger trigger) {
    lanes.add(
        key,
        () -> {
          if (attempts.deal(trigger, 0)) {
            done(number);
          }
        });
  }

  private void replay(long number, long letter) {
    lanes.add(
        "replay",
        () -> {
          while (attempts.isWanted()) {
            try {
              if (letters.find(letter).map(this::again).orElse(true)) {
                letters.drop(letter);
                done(number);
              }
              return;
            } catch (RuntimeException failure) {
              attempts.troubled(failure);
              attempts.pause(attempts.settings().longestPause());
            }
          }
        });
  }

  /// @return whether it has been dealt with: done, or a new dead letter
  private boolean again(JetStreamDeadLetters.Stored dead) {
    Trigger trigger;
    try {
      trigger = trigger(dead.letter());
    } catch (RuntimeException failure) {
      if (Severity.of(failure) == Severity.PASSING) {
        throw failure;
      }
      return attempts.bury(
          attempts.letter(
              dead.letter().kind(),
              dead.letter().person(),
              dead.letter().cause(),
              dead.letter().position(),
              dead.letter().at(),
              dead.letter().message(),
              failure,
              1,
              dead.number()));
    }
    return attempts.deal(trigger, dead.number());
  }

  private Trigger trigger(DeadLetter letter) {
    return switch (letter.kind()) {
      case HAPPENED -> new Trigger.Happened(store.at(List.of(letter.position())).getFirst());
      case AWOKEN -> new Trigger.Awoken(letter.person().orElseThrow(), letter.at());
      case TICKED -> new Trigger.Ticked(letter.at(), Optional.empty(), page());
      case TOLD ->
          new Trigger.Told(
              ForeignEventBlock.decode(EventReader.utf8(letter.message().orElseThrow().body())));
      case MESSAGE ->
          throw new IllegalArgumentException("a message that is not understood cannot be run");
    };
  }

  /// Deletes it, for as long as it takes; unless a newer one has replaced it.
  private void done(long number) {
    while (attempts.isWanted()) {
      try {
        Streams.delete(
            nats.current().jetStreamManagement(Streams.options(settings.requestTimeout())),
            Streams.TIMERS,
            number);
        return;
      } catch (IOException | JetStreamApiException | IllegalStateException failure) {
        attempts.troubled(failure);
      }
      attempts.pause(attempts.settings().longestPause());
    }
  }
}
