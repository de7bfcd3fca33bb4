package cim.person.infrastructure.nats;

import cim.person.application.policies.DeadLetter;
import cim.person.application.policies.Siblings;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/// Reads messages of dead letters again, when an operator asks for it.
final class SiblingReplays implements DurablePull.Taker {
  static final DurablePull.Source SOURCE =
      new DurablePull.Source(
          Streams.TIMERS, "siblings-replays", List.of(TimerSubjects.allDue(Siblings.POLICY)));

  private static final Logger LOG = System.getLogger(SiblingReplays.class.getName());

  private final NatsConnection nats;
  private final NatsSettings settings;
  private final JetStreamDeadLetters letters;
  private final SiblingIntake intake;

  SiblingReplays(
      NatsConnection nats,
      NatsSettings settings,
      JetStreamDeadLetters letters,
      SiblingIntake intake) {
    this.nats = nats;
    this.settings = settings;
    this.letters = letters;
    this.intake = intake;
  }

  @Override
  public void take(Message message) throws IOException, JetStreamApiException {
    String[] rest = TimerSubjects.rest(Siblings.POLICY, message.getSubject());
    if (rest.length == 2 && rest[0].equals("replay") && rest[1].matches("[0-9]{1,18}")) {
      replay(Long.parseLong(rest[1]));
    } else {
      LOG.log(Level.WARNING, "{0} was not understood and is forgotten", message.getSubject());
    }
    Streams.delete(
        nats.current().jetStreamManagement(Streams.options(settings.requestTimeout())),
        Streams.TIMERS,
        message.metaData().streamSequence());
  }

  private void replay(long number) {
    letters
        .find(number)
        .filter(stored -> stored.letter().kind() == DeadLetter.Kind.MESSAGE)
        .ifPresent(
            stored -> {
              intake.again(stored.letter(), number);
              letters.drop(number);
            });
  }
}
