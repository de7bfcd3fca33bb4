package cim.person.infrastructure.nats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.Outcome;
import cim.person.domain.commands.LifecycleCommand.ArchivePerson;
import cim.person.domain.commands.PersonCommand;
import cim.person.domain.commands.RelationCommand.RelatePerson;
import cim.person.domain.events.RelationEvent.RelationEnded;
import cim.person.domain.values.PartId;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.RelationKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two nodes run policies, and whichever is at work is killed (-9), again and again, while there is
/// more to do. `-Dkills=10` kills more often.
@Timeout(300)
class KillingThePoliciesTest {
  private static final int KILLS = Integer.getInteger("kills", 2);
  private static final Duration BETWEEN_TWO = Duration.ofMillis(10);
  private static final int BEFORE_A_KILL = 40;
  private static final int PAGE = 1_000;

  /// For what has gathered while nobody was at work, dealt with one by one.
  private static final Duration TO_CATCH_UP = Duration.ofMinutes(2);

  private final NatsServer server = NatsServer.started();
  private final List<PolicyProcess> nodes = new ArrayList<>();
  private int folders;
  private volatile int related;
  private volatile boolean isEnough;

  @SuppressWarnings("NullAway.Init") // JUnit sets it.
  @TempDir
  private Path folder;

  @SuppressWarnings("NullAway.Init") // Set before each test.
  private WholeNode writer;

  @BeforeEach
  void begin() throws IOException {
    writer = WholeNode.following(server, folder.resolve("writer"), InstantSource.system());
    startNode();
    startNode();
  }

  @AfterEach
  void end() {
    nodes.forEach(PolicyProcess::close);
    writer.close();
    server.close();
  }

  @Test
  void eachConsequenceExistsOnceWhoeverIsKilled() throws Exception {
    PersonId gone = newPerson();
    ask(gone, new ArchivePerson("test"));
    awaitWork(); // what was there before a policy is not its business
    Thread writing = Thread.ofPlatform().start(() -> relateOthersTo(gone));
    try {
      for (int kill = 1; kill <= KILLS; kill++) {
        killWhoIsAtWork(kill);
      }
    } finally {
      isEnough = true;
      writing.join();
    }
    try {
      Await.until(
          "nothing left",
          TO_CATCH_UP,
          () ->
              nodes.stream().anyMatch(node -> node.isRunning() && node.lag() == 0)
                  && ended().size() == related);
    } catch (AssertionError inVain) {
      throw new AssertionError(
          "%d of %d ended; %s".formatted(ended().size(), related, nodes), inVain);
    }
    Map<PersonId, Integer> ended = ended();
    assertEquals(related, ended.size());
    assertTrue(
        ended.values().stream().allMatch(times -> times == 1), () -> "not once each: " + ended);
  }

  private void awaitWork() {
    Await.until("a node at work", () -> nodes.stream().anyMatch(PolicyProcess::isRunning));
  }

  private void killWhoIsAtWork(int kill) throws Exception {
    awaitWork();
    PolicyProcess atWork =
        nodes.stream().filter(PolicyProcess::isRunning).findFirst().orElseThrow();
    long before = atWork.done();
    Await.until("some work", () -> atWork.done() >= before + BEFORE_A_KILL);
    atWork.kill();
    nodes.remove(atWork);
    long killed = System.nanoTime();
    Await.until(
        "another to go on",
        () -> nodes.stream().anyMatch(node -> node.isRunning() && node.done() > 0));
    System.out.printf(
        "kill %d: another node went on after %.1f s%n", kill, (System.nanoTime() - killed) / 1e9);
    startNode();
  }

  private void startNode() throws IOException {
    nodes.add(PolicyProcess.start(server.url(), folder.resolve("node-" + folders++)));
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // One thread counts.
  private void relateOthersTo(PersonId gone) {
    while (!isEnough) {
      ask(
          newPerson(),
          new RelatePerson(
              new PartId(UUID.randomUUID()), gone, RelationKind.COLLEAGUE, null, null));
      related++;
      LockSupport.parkNanos(BETWEEN_TWO.toNanos());
    }
  }

  private PersonId newPerson() {
    PersonId person = new PersonId(UUID.randomUUID());
    ask(person, PolicyNode.create());
    return person;
  }

  private void ask(PersonId person, PersonCommand command) {
    Outcome outcome = writer.ask(person, UUID.randomUUID(), command);
    assertTrue(outcome instanceof Outcome.Done, () -> "refused: " + outcome);
  }

  /// How often the relation of each holder was ended, counted from the stream.
  private Map<PersonId, Integer> ended() {
    Map<PersonId, Integer> ended = new HashMap<>();
    long position = 0;
    var page = writer.store.page(position, PAGE);
    while (!page.isEmpty()) {
      for (var event : page) {
        if (event.event() instanceof RelationEnded) {
          ended.merge(event.person(), 1, Integer::sum);
        }
      }
      page = writer.store.page(page.getLast().position(), PAGE);
    }
    return ended;
  }
}
