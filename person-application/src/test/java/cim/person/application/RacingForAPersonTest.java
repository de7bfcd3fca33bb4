package cim.person.application;

import static cim.person.application.Node.ADA;
import static cim.person.application.Node.done;
import static cim.person.application.Node.refused;
import static cim.person.domain.scenarios.Examples.ADA_BYRON;
import static cim.person.domain.scenarios.Examples.activate;
import static cim.person.domain.scenarios.Examples.archive;
import static cim.person.domain.scenarios.Examples.createActiveAda;
import static cim.person.domain.scenarios.Examples.createAda;
import static cim.person.domain.scenarios.Examples.reactivate;
import static cim.person.domain.scenarios.Examples.rename;
import static cim.person.domain.scenarios.Examples.restore;
import static cim.person.domain.scenarios.Examples.suspend;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cim.person.application.ports.EventStoreUnavailable;
import cim.person.application.ports.InMemoryEventStore;
import cim.person.domain.commands.PersonCommand;
import cim.person.domain.scenarios.OneOfEach;
import cim.person.domain.state.LifecycleState;
import cim.person.domain.state.RejectionCode;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Several nodes serve one person: what one did, the other decides on.
class RacingForAPersonTest {
  private final InMemoryEventStore store = new InMemoryEventStore();
  private final Node node = new Node(store);
  private final Node other = new Node(store);

  @Test
  void aLostRaceIsDecidedAgainAndWon() {
    done(node.ask(createActiveAda()));
    node.way.beforeEachAppend(
        () -> {
          if (store.end() == 2) {
            done(other.ask(rename(ADA_BYRON)));
          }
        });
    Outcome.Done suspended = done(node.ask(suspend("unpaid")));
    assertEquals(4, suspended.receipt().revision());
    assertEquals(ADA_BYRON, suspended.person().state().name());
  }

  @Test
  void aLostRaceIsDecidedAgainAndRefused() {
    done(node.ask(createActiveAda()));
    node.way.beforeEachAppend(
        () -> {
          if (store.end() == 2) {
            done(other.ask(archive("left")));
          }
        });
    assertEquals(RejectionCode.TRANSITION_NOT_ALLOWED, refused(node.ask(suspend("unpaid"))));
    assertEquals(3, store.end());
  }

  @Test
  void aCommandThatLosesEachRaceIsGivenUp() {
    done(node.ask(createActiveAda()));
    node.way.beforeEachAppend(
        () -> {
          done(other.ask(suspend("unpaid")));
          done(other.ask(reactivate("paid")));
        });
    assertThrows(TooManyRaces.class, () -> node.ask(rename(ADA_BYRON)));
    assertEquals(6, node.way.appends());
  }

  @Test
  void aStaleCopyRefusesNothing() {
    done(node.ask(createAda()));
    done(other.ask(activate()));
    done(node.ask(suspend("unpaid")));
    done(other.ask(reactivate("paid")));
    done(node.ask(archive("left")));
    done(other.ask(restore("back")));
    assertEquals(
        LifecycleState.ACTIVE,
        done(node.ask(rename(ADA_BYRON))).person().state().lifecycle().state());
  }

  @Test
  void aPersonThatAnotherNodeCreatedIsFoundAtOnce() {
    assertEquals(RejectionCode.PERSON_NOT_FOUND, refused(node.ask(activate())));
    done(other.ask(createAda()));
    done(node.ask(activate()));
  }

  @Test
  void anExpectedRevisionIsCheckedAgainstTheTruth() {
    done(node.ask(createActiveAda()));
    assertEquals(3, done(other.ask(UUID.randomUUID(), 2L, suspend("x"))).receipt().revision());
    assertEquals(
        RejectionCode.STALE_REVISION, refused(node.ask(UUID.randomUUID(), 2L, archive("left"))));
    assertEquals(4, done(node.ask(UUID.randomUUID(), 3L, archive("left"))).receipt().revision());
    assertEquals(
        RejectionCode.STALE_REVISION, refused(node.ask(UUID.randomUUID(), 99L, restore("back"))));
  }

  @Test
  void nobodyIsAtRevisionZero() {
    assertEquals(
        RejectionCode.STALE_REVISION, refused(node.ask(UUID.randomUUID(), 3L, createActiveAda())));
    assertEquals(
        RejectionCode.PERSON_NOT_FOUND, refused(node.ask(UUID.randomUUID(), 3L, restore("x"))));
    done(node.ask(UUID.randomUUID(), 0L, createActiveAda()));
  }

  @Test
  void aStaleRevisionIsRefusedWhateverIsAsked() {
    done(node.ask(createActiveAda()));
    for (PersonCommand command : OneOfEach.commands()) {
      Outcome outcome = node.ask(UUID.randomUUID(), 1L, command);
      assertEquals(RejectionCode.STALE_REVISION, refused(outcome), command::toString);
    }
    assertEquals(2, store.end());
  }

  @Test
  void anExpectedRevisionDoesNotStandInTheWayOfARetry() {
    done(node.ask(createActiveAda()));
    UUID id = UUID.randomUUID();
    Outcome.Done first = done(node.ask(id, 2L, suspend("x")));
    assertEquals(first.receipt().events(), done(node.ask(id, 2L, suspend("x"))).receipt().events());
  }

  @Test
  void aRefusalIsToldAndStoresNothing() {
    done(node.ask(createAda()));
    Outcome.Refused refused = (Outcome.Refused) node.ask(suspend("unpaid"));
    assertEquals(LifecycleState.DRAFT, refused.person().orElseThrow().state().lifecycle().state());
    assertEquals(List.of(RejectionCode.TRANSITION_NOT_ALLOWED), node.rejections);
    assertEquals(1, store.end());
  }

  @Test
  void nothingIsDecidedOnABrokenHistory() {
    node.local.setAside(ADA, "the event at position 1 is not canonical");
    assertThrows(PersonSetAside.class, () -> node.ask(createAda()));
    assertEquals(0, store.end());
  }

  @Test
  void nothingIsDecidedFromMemoryWhenTheStreamWasReplaced() {
    done(node.ask(createActiveAda()));
    store.loseEverything();
    assertThrows(EventStoreUnavailable.class, () -> node.ask(suspend("unpaid")));
    assertEquals(RejectionCode.PERSON_NOT_FOUND, refused(node.ask(suspend("unpaid"))));
    done(node.ask(createActiveAda()));
    store.loseEverything();
    assertThrows(EventStoreUnavailable.class, () -> node.ask(createActiveAda()));
    assertEquals(2, done(node.ask(createActiveAda())).receipt().revision());
  }

  @Test
  void aStoreThatIsDownIsSaidAndForgottenOnceItIsBack() {
    done(node.ask(createAda()));
    store.setDown(true);
    assertThrows(EventStoreUnavailable.class, () -> node.ask(activate()));
    store.setDown(false);
    assertEquals(2, done(node.ask(activate())).receipt().revision());
  }
}
