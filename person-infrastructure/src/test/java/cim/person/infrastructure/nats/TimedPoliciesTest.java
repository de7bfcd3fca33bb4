package cim.person.infrastructure.nats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.policies.Consequence;
import cim.person.application.policies.ForeignEvent;
import cim.person.application.policies.Interest;
import cim.person.application.policies.Interest.Start;
import cim.person.application.policies.KnownPolicies;
import cim.person.application.policies.Policy;
import cim.person.application.policies.Reaction;
import cim.person.application.policies.Trigger;
import cim.person.application.policies.Wake;
import cim.person.application.ports.RecordedEvent;
import cim.person.domain.commands.TagCommand.Tag;
import cim.person.domain.events.TagEvent.Tagged;
import cim.person.domain.values.Cid;
import cim.person.domain.values.PersonId;
import io.nats.client.JetStreamApiException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Policies that time or other domains set going, on a real NATS server.
class TimedPoliciesTest {
  private final NatsServer server = NatsServer.started();

  @TempDir private Path folder = Path.of("");

  @AfterEach
  void stop() {
    server.close();
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
      node.awaitDone(1);
      foreign.tell(told);
      Await.until("nothing left", () -> hasNothingDue(node));
      assertEquals(List.of("badge-7"), node.tagsByPolicy(person));
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
}
