package cim.person.domain.scenarios;

import static cim.person.domain.scenarios.Examples.activated;
import static cim.person.domain.scenarios.Examples.created;
import static cim.person.domain.scenarios.Examples.reactivated;
import static cim.person.domain.scenarios.Examples.suspend;
import static cim.person.domain.scenarios.Examples.suspended;
import static cim.person.domain.scenarios.Scenario.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cim.person.domain.commands.LifecycleCommand.ReactivatePerson;
import cim.person.domain.commands.LifecycleCommand.SuspendPerson;
import cim.person.domain.events.LifecycleEvent.Reactivated;
import cim.person.domain.state.LifecycleState;
import cim.person.domain.state.Rejection;
import cim.person.domain.values.MalformedValue;
import org.junit.jupiter.api.Test;

class SuspendingAPersonTest {
  @Test
  void takesAnActivePersonOutOfService() {
    given(created(), activated())
        .when(suspend("unpaid"))
        .then(suspended("unpaid"))
        .andIs(LifecycleState.SUSPENDED);
  }

  @Test
  void isNotAllowedForADraftAndSaysSo() {
    Rejection refusal =
        new Rejection.TransitionNotAllowed(SuspendPerson.class, LifecycleState.DRAFT);
    given(created()).when(suspend("unpaid")).thenRejected(refusal);
    assertEquals("SuspendPerson is not allowed while the person is DRAFT.", refusal.message());
  }

  @Test
  void isPossibleAgainAfterAReactivation() {
    given(created(), activated(), suspended("unpaid"), reactivated("paid"))
        .when(suspend("unpaid again"))
        .then(suspended("unpaid again"));
  }

  @Test
  void needsAReasonWhileEndingItDoesNot() {
    assertThrows(MalformedValue.class, () -> suspend(" "));
    given(created(), activated(), suspended("unpaid"))
        .when(new ReactivatePerson(null))
        .then(new Reactivated(null))
        .andIs(LifecycleState.ACTIVE);
  }
}
