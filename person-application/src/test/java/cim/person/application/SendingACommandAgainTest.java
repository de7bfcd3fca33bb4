package cim.person.application;

import static cim.person.application.Node.done;
import static cim.person.application.Node.refused;
import static cim.person.domain.scenarios.Examples.activate;
import static cim.person.domain.scenarios.Examples.add;
import static cim.person.domain.scenarios.Examples.archive;
import static cim.person.domain.scenarios.Examples.createActiveAda;
import static cim.person.domain.scenarios.Examples.createAda;
import static cim.person.domain.scenarios.Examples.reactivate;
import static cim.person.domain.scenarios.Examples.suspend;
import static cim.person.domain.scenarios.Examples.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.ports.CorruptHistory;
import cim.person.application.ports.EventStoreUnavailable;
import cim.person.application.ports.HistoryProblem;
import cim.person.application.ports.InMemoryEventStore;
import cim.person.domain.commands.PersonCommand;
import cim.person.domain.state.Limits;
import cim.person.domain.state.RejectionCode;
import cim.person.domain.values.Email;
import cim.person.domain.values.Phone;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// The same command id is the same command: after any time, and on any node.
class SendingACommandAgainTest {
  private static final UUID ID = UUID.fromString("0199a1c2-7c1e-7d10-8f53-000000000001");
  private static final Email EMAIL = new Email("ada@example.org");
  private static final PersonCommand CREATION = createActiveAda(with(1, EMAIL));

  private final InMemoryEventStore store = new InMemoryEventStore();
  private final Node node = new Node(store);

  @Test
  void givesTheFirstReceipt() {
    Outcome.Done first = done(node.ask(ID, CREATION));
    assertFalse(first.receipt().replayed());
    assertEquals(3, first.receipt().revision());
    assertReplayed(first, node.ask(ID, CREATION));
  }

  @Test
  void givesTheFirstReceiptAfterThePersonHasGoneOn() {
    Outcome.Done first = done(node.ask(ID, CREATION));
    Outcome.Done last = done(node.ask(archive("left")));
    Outcome.Done again = assertReplayed(first, node.ask(ID, CREATION));
    assertEquals(last.person(), again.person());
  }

  @Test
  void givesTheFirstReceiptWhileTheLocalRecordsAreBuiltAnew() {
    Outcome.Done first = done(node.ask(ID, CREATION));
    for (int i = 0; i < 40; i++) {
      done(node.ask(suspend("away")));
      node.local.catchUp();
      done(node.ask(reactivate("back")));
    }
    node.local.beginAnew();
    assertReplayed(first, node.ask(ID, CREATION));
  }

  @Test
  void givesTheFirstReceiptWhenNothingIsCached() {
    Node forgetful = new Node(store, 0);
    Outcome.Done first = done(forgetful.ask(ID, CREATION));
    assertReplayed(first, forgetful.ask(ID, CREATION));
    forgetful.local.catchUp();
    assertReplayed(first, forgetful.ask(ID, CREATION));
  }

  @Test
  void givesTheFirstReceiptOnAnotherNodeHoweverFarItsRecordsAre() {
    Outcome.Done first = done(node.ask(ID, CREATION));
    long events = store.end();
    for (long seen = 0; seen <= events; seen++) {
      Node other = new Node(store);
      for (long event = 0; event < seen; event++) {
        assertTrue(other.local.followOne());
      }
      assertReplayed(first, other.ask(ID, CREATION));
    }
  }

  @Test
  void givesTheFirstReceiptWhereLimitsAreNarrowerThanTheyWere() {
    PersonCommand creation = createActiveAda(with(1, EMAIL), with(2, new Phone("+41446681800")));
    Outcome.Done first = done(node.ask(ID, creation));
    Node narrow = new Node(store, 100, 5, new Limits(1));
    assertReplayed(first, narrow.ask(ID, creation));
    assertEquals(
        RejectionCode.LIMIT_REACHED, refused(narrow.ask(add(3, new Phone("+3545551234")))));
  }

  @Test
  void givesTheFirstReceiptWhereACopyIsOlderThanTheLocalRecords() {
    done(node.ask(createAda()));
    for (int follows = 0; follows <= 2; follows++) {
      UUID id = UUID.randomUUID();
      Node other = new Node(store);
      other.local.catchUp();
      refused(other.ask(createAda()));
      PersonCommand command = add(follows, new Email("ada" + follows + "@example.org"));
      Outcome.Done first = done(node.ask(id, command));
      for (int event = 0; event < follows; event++) {
        other.local.followOne();
      }
      assertReplayed(first, other.ask(id, command));
    }
  }

