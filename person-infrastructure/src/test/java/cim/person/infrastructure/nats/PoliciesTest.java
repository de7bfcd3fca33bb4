package cim.person.infrastructure.nats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.policies.Consequence;
import cim.person.application.policies.DeadLetter;
import cim.person.application.policies.Due;
import cim.person.application.policies.Interest;
import cim.person.application.policies.Interest.Start;
import cim.person.application.policies.Policy;
import cim.person.application.policies.PolicySettings.Mode;
import cim.person.application.policies.PolicyStatus.State;
import cim.person.application.policies.Reaction;
import cim.person.application.policies.Trigger;
import cim.person.application.ports.Append;
import cim.person.application.ports.Appends;
import cim.person.application.ports.Head;
import cim.person.application.ports.RecordedEvent;
import cim.person.domain.commands.TagCommand.Tag;
import cim.person.domain.commands.TagCommand.Untag;
import cim.person.domain.events.LifecycleEvent.Created;
import cim.person.domain.events.TagEvent;
import cim.person.domain.events.TagEvent.Tagged;
import cim.person.domain.events.TagEvent.Untagged;
import cim.person.domain.values.Cid;
import cim.person.domain.values.PersonId;
import cim.person.infrastructure.ipld.EventBlock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Policies on a real NATS server, with read models and commands as a node has them.
class PoliciesTest {
  private static final String SEEN = "seen-";

  private final NatsServer server = NatsServer.started();

  @TempDir private Path folder = Path.of("");

  @AfterEach
  void stop() {
    server.close();
  }

  /// Tags each person with what it was tagged with by others.
  private static Policy echo() {
    return new TestPolicy("echo", Interest.in(Start.BEGINNING, Tagged.class), PoliciesTest::echo);
  }

  private static Reaction echo(Trigger trigger) {
    return trigger instanceof Trigger.Happened(RecordedEvent event)
            && event.event() instanceof Tagged(String tag)
            && !tag.startsWith(SEEN)
        ? Reaction.of(Consequence.of(event.person(), tag, new Tag(SEEN + tag)))
        : Reaction.NOTHING;
  }

  @Test
  void eachEventHasItsConsequenceOnceAndInTheOrderOfItsPerson() {
    try (PolicyNode node = PolicyNode.with(server, folder, echo())) {
      List<PersonId> persons = persons(node, 20);
      for (int number = 0; number < 10; number++) {
        for (PersonId person : persons) {
          node.ask(person, new Tag("tag" + number));
        }
      }
      node.awaitDone(200);
      for (PersonId person : persons) {
        assertEquals(numbered(SEEN + "tag", 10), node.tagsByPolicy(person));
      }
      RecordedEvent last = node.node.store.last(persons.getFirst()).orElseThrow();
      RecordedEvent cause =
          node.node.model.eventLog().byCid(Cid.parse(String.valueOf(last.cause()))).orElseThrow();
      assertEquals(new Tagged("tag9"), cause.event());
      assertEquals(cause.correlation(), last.correlation());
      assertEquals("policy:echo", last.actor());
    }
  }

  @Test
  void aPolicyThatFailsIsTriedAgainAndThenADeadLetterThatCanBeReplayed() {
    AtomicBoolean isBroken = new AtomicBoolean(true);
    List<String> tries = new ArrayList<>();
    Policy fragile =
        new TestPolicy(
            "fragile",
            Interest.in(Start.BEGINNING, Tagged.class),
            trigger -> {
              if (isBroken.get()) {
                tries.add("x");
                throw new IllegalArgumentException("does not know what to do");
              }
              return echo(trigger);
            });
    try (PolicyNode node = PolicyNode.with(server, folder, echo(), fragile)) {
      PersonId person = node.newPerson();
      node.ask(person, new Tag("once"));
      JetStreamDeadLetters letters = letters(node);
      Await.until("dead letters", () -> letters.page(Optional.empty(), 0).size() == 2);
      JetStreamDeadLetters.Stored first = letters.page(Optional.of("fragile"), 0).getFirst();
      assertEquals(3, first.letter().attempts());
      assertEquals(DeadLetter.Kind.HAPPENED, first.letter().kind());
      assertEquals(Optional.of(person), first.letter().person());
      assertEquals("IllegalArgumentException: does not know what to do", first.letter().reason());
      assertEquals(2, letters.count(Optional.of("fragile")));
      assertEquals(0, letters.count(Optional.of("echo")));
      assertEquals(2, letters.count(Optional.empty()));
      assertEquals(6, tries.size()); // the tag, and the one that echo added meanwhile
      node.awaitDone(1);

      letters.replay(first);
      Await.until("another failure", () -> !letters.isReplaying(first));
      JetStreamDeadLetters.Stored again = letters.page(Optional.empty(), 0).getLast();
      assertEquals(first.number(), again.letter().replayOf());
      assertEquals(Optional.empty(), letters.find(first.number()));

      isBroken.set(false);
      letters.replay(again);
      Await.until("success", () -> !letters.isReplaying(again));
      assertEquals(Optional.empty(), letters.find(again.number()));
      assertEquals(1, letters.page(Optional.empty(), 0).size());
    }
  }

