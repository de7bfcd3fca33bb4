package cim.person.infrastructure.nats;

import static java.nio.charset.StandardCharsets.UTF_8;

import cim.person.application.policies.DeadLetter;
import cim.person.application.policies.DeadLetters;
import cim.person.application.policies.ForeignEvents;
import cim.person.application.policies.Siblings;
import cim.person.domain.values.Cid;
import cim.person.infrastructure.siblings.SiblingMessage;
import cim.person.infrastructure.siblings.SiblingReader;
import cim.person.infrastructure.siblings.SiblingReading.Broken;
import cim.person.infrastructure.siblings.SiblingReading.PassedOver;
import cim.person.infrastructure.siblings.SiblingReading.Understood;
import io.nats.client.Message;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/// Deals with messages of other domains, whichever way they came. Thread-safe.
///
/// Each method returns when the message is kept for the policies, or as a dead letter, or concerns
/// nobody; it throws [cim.person.application.ports.EventStoreUnavailable] when it cannot be kept
/// now. The same message again changes nothing.
final class SiblingIntake {
  private static final Logger LOG = System.getLogger(SiblingIntake.class.getName());

  private final SiblingReader reader;
  private final ForeignEvents events;
  private final DeadLetters letters;
  private final InstantSource clock;
  private final LongAdder told = new LongAdder();
  private final LongAdder passedOver = new LongAdder();
  private final LongAdder broken = new LongAdder();

  SiblingIntake(
      SiblingReader reader, ForeignEvents events, DeadLetters letters, InstantSource clock) {
    this.reader = reader;
    this.events = events;
    this.letters = letters;
    this.clock = clock;
  }

  void take(Message message) {
    Instant at =
        message.isJetStream() ? message.metaData().timestamp().toInstant() : clock.instant();
    SiblingMessage read =
        SiblingMessage.of(
            message.getSubject(),
            message.hasHeaders() ? message.getHeaders().toMap() : Map.of(),
            message.getData());
    deal(read, at, 0);
  }

  /// Reads the message of a dead letter again; if it is broken still, there is a new letter.
  ///
  /// @param number the letter's
  void again(DeadLetter letter, long number) {
    DeadLetter.Message kept = letter.message().orElseThrow();
    SiblingMessage message =
        new SiblingMessage(kept.subject(), kept.headers(), kept.body().getBytes(UTF_8));
    if (letter.cause().equals(Optional.of(Cid.ofRaw(message.body())))) {
      deal(message, letter.at(), number);
    } else {
      bury(
          letter,
          "the letter does not hold the whole body, which was too long or no text;"
              + " it has to be published anew",
          number);
    }
  }

  private void deal(SiblingMessage message, Instant at, long replayOf) {
    switch (reader.read(message)) {
      case Understood(var event) -> {
        events.tell(event);
        told.increment();
      }
      case PassedOver(String type) -> {
        passedOver.increment();
        LOG.log(Level.DEBUG, "{0} does not concern persons", type);
      }
      case Broken(String reason) -> {
        DeadLetter letter =
            new DeadLetter(
                Siblings.POLICY,
                DeadLetter.Kind.MESSAGE,
                Optional.empty(),
                Optional.of(Cid.ofRaw(message.body())),
                0,
                at,
                reason,
                1,
                clock.instant(),
                Optional.of(
                    new DeadLetter.Message(
                        message.subject(), message.headers(), new String(message.body(), UTF_8))),
                0);
        bury(letter, reason, replayOf);
      }
    }
  }

  private void bury(DeadLetter letter, String reason, long replayOf) {
    letters.add(
        new DeadLetter(
            letter.policy(),
            letter.kind(),
            letter.person(),
            letter.cause(),
            letter.position(),
            letter.at(),
            reason,
            letter.attempts(),
            clock.instant(),
            letter.message(),
            replayOf));
    broken.increment();
    String subject = letter.message().map(DeadLetter.Message::subject).orElse("");
    LOG.log(Level.ERROR, "a message on {0} was not understood: {1}", subject, reason);
  }

  Siblings.Counts counts() {
    return new Siblings.Counts(told.sum(), passedOver.sum(), broken.sum());
  }
}
