package cim.person.domain.scenarios;

import static cim.person.domain.scenarios.Examples.activated;
import static cim.person.domain.scenarios.Examples.archive;
import static cim.person.domain.scenarios.Examples.archived;
import static cim.person.domain.scenarios.Examples.created;
import static cim.person.domain.scenarios.Examples.restore;
import static cim.person.domain.scenarios.Examples.restored;
import static cim.person.domain.scenarios.Examples.suspended;
import static cim.person.domain.scenarios.Scenario.given;
import static cim.person.domain.state.RejectionCode.TRANSITION_NOT_ALLOWED;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cim.person.domain.state.LifecycleState;
import cim.person.domain.values.MalformedValue;
import org.junit.jupiter.api.Test;

class ArchivingAPersonTest {
  @Test
  void isUndoneIntoTheStateBefore() {
    given(created(), archived("left"))
        .when(restore("back"))
        .then(restored("back"))
        .andIs(LifecycleState.DRAFT);
    given(created(), activated(), archived("left"))
        .when(restore("back"))
        .then(restored("back"))
        .andIs(LifecycleState.ACTIVE);
    given(created(), activated(), suspended("unpaid"), archived("left"))
        .when(restore("back"))
        .then(restored("back"))
        .andIs(LifecycleState.SUSPENDED);
  }

  @Test
  void isPossibleAgainAfterARestoration() {
    given(created(), archived("left"), restored("back"))
        .when(archive("left again"))
        .then(archived("left again"))
        .andIs(LifecycleState.ARCHIVED);
  }

  @Test
  void isUndoneOnce() {
    given(created(), archived("left"), restored("back"))
        .when(restore("back"))
        .thenRejected(TRANSITION_NOT_ALLOWED);
  }

  @Test
  void needsAReasonInBothDirections() {
    assertThrows(MalformedValue.class, () -> archive(""));
    assertThrows(MalformedValue.class, () -> restore("\t"));
  }
}
