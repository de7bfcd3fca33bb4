package cim.person.infrastructure.nats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cim.person.application.policies.ArchiveInactivePersons;
import cim.person.application.policies.InactivitySettings;
import cim.person.application.ports.Append;
import cim.person.application.ports.Appends;
import cim.person.application.ports.Head;
import cim.person.application.ports.RecordedEvent;
import cim.person.domain.commands.TagCommand.Tag;
import cim.person.domain.events.LifecycleEvent.Activated;
import cim.person.domain.events.LifecycleEvent.Archived;
import cim.person.domain.events.LifecycleEvent.Created;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.events.TagEvent.Tagged;
import cim.person.domain.values.PersonId;
import cim.person.infrastructure.ipld.EventBlock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Archiving the inactive on a real NATS server, with read models as a node has them.
class ArchivingOnJetStreamTest {
  private static final Duration YEAR = Duration.ofDays(365);
  private static final Instant LONG_AGO = Instant.parse("2020-02-29T12:00:00Z");
  private static final int INACTIVE = 1_000;

  private final NatsServer server = NatsServer.started();

  @TempDir private Path folder = Path.of("");

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theInactiveAreArchivedOnceAndNobodyElseThoughNatsRestarts() {
    List<PersonId> inactive = new ArrayList<>();
    List<PersonId> others = new ArrayList<>();
    try (PolicyNode writer = PolicyNode.with(server, folder.resolve("writer"))) {
      for (int number = 0; number < INACTIVE; number++) {
        inactive.add(longAgo(writer, number % 10 == 0));
      }
      for (int number = 0; number < 20; number++) {
        others.add(writer.newPerson());
        others.add(imported(writer));
        PersonId active = longAgo(writer, false);
        writer.ask(active, new Tag("vip"));
        others.add(active);
      }
    }
    InactivitySettings settings = new InactivitySettings(Duration.ofSeconds(3), YEAR);
    try (PolicyNode node =
        PolicyNode.reading(
            server,
            folder.resolve("node"),
            made -> List.of(new ArchiveInactivePersons(made.model.persons(), settings)))) {
      Await.until("some", () -> node.status().done() > 100);
      server.kill();
      server.start();
      Await.until("all", () -> inactive.stream().allMatch(each -> isArchived(node, each)));
      Instant then = Instant.now();
      Await.until("another time", () -> then.isBefore(lastRun(node)));
      for (PersonId person : inactive) {
        assertEquals(1, archivals(node, person));
      }
      for (PersonId person : others) {
        assertEquals(0, archivals(node, person));
      }
      assertEquals(0, node.status().failed());
    }
  }

  /// Somebody of whom nobody has known for long.
  ///
  /// @param flagged whether a policy has done something since
  private static PersonId longAgo(PolicyNode node, boolean flagged) {
    PersonId person = Appends.newPerson();
    Created created = new Created(PolicyNode.create().name(), null);
    RecordedEvent last =
        node.node
            .store
            .append(List.of(append(person, Head.NONE, LONG_AGO, "user:ada", created)))
            .getLast();
    if (flagged) {
      Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
      Head head = last.head();
      node.node.store.append(
          List.of(append(person, head, now, "policy:flag-data-quality", new Tagged("flag"))));
    }
    return person;
  }

  private static PersonId imported(PolicyNode node) {
    PersonId person = Appends.newPerson();
    Append history =
        append(
            person,
            Head.NONE,
            LONG_AGO,
            "user:ada",
            new Created(PolicyNode.create().name(), null),
            new Activated());
    ((JetStreamEventStore) node.node.store)
        .importAll(EventBlock.seal(history), Map.of(), UUID.randomUUID());
    return person;
  }

  private static Append append(
      PersonId person, Head after, Instant at, String actor, PersonEvent... events) {
    UUID command = UUID.randomUUID();
    return new Append(person, after, List.of(events), at, actor, command, command, null);
  }

  private static boolean isArchived(PolicyNode node, PersonId person) {
    return node.node
        .model
        .persons()
        .byId(person)
        .filter(record -> "inactive".equals(record.lifecycleReason()))
        .isPresent();
  }

  private static Instant lastRun(PolicyNode node) {
    Instant last = node.status().lastRun();
    return last == null ? Instant.MIN : last;
  }

  private static int archivals(PolicyNode node, PersonId person) {
    AtomicInteger count = new AtomicInteger();
    node.node.store.forEach(
        person,
        0,
        event -> {
          if (event.event() instanceof Archived) {
            count.incrementAndGet();
          }
        });
    return count.get();
  }
}
