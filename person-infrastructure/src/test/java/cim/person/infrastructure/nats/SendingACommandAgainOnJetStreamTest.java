package cim.person.infrastructure.nats;

import static cim.person.domain.scenarios.Examples.archive;
import static cim.person.domain.scenarios.Examples.createActiveAda;
import static cim.person.domain.scenarios.Examples.reactivate;
import static cim.person.domain.scenarios.Examples.suspend;
import static cim.person.domain.scenarios.Examples.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.Outcome;
import cim.person.application.Outcome.Done;
import cim.person.application.Outcome.Refused;
import cim.person.application.ports.Appends;
import cim.person.application.ports.RecordedEvent;
import cim.person.domain.commands.LifecycleCommand.MergePerson;
import cim.person.domain.commands.LifecycleCommand.UndoMerge;
import cim.person.domain.commands.PersonCommand;
import cim.person.domain.state.RejectionCode;
import cim.person.domain.values.Email;
import cim.person.domain.values.MergeReason;
import cim.person.domain.values.PersonId;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.impl.Headers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The same command id is the same command, long after the server has forgotten its message ids,
/// and on whichever node.
class SendingACommandAgainOnJetStreamTest {
  private static final Duration WINDOW = Duration.ofMillis(200);

  /// A little more than the streams' own window: the server may look for what to forget only when
  /// that has passed.
  private static final Duration AT_MOST = Duration.ofSeconds(150);

  private static final NatsServer SERVER = NatsServer.started();

  private final AtomicLong microseconds = new AtomicLong();
  private volatile Instant now = Instant.parse("2026-11-23T06:14:00Z");

  @SuppressWarnings("NullAway.Init") // JUnit sets it.
  @TempDir
  private Path folder;

  /// @param command what is asked
  /// @param other what may not be asked under the same id
  /// @param next what makes the command possible again, where anything does
  private record Question(
      PersonId person, UUID id, PersonCommand command, PersonCommand other, PersonCommand next) {}

  private enum Kind {
    CREATION,
    SINGLE_EVENT,
    MERGE;

    Question prepare(WholeNode node) {
      PersonId ada = Appends.newPerson();
      PersonId bob = Appends.newPerson();
      if (this != CREATION) {
        done(node.ask(ada, UUID.randomUUID(), createActiveAda()));
        done(node.ask(bob, UUID.randomUUID(), createActiveAda()));
      }
      UUID id = UUID.randomUUID();
      return switch (this) {
        case CREATION ->
            new Question(
                ada,
                id,
                createActiveAda(with(1, new Email("ada@example.org"))),
                createActiveAda(with(1, new Email("bob@example.org"))),
                archive("left"));
        case SINGLE_EVENT ->
            new Question(ada, id, suspend("unpaid"), suspend("away"), reactivate("paid"));
        case MERGE ->
            new Question(
                ada,
                id,
                new MergePerson(bob, MergeReason.DUPLICATE_IDENTITY),
                new MergePerson(bob, MergeReason.USER_REQUESTED),
                new UndoMerge("they are two"));
      };
    }
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @ParameterizedTest
  @EnumSource
  void anHourLaterOnAnyNodeItGivesTheFirstReceipt(Kind kind) throws Exception {
    Question question;
    Done first;
    long end;
    try (WholeNode node = following("a")) {
      question = kind.prepare(node);
      first = done(node.ask(question.person(), question.id(), question.command()));
      assertFalse(first.receipt().replayed());
      done(node.ask(question.person(), UUID.randomUUID(), question.next()));
      forgetMessageIds();
      now = now.plus(Duration.ofHours(1));
      node.catchUp();
      end = node.store.end();
      assertReplayed(first, question, node);
    }
    try (WholeNode restarted = following("a");
        WholeNode another = following("b");
        WholeNode knowingNothing = WholeNode.standing(SERVER, folder.resolve("c"), this::tick)) {
      assertReplayed(first, question, knowingNothing);
      assertReplayed(first, question, restarted);
      another.catchUp();
      assertReplayed(first, question, another);
      assertEquals(end, another.store.end());
    }
    try (WholeNode withoutItsReadModel = following("d")) {
      assertReplayed(first, question, withoutItsReadModel);
    }
  }

