package cim.person.infrastructure.nats;

import static java.nio.charset.StandardCharsets.UTF_8;

import cim.person.application.policies.DeadLetter;
import cim.person.application.policies.DeadLetters;
import cim.person.application.ports.EventStoreUnavailable;
import cim.person.domain.values.Cid;
import cim.person.domain.values.PersonId;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.PublishOptions;
import io.nats.client.api.MessageInfo;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Dead letters in a stream of their own, from which an operator has them run again or dropped.
/// Thread-safe.
public final class JetStreamDeadLetters implements DeadLetters {
  private static final int PAGE = 256;

  private final NatsConnection nats;
  private final NatsSettings settings;
  private final EventReader reader;

  public JetStreamDeadLetters(NatsConnection nats, NatsSettings settings) {
    this.nats = nats;
    this.settings = settings;
    this.reader = new EventReader(nats, Streams.DEAD_LETTERS, settings.requestTimeout());
  }

  /// A dead letter where it is stored.
  ///
  /// @param number its number in the stream
  /// @param json as it is stored, on one line
  public record Stored(long number, DeadLetter letter, String json) {}

  @Override
  public void add(DeadLetter letter) {
    byte[] block = DeadLetterBlock.encode(letter);
    String subject = subject(letter.policy(), about(DeadLetterBlock.decode(block)));
    PublishOptions.Builder once =
        PublishOptions.builder().messageId(Cid.ofDagJson(block).toString());
    if (letter.kind() == DeadLetter.Kind.MESSAGE) {
      once.expectedLastSubjectSequence(letter.replayOf());
    }
    trying("keeping a dead letter").until(() -> publish(subject, block, once.build()));
  }

  /// @return whether it was not there already
  private boolean publish(String subject, byte[] block, PublishOptions once)
      throws IOException, JetStreamApiException {
    try {
      return !nats.current()
          .jetStream(Streams.options(settings.requestTimeout()))
          .publish(subject, block, once)
          .isDuplicate();
    } catch (JetStreamApiException refusal) {
      if (ApiErrors.isConflict(refusal)) {
        return false;
      }
      throw refusal;
    }
  }

  /// The person; of a message, what tells it apart from every other.
  private static String about(DeadLetter letter) {
    if (letter.kind() != DeadLetter.Kind.MESSAGE) {
      return letter.person().map(PersonId::toString).orElse("_");
    }
    String message =
        letter.message().map(each -> each.subject() + new TreeMap<>(each.headers())).orElse("");
    return Cid.ofRaw((message + letter.cause()).getBytes(UTF_8)).toString();
  }

  /// The letters after a number, oldest first; empty when there are no more.
  ///
  /// @param policy those of one policy; empty: of all
  public List<Stored> page(Optional<String> policy, long after) {
    String subject = subject(policy.orElse("*"), "*");
    return trying("reading dead letters")
        .until(() -> reader.from(after + 1, subject, PAGE))
        .messages()
        .stream()
        .map(JetStreamDeadLetters::stored)
        .toList();
  }

  @Override
  public long count(Optional<String> policy) {
    try {
      return reader.count(subject(policy.orElse("*"), "*"));
    } catch (IOException | IllegalStateException failure) {
      throw new EventStoreUnavailable("dead letters cannot be counted now", failure);
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw new EventStoreUnavailable("interrupted while counting dead letters", interrupt);
    }
  }

  /// The letter of a number; empty when it is not there any more.
  public Optional<Stored> find(long number) {
    return asking(
        "reading dead letter " + number,
        management -> stored(management.getMessage(Streams.DEAD_LETTERS, number)));
  }

  /// Forgets a letter.
  ///
  /// @return whether it was there
  public boolean drop(long number) {
    return asking(
            "dropping dead letter " + number,
            management -> Streams.delete(management, Streams.DEAD_LETTERS, number))
        .orElse(false);
  }

  /// Asks whichever node runs policies to run this one again. It drops the letter; if it fails
  /// again, there is a new one.
  public void replay(Stored letter) {
    trying("asking for a replay")
        .until(
            () ->
                nats.current()
                    .jetStream(Streams.options(settings.requestTimeout()))
                    .publish(
                        TimerSubjects.replay(letter.letter().policy(), letter.number()),
                        new byte[0])
                    .getSeqno());
  }

  /// Whether a replay has been asked for and is not done.
  public boolean isReplaying(Stored letter) {
    return asking(
            "asking about a replay",
            management ->
                management.getLastMessage(
                    Streams.TIMERS,
                    TimerSubjects.replay(letter.letter().policy(), letter.number())))
        .isPresent();
  }

  private static String subject(String policy, String person) {
    return "cim.person-service.dead-letters." + policy + "." + person;
  }

  private static Stored stored(MessageInfo message) {
    byte[] block = message.getData();
    try {
      return new Stored(message.getSeq(), DeadLetterBlock.decode(block), new String(block, UTF_8));
    } catch (RuntimeException strange) { // written by a program that does not keep the rules
      DeadLetter letter = DeadLetterBlock.strange(message.getSubject(), strange);
      byte[] said = DeadLetterBlock.encode(letter);
      return new Stored(message.getSeq(), letter, new String(said, UTF_8));
    }
  }

  @FunctionalInterface
  private interface Question<T> {
    T ask(JetStreamManagement management) throws IOException, JetStreamApiException;
  }

  /// The answer; empty when there is no such message.
  private <T> Optional<T> asking(String what, Question<T> question) {
    return trying(what)
        .until(
            () -> {
              try {
                return Optional.of(
                    question.ask(
                        nats.current()
                            .jetStreamManagement(Streams.options(settings.requestTimeout()))));
              } catch (JetStreamApiException refusal) {
                if (ApiErrors.isMessageMissing(refusal)) {
                  return Optional.empty();
                }
                throw refusal;
              }
            });
  }

  private Patience trying(String what) {
    return new Patience(what, settings.giveUpAfter());
  }
}