  @Test
  void givesTheFirstReceiptToOneWhoHadFoundNobodyThere() {
    Node other = new Node(store);
    other.way.beforeEachAppend(
        () -> {
          done(node.ask(ID, CREATION));
          other.local.followOne();
        });
    Outcome.Done again = done(other.ask(ID, CREATION));
    assertTrue(again.receipt().replayed());
    assertEquals(3, again.receipt().events().size());
    assertEquals(3, store.end());
  }

  @Test
  void isDoneOnceAlsoWhenItWouldBeAllowedAgain() {
    done(node.ask(createActiveAda()));
    Outcome.Done first = done(node.ask(ID, suspend("unpaid")));
    done(node.ask(reactivate("paid")));
    assertReplayed(first, node.ask(ID, suspend("unpaid")));
    assertReplayed(first, new Node(store).ask(ID, suspend("unpaid")));
  }

  @Test
  void isDoneOnceAfterMoreCommandsThanACopyRemembers() {
    done(node.ask(createActiveAda()));
    Outcome.Done first = done(node.ask(ID, suspend("unpaid")));
    for (int round = 0; round < 40; round++) {
      done(node.ask(reactivate("paid")));
      done(node.ask(suspend("unpaid again")));
      if (round == 20) {
        node.local.catchUp();
      }
    }
    assertReplayed(first, node.ask(ID, suspend("unpaid")));
  }

  @Test
  void isDoneOnceAfterMoreCommandsThanACopyRemembersAndNoRecordsAtAll() {
    Outcome.Done first = done(node.ask(ID, CREATION));
    for (int round = 0; round < 100; round++) {
      done(node.ask(suspend("unpaid")));
      done(node.ask(reactivate("paid")));
    }
    UUID second = UUID.randomUUID();
    Outcome.Done last = done(node.ask(second, suspend("unpaid")));
    done(node.ask(reactivate("paid")));
    for (Node asked : List.of(node, new Node(store))) {
      assertReplayed(first, asked.ask(ID, CREATION));
      assertReplayed(last, asked.ask(second, suspend("unpaid")));
      assertTrue(asked.local.followOne());
      assertReplayed(first, asked.ask(ID, CREATION));
      asked.local.catchUp();
      assertReplayed(first, asked.ask(ID, CREATION));
      assertReplayed(last, asked.ask(second, suspend("unpaid")));
      assertEquals(RejectionCode.COMMAND_ID_REUSED, refused(asked.ask(second, suspend("other"))));
    }
  }

  @Test
  void isRefusedWithAnotherCommandOrPayload() {
    done(node.ask(ID, createAda()));
    assertEquals(RejectionCode.COMMAND_ID_REUSED, refused(node.ask(ID, createActiveAda())));
    assertEquals(RejectionCode.COMMAND_ID_REUSED, refused(node.ask(ID, activate())));
    assertEquals(
        RejectionCode.COMMAND_ID_REUSED, refused(new Node(store).ask(ID, archive("left"))));
    assertEquals(1, store.end());
  }

  @Test
  void isDoneAfterARefusalOnceItIsAllowed() {
    done(node.ask(createAda()));
    assertEquals(RejectionCode.TRANSITION_NOT_ALLOWED, refused(node.ask(ID, suspend("unpaid"))));
    done(node.ask(activate()));
    assertFalse(done(node.ask(ID, suspend("unpaid"))).receipt().replayed());
  }

  @Test
  void isDoneOnceWhenTheAnswerOfTheStoreWasLost() {
    node.way.loseNextAnswer();
    assertThrows(EventStoreUnavailable.class, () -> node.ask(ID, CREATION));
    Outcome.Done again = done(node.ask(ID, CREATION));
    assertTrue(again.receipt().replayed());
    assertEquals(3, store.end());
  }

  @Test
  void isDoneOnceWhenItComesManyTimesAtOnce() throws Exception {
    List<Node> nodes = List.of(node, new Node(store), new Node(store));
    List<Callable<Outcome>> askers = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      Node asked = nodes.get(i % nodes.size());
      askers.add(() -> asked.ask(ID, CREATION));
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      int fresh = 0;
      for (Future<Outcome> answer : threads.invokeAll(askers)) {
        fresh += done(answer.get()).receipt().replayed() ? 0 : 1;
      }
      assertEquals(1, fresh);
    }
    assertEquals(3, store.end());
  }

  @Test
  void isRefusedLikeAnyOtherWhenTheHistoryIsBrokenMeanwhile() {
    done(node.ask(ID, CREATION));
    node.way.afterNextRead(
        () -> {
          throw new CorruptHistory(HistoryProblem.NOT_CANONICAL, 4, null, "is not canonical", null);
        });
    assertThrows(PersonSetAside.class, () -> node.ask(ID, CREATION));
  }

  private static Outcome.Done assertReplayed(Outcome.Done first, Outcome outcome) {
    Outcome.Done again = done(outcome);
    assertTrue(again.receipt().replayed());
    assertEquals(first.receipt().events(), again.receipt().events());
    return again;
  }
}
