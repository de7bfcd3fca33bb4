package cim.person.infrastructure.nats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.policies.Consequence;
import cim.person.application.policies.DeadLetter;
import cim.person.application.policies.Due;
import cim.person.application.policies.ForeignEvent;
import cim.person.application.policies.Interest;
import cim.person.application.policies.Interest.Start;
import cim.person.application.policies.KnownPolicies;
import cim.person.application.policies.Policy;
import cim.person.application.policies.PolicySettings.Mode;
import cim.person.application.policies.PolicyStatus.State;
import cim.person.application.policies.Reaction;
import cim.person.application.policies.Trigger;
import cim.person.application.policies.Wake;
import cim.person.application.ports.Append;
import cim.person.application.ports.Appends;
import cim.person.application.ports.EventStore;
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
import io.nats.client.JetStreamApiException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
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
      awaitDone(node, 200);
      for (PersonId person : persons) {
        assertEquals(numbered(SEEN + "tag", 10), tagsByPolicy(node.node.store, person));
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
      assertEquals(6, tries.size()); // the tag, and the one that echo added meanwhile
      awaitDone(node, 1);

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
      assertEquals(List.of(), tagsByPolicy(node.node.store, person));
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
      Await.until("all", () -> tagsByPolicy(second.node.store, person).size() == 20);
      assertEquals(numbered("tag", 20), order.stream().filter(t -> !t.startsWith(SEEN)).toList());
      assertEquals(numbered(SEEN + "tag", 20), tagsByPolicy(second.node.store, person));
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
        assertEquals(numbered(SEEN + "tag", 10), tagsByPolicy(second.node.store, person));
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
        assertEquals(numbered(SEEN + "tag", 10), tagsByPolicy(node.node.store, person));
      }
    }
  }

  private static long tags(PolicyNode node, List<PersonId> persons) {
    return persons.stream().mapToLong(each -> tagsByPolicy(node.node.store, each).size()).sum();
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
      assertEquals(8, tagsByPolicy(node.node.store, person).size());
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
      awaitDone(node, 1);
      Await.until("all is done", () -> node.status().lag() == 0);
      assertEquals(List.of(), tagsByPolicy(node.node.store, imported));
      assertEquals(List.of(SEEN + "new"), tagsByPolicy(node.node.store, person));
    }
  }

  @Test
  void aPolicyIsWokenForAPersonAtTheTimeThatItAskedForLast() {
    ConcurrentLinkedQueue<Trigger> woken = new ConcurrentLinkedQueue<>();
    Instant far = Instant.now().plusSeconds(100_000);
    Policy sleepy =
        new TestPolicy(
            "sleepy",
            Interest.in(Start.BEGINNING, Tagged.class),
            trigger -> {
              if (trigger instanceof Trigger.Happened(RecordedEvent event)) {
                boolean isLate = event.event().equals(new Tagged("late"));
                return Reaction.wake(
                    new Wake(event.person(), isLate ? far : event.at().plusSeconds(1)));
              }
              woken.add(trigger);
              return Reaction.NOTHING;
            });
    try (PolicyNode node = PolicyNode.with(server, folder, sleepy)) {
      PersonId early = node.newPerson();
      PersonId late = node.newPerson();
      node.ask(late, new Tag("soon"));
      node.ask(late, new Tag("late"));
      node.ask(early, new Tag("soon"));
      node.ask(early, new Tag("again"));
      Await.until("a wake", () -> !woken.isEmpty());
    }
    try (PolicyNode node = PolicyNode.with(server, folder, sleepy)) {
      PersonId third = node.newPerson();
      node.ask(third, new Tag("soon"));
      Await.until("another wake", () -> woken.size() >= 2);
      List<PersonId> persons =
          woken.stream().map(trigger -> ((Trigger.Awoken) trigger).person()).toList();
      assertEquals(third, persons.getLast());
      assertEquals(2, persons.size(), persons::toString);
    }
  }

  @Test
  void aRecurringPolicyDealsWithPagesAndMakesUpMissedTicksOnce() throws Exception {
    ConcurrentLinkedQueue<Trigger.Ticked> ticks = new ConcurrentLinkedQueue<>();
    Policy hourly =
        new TestPolicy(
            "hourly",
            Interest.none().andEvery(Duration.ofSeconds(1)),
            trigger -> {
              Trigger.Ticked tick = (Trigger.Ticked) trigger;
              ticks.add(tick);
              return tick.after().isEmpty() ? Reaction.NOTHING.andThenAfter("a") : Reaction.NOTHING;
            });
    try (PolicyNode node = PolicyNode.with(server, folder, hourly)) {
      node.awaitRunning();
      Await.until("ticks", () -> ticks.size() >= 4);
    }
    ticks.clear();
    try (TestNats nats = TestNats.at(server.url())) {
      nats.awaitStreams();
      long before = lastTimer(nats);
      Await.until("missed ticks", () -> lastTimer(nats) >= before + 3);
      server.kill();
      server.start();
      nats.awaitStreams();
      Instant start = Instant.now();
      try (PolicyNode node = PolicyNode.with(server, folder, hourly)) {
        node.awaitRunning();
        Await.until("ticks", () -> ticks.size() >= 6);
        Set<Instant> missed = new HashSet<>();
        ticks.stream().map(Trigger.Ticked::at).filter(start::isAfter).forEach(missed::add);
        assertTrue(missed.size() <= 1, missed::toString);
        assertEquals(10, ticks.element().limit());
      }
    }
  }

  private static long lastTimer(TestNats nats) {
    try {
      return nats.connection()
          .current()
          .jetStreamManagement()
          .getStreamInfo(Streams.TIMERS)
          .getStreamState()
          .getLastSequence();
    } catch (IOException | JetStreamApiException failure) {
      return 0;
    }
  }

  @Test
  void anEventOfAnotherDomainIsToldOnce() {
    Policy listening =
        new TestPolicy(
            "listening",
            Interest.none().andMessages(ForeignEvent.Kind.IDENTITY_REVOKED),
            trigger -> {
              ForeignEvent event = ((Trigger.Told) trigger).event();
              return Reaction.of(
                  Consequence.of(
                      event.person().orElseThrow(), event.subject(), new Tag(event.subject())));
            });
    try (PolicyNode node = PolicyNode.with(server, folder, listening)) {
      PersonId person = node.newPerson();
      ForeignEvent told =
          new ForeignEvent(
              ForeignEvent.Kind.IDENTITY_REVOKED,
              "badge-7",
              Optional.of(person),
              Optional.empty(),
              Cid.ofRaw(new byte[] {1, 2, 3}));
      var foreign =
          new JetStreamForeignEvents(
              node.node.nats.connection(),
              NatsSettings.of(server.url()),
              new KnownPolicies(List.of(listening)));
      foreign.tell(told);
      foreign.tell(told);
      awaitDone(node, 1);
      foreign.tell(told);
      Await.until("nothing left", () -> hasNothingDue(node));
      assertEquals(List.of("badge-7"), tagsByPolicy(node.node.store, person));
      assertEquals(told.cause().toString(), node.node.store.last(person).orElseThrow().cause());
    }
  }

  private static boolean hasNothingDue(PolicyNode node) {
    try {
      return node.node
              .nats
              .connection()
              .current()
              .jetStreamManagement()
              .getStreamInfo(Streams.TIMERS)
              .getStreamState()
              .getMsgCount()
          == 0;
    } catch (IOException | JetStreamApiException failure) {
      return false;
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

  private static void awaitDone(PolicyNode node, int commands) {
    Await.until(commands + " commands", () -> node.status().done() == commands);
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

  private static List<String> tagsByPolicy(EventStore store, PersonId person) {
    List<String> tags = new ArrayList<>();
    store.forEach(
        person,
        0,
        event -> {
          String actor = event.actor();
          if (actor != null
              && actor.startsWith("policy:")
              && event.event() instanceof Tagged(String tag)) {
            tags.add(tag);
          }
        });
    return tags;
  }
}
