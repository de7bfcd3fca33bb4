package cim.person.infrastructure.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.domain.values.PersonId;
import cim.person.infrastructure.faults.Answer.Done;
import cim.person.infrastructure.faults.Answer.Proof;
import cim.person.infrastructure.faults.HistoryCheck.Verdict;
import cim.person.infrastructure.nats.NatsServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The check finds each kind of harm, done to a copy of what a real server has stored.
class HistoryCheckTest {
  private static final PersonId ADA = Plan.newPerson();
  private static final PersonId TWIN = Plan.newPerson();
  private static final List<Order> ORDERS =
      List.of(
          Order.create(ADA),
          Order.create(TWIN),
          Order.rename(TWIN),
          Order.merge(ADA, TWIN),
          Order.undoMerge(ADA));
  private static final Ledger LEDGER = new Ledger();
  private static List<StoredEvent> stored = List.of();

  @BeforeAll
  static void store() throws Exception {
    try (NatsServer server = NatsServer.started();
        Node node = Node.at(server.url(), 1, Duration.ofSeconds(15))) {
      for (Order order : ORDERS) {
        LEDGER.asks(order);
        LEDGER.acknowledged(order, (Done) node.ask(order));
      }
      stored = RawStream.read(server.url());
    }
  }

  @AfterAll
  static void forget() {
    stored = List.of();
  }

  @Test
  void aSoundHistoryPasses() {
    assertEquals(13, stored.size());
    assertEquals(new Verdict(List.of(), List.of(), List.of()), HistoryCheck.of(stored, LEDGER));
  }

  @Test
  void aMissingEventIsLostLeavesAHoleAndAPart() {
    for (int missing = 0; missing < stored.size(); missing++) {
      List<StoredEvent> others = new ArrayList<>(stored);
      others.remove(missing);
      Verdict verdict = HistoryCheck.of(others, LEDGER);
      assertEquals(1, verdict.lost().size());
      assertTrue(verdict.broken().stream().anyMatch(each -> each.startsWith("stored in part")));
    }
  }

  @Test
  void anEventThatIsThereTwiceIsFound() {
    for (StoredEvent event : stored) {
      List<StoredEvent> more = new ArrayList<>(stored);
      more.add(event);
      Verdict verdict = HistoryCheck.of(more, LEDGER);
      assertTrue(verdict.doubled().stream().anyMatch(each -> each.startsWith("twice")));
      assertTrue(verdict.broken().stream().anyMatch(each -> each.startsWith("a fork or a hole")));
    }
  }

  @Test
  void anotherPlaceThanTheReceiptSaysIsALoss() {
    Ledger moved = new Ledger();
    for (Order order : ORDERS) {
      moved.asks(order);
      Done done = Objects.requireNonNull(LEDGER.acknowledgement(order));
      moved.acknowledged(
          order,
          new Done(
              done.events().stream()
                  .map(proof -> new Proof(proof.cid(), proof.position() + 1))
                  .toList(),
              false));
    }
    assertEquals(stored.size(), HistoryCheck.of(stored, moved).lost().size());
  }

  @Test
  void whatWasGivenUpIsThereWhollyOrNotAtAll() {
    Ledger ledger = new Ledger();
    ORDERS.forEach(ledger::asks);
    assertEquals(List.of(), HistoryCheck.of(stored, ledger).broken());
    Verdict verdict = HistoryCheck.of(stored.subList(0, 2), ledger);
    assertTrue(verdict.broken().getFirst().startsWith("stored in part"));
  }

  @Test
  void whatWasRefusedOrNeverAskedForIsNotThere() {
    Ledger ledger = new Ledger();
    ledger.asks(ORDERS.getFirst());
    ledger.refused(ORDERS.getFirst(), new Answer.Refused("NO"));
    List<String> broken = HistoryCheck.of(stored, ledger).broken();
    assertTrue(broken.getFirst().startsWith("refused, but stored"));
    assertEquals(ORDERS.size() - 1, broken.stream().filter(e -> e.startsWith("nobody")).count());
  }

  @Test
  void aHashALinkASubjectAndACheckThatAreWrongAreFound() {
    StoredEvent first = stored.getFirst();
    assertBroken(
        "the bytes are not those",
        with(first, first.subject(), "another", first.expected(), first.prev()));
    assertBroken(
        "under a wrong subject",
        with(first, "cim.person.elsewhere", first.cid(), first.expected(), first.prev()));
    assertBroken(
        "a fork or a hole",
        with(first, first.subject(), first.cid(), first.expected(), stored.getLast().cid()));
    assertBroken(
        "was not appended to the person's head",
        with(first, first.subject(), first.cid(), null, first.prev()));
  }

  private static void assertBroken(String problem, StoredEvent first) {
    List<StoredEvent> altered = new ArrayList<>(stored);
    altered.set(0, first);
    List<String> broken = HistoryCheck.of(altered, LEDGER).broken();
    assertTrue(broken.getFirst().startsWith(problem), broken::toString);
  }

  private static StoredEvent with(
      StoredEvent event,
      String subject,
      String messageId,
      @Nullable String expected,
      @Nullable String prev) {
    return new StoredEvent(
        event.position(),
        subject,
        event.cid(),
        messageId,
        expected,
        event.person(),
        event.seq(),
        prev,
        event.type(),
        event.command());
  }
}