  @ParameterizedTest
  @EnumSource
  void manyTimesAtOnceOnTwoNodesItIsDoneOnce(Kind kind) throws Exception {
    try (WholeNode one = following("one");
        WholeNode two = following("two");
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Question question = kind.prepare(one);
      long before = one.store.end();
      List<Callable<Outcome>> askers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        WholeNode asked = i % 2 == 0 ? one : two;
        askers.add(() -> asked.ask(question.person(), question.id(), question.command()));
      }
      List<Done> answers = new ArrayList<>();
      for (Future<Outcome> answer : threads.invokeAll(askers)) {
        answers.add(done(answer.get()));
      }
      List<RecordedEvent> events = answers.getFirst().receipt().events();
      for (Done answer : answers) {
        assertEquals(events, answer.receipt().events());
      }
      assertEquals(1, answers.stream().filter(answer -> !answer.receipt().replayed()).count());
      assertEquals(before + events.size(), one.store.end());
    }
  }

  @ParameterizedTest
  @EnumSource
  void withAnotherPayloadAtOnceOneOfTheTwoIsDone(Kind kind) throws Exception {
    try (WholeNode one = following("one");
        WholeNode two = following("two");
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Question question = kind.prepare(one);
      long before = one.store.end();
      List<Callable<Outcome>> askers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        WholeNode asked = i % 2 == 0 ? one : two;
        PersonCommand command = i % 4 < 2 ? question.command() : question.other();
        askers.add(() -> asked.ask(question.person(), question.id(), command));
      }
      Set<List<RecordedEvent>> events = new HashSet<>();
      int refused = 0;
      for (Future<Outcome> answer : threads.invokeAll(askers)) {
        switch (answer.get()) {
          case Done done -> events.add(done.receipt().events());
          case Refused(var rejection, _) -> {
            assertEquals(RejectionCode.COMMAND_ID_REUSED, rejection.code());
            refused++;
          }
        }
      }
      assertEquals(1, events.size());
      assertEquals(4, refused);
      assertEquals(before + events.iterator().next().size(), one.store.end());
    }
  }

  private WholeNode following(String name) {
    return WholeNode.following(SERVER, folder.resolve(name), this::tick);
  }

  /// No two moments are the same: equal events of equal moments would be the same event.
  private Instant tick() {
    return now.plusNanos(1_000 * microseconds.incrementAndGet());
  }

  private static void assertReplayed(Done first, Question question, WholeNode node) {
    Done again = done(node.ask(question.person(), question.id(), question.command()));
    assertTrue(again.receipt().replayed());
    assertEquals(first.receipt().events(), again.receipt().events());
    Outcome reused = node.ask(question.person(), question.id(), question.other());
    assertEquals(
        RejectionCode.COMMAND_ID_REUSED,
        assertInstanceOf(Refused.class, reused).rejection().code());
  }

  private static Done done(Outcome outcome) {
    return assertInstanceOf(Done.class, outcome);
  }

  /// Makes the server's window short, and waits until a message id that came later than all others
  /// is forgotten.
  private static void forgetMessageIds() throws Exception {
    try (TestNats nats = TestNats.ready(SERVER)) {
      JetStreamManagement management = nats.connection().current().jetStreamManagement();
      StreamConfiguration events = management.getStreamInfo(Streams.EVENTS).getConfiguration();
      management.updateStream(StreamConfiguration.builder(events).duplicateWindow(WINDOW).build());
      String subject = "cim.person.lifecycle.created." + Appends.newPerson();
      Headers id = new Headers().add("Nats-Msg-Id", UUID.randomUUID().toString());
      long position = nats.publish(subject, id, "a probe");
      try {
        Await.until("a forgotten message id", AT_MOST, () -> publish(nats, subject, id) > position);
      } finally {
        management.updateStream(events);
      }
    }
  }

  private static long publish(TestNats nats, String subject, Headers id) {
    try {
      return nats.publish(subject, id, "a probe");
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }
}