  @Test
  void onTrialItOnlySaysWhatItWouldDo() {
    try (PolicyNode node = PolicyNode.in(Mode.DRY_RUN, server, folder, echo())) {
      PersonId person = node.newPerson();
      node.ask(person, new Tag("once"));
      Await.until("a trial", () -> node.status().wouldDo() == 1);
      assertEquals(State.DRY_RUN, node.status().state());
      assertEquals(List.of(), node.tagsByPolicy(person));
    }
  }

  @Test
  void whatANodeLeftUndoneComesBeforeWhatIsNew() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    PersonId person;
    PolicyNode first =
        PolicyNode.watched(_ -> block(begun, never), server, folder.resolve("1"), echo());
    try (PolicyNode writer = PolicyNode.with(server, folder.resolve("w"))) {
      first.awaitRunning();
      person = first.newPerson();
      for (int number = 0; number < 10; number++) {
        first.ask(person, new Tag("tag" + number));
      }
      begun.await();
      Await.until("deliveries", () -> first.status().lag() == 10);
      first.kill();
      for (int number = 10; number < 20; number++) {
        writer.ask(person, new Tag("tag" + number));
      }
    }
    List<String> order = new ArrayList<>();
    try (PolicyNode second =
        PolicyNode.watched(due -> note(due, order), server, folder.resolve("2"), echo())) {
      Await.until("all", () -> second.tagsByPolicy(person).size() == 20);
      assertEquals(numbered("tag", 20), order.stream().filter(t -> !t.startsWith(SEEN)).toList());
      assertEquals(numbered(SEEN + "tag", 20), second.tagsByPolicy(person));
      Await.until("acknowledgement", () -> second.status().lag() == 0);
    } finally {
      never.countDown();
      first.close();
    }
  }

  @Test
  void anotherNodeTakesOverAndNothingHappensTwice() {
    PolicyNode first = PolicyNode.with(server, folder.resolve("1"), echo()).awaitRunning();
    try (PolicyNode second = PolicyNode.with(server, folder.resolve("2"), echo())) {
      List<PersonId> persons = persons(second, 50);
      assertEquals(State.STANDBY, second.status().state());
      for (int number = 0; number < 10; number++) {
        for (PersonId person : persons) {
          second.ask(person, new Tag("tag" + number));
        }
        if (number == 4) {
          first.kill();
        }
      }
      second.awaitRunning();
      Await.until("all is done", () -> second.status().lag() == 0);
      for (PersonId person : persons) {
        assertEquals(numbered(SEEN + "tag", 10), second.tagsByPolicy(person));
      }
    } finally {
      first.close();
    }
  }

  @Test
  void aRestartOfNatsLosesNothing() {
    try (PolicyNode node = PolicyNode.with(server, folder, echo()).awaitRunning()) {
      List<PersonId> persons = persons(node, 20);
      for (int number = 0; number < 10; number++) {
        for (PersonId person : persons) {
          node.ask(person, new Tag("tag" + number));
        }
        if (number == 3 || number == 7) {
          server.kill();
          server.start();
        }
      }
      Await.until("all is done", () -> node.status().lag() == 0 && tags(node, persons) == 200);
      for (PersonId person : persons) {
        assertEquals(numbered(SEEN + "tag", 10), node.tagsByPolicy(person));
      }
    }
  }

  private static long tags(PolicyNode node, List<PersonId> persons) {
    return persons.stream().mapToLong(each -> node.tagsByPolicy(each).size()).sum();
  }

  @Test
  void aCircleIsStopped() {
    Policy circle =
        new TestPolicy(
            "circle",
            Interest.in(Start.BEGINNING, TagEvent.class),
            trigger -> {
              RecordedEvent event = ((Trigger.Happened) trigger).event();
              return event.event() instanceof Tagged(String tag)
                  ? Reaction.of(Consequence.of(event.person(), tag, new Untag(tag, null)))
                  : Reaction.of(
                      Consequence.of(
                          event.person(),
                          ((Untagged) event.event()).tag(),
                          new Tag(((Untagged) event.event()).tag())));
            });
    try (PolicyNode node = PolicyNode.with(server, folder, circle)) {
      PersonId person = node.newPerson();
      node.ask(person, new Tag("round"));
      JetStreamDeadLetters letters = letters(node);
      Await.until("a dead letter", () -> !letters.page(Optional.empty(), 0).isEmpty());
      DeadLetter letter = letters.page(Optional.empty(), 0).getFirst().letter();
      assertTrue(
          letter.reason().startsWith("ChainStopped: circle goes in a circle: round of " + person),
          letter.reason());
      assertEquals(1, node.status().done());
    }
  }

  @Test
  void aChainHasAnEnd() {
    Policy growing =
        new TestPolicy(
            "growing",
            Interest.in(Start.BEGINNING, Tagged.class),
            trigger -> {
              RecordedEvent event = ((Trigger.Happened) trigger).event();
              String more = ((Tagged) event.event()).tag() + "x";
              return Reaction.of(Consequence.of(event.person(), more, new Tag(more)));
            });
    try (PolicyNode node = PolicyNode.with(server, folder, growing)) {
      PersonId person = node.newPerson();
      node.ask(person, new Tag("x"));
      JetStreamDeadLetters letters = letters(node);
      Await.until("a dead letter", () -> !letters.page(Optional.empty(), 0).isEmpty());
      String reason = letters.page(Optional.empty(), 0).getFirst().letter().reason();
      assertTrue(
          reason.startsWith("ChainStopped: 8 commands of policies followed one from the other"),
          reason);
      assertEquals(8, node.tagsByPolicy(person).size());
    }
  }

  @Test
  void importedHistoryIsPassedOver() {
    try (PolicyNode node = PolicyNode.with(server, folder, echo())) {
      PersonId imported = Appends.newPerson();
      Append history =
          Appends.of(
              imported,
              Head.NONE,
              List.of(new Created(PolicyNode.create().name(), null), new Tagged("old")));
      ((JetStreamEventStore) node.node.store)
          .importAll(EventBlock.seal(history), Map.of(), UUID.randomUUID());
      PersonId person = node.newPerson();
      node.ask(person, new Tag("new"));
      node.awaitDone(1);
      Await.until("all is done", () -> node.status().lag() == 0);
      assertEquals(List.of(), node.tagsByPolicy(imported));
      assertEquals(List.of(SEEN + "new"), node.tagsByPolicy(person));
    }
  }

  private static void block(CountDownLatch begun, CountDownLatch never) {
    begun.countDown();
    try {
      never.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void note(Due due, List<String> order) {
    if (due.trigger() instanceof Trigger.Happened(RecordedEvent event)
        && event.event() instanceof Tagged(String tag)) {
      synchronized (order) {
        order.add(tag);
      }
    }
  }

  private static List<PersonId> persons(PolicyNode node, int count) {
    List<PersonId> persons = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      persons.add(node.newPerson());
    }
    return persons;
  }

  private JetStreamDeadLetters letters(PolicyNode node) {
    return new JetStreamDeadLetters(node.node.nats.connection(), NatsSettings.of(server.url()));
  }

  private static List<String> numbered(String word, int count) {
    List<String> words = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      words.add(word + number);
    }
    return words;
  }
}
