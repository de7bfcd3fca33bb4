package cim.person.domain.scenarios;

import static cim.person.domain.scenarios.ExampleValues.CHARLES;
import static cim.person.domain.scenarios.ExampleValues.EMAIL;
import static cim.person.domain.scenarios.ExampleValues.MARY;
import static cim.person.domain.scenarios.Examples.ADAS_ID;
import static cim.person.domain.scenarios.Examples.activated;
import static cim.person.domain.scenarios.Examples.add;
import static cim.person.domain.scenarios.Examples.added;
import static cim.person.domain.scenarios.Examples.archived;
import static cim.person.domain.scenarios.Examples.created;
import static cim.person.domain.scenarios.Examples.suspended;
import static cim.person.domain.scenarios.Scenario.MOST_PARTS;
import static cim.person.domain.scenarios.Scenario.given;
import static cim.person.domain.state.RejectionCode.MERGE_TARGET_INVALID;
import static cim.person.domain.state.RejectionCode.TRANSITION_NOT_ALLOWED;

import cim.person.domain.commands.LifecycleCommand.MergePerson;
import cim.person.domain.commands.LifecycleCommand.UndoMerge;
import cim.person.domain.events.LifecycleEvent.Absorbed;
import cim.person.domain.events.LifecycleEvent.DeathRecorded;
import cim.person.domain.events.LifecycleEvent.MergeUndone;
import cim.person.domain.events.LifecycleEvent.MergedInto;
import cim.person.domain.events.LifecycleEvent.Released;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.state.LifecycleState;
import cim.person.domain.state.Rejection;
import cim.person.domain.values.DatePrecision;
import cim.person.domain.values.MergeReason;
import cim.person.domain.values.PersonId;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MergingPersonsTest {
  private static final MergePerson MERGE = new MergePerson(CHARLES, MergeReason.USER_REQUESTED);
  private static final MergedInto MERGED_INTO = new MergedInto(CHARLES, MergeReason.USER_REQUESTED);
  private static final UndoMerge UNDO = new UndoMerge("they are two");
  private static final MergeUndone UNDONE = new MergeUndone("they are two");

  @Test
  void writesBothPersons() {
    given(created())
        .and(CHARLES, created())
        .when(MERGE)
        .then(MERGED_INTO, CHARLES, new Absorbed(ADAS_ID))
        .andIs(LifecycleState.MERGED);
  }

  @Test
  void takesATargetInAnyStateButMerged() {
    given(created())
        .and(CHARLES, created(), archived("x"))
        .when(MERGE)
        .then(MERGED_INTO, CHARLES, new Absorbed(ADAS_ID));
    given(created())
        .and(CHARLES, created(), new DeathRecorded(null, DatePrecision.UNKNOWN))
        .when(MERGE)
        .then(MERGED_INTO, CHARLES, new Absorbed(ADAS_ID));
    given(created())
        .and(CHARLES, created(), new MergedInto(MARY, MergeReason.DUPLICATE_IDENTITY))
        .when(MERGE)
        .thenRejected(MERGE_TARGET_INVALID);
  }

  @Test
  void makesNoCycle() {
    given(created(), new Absorbed(CHARLES))
        .and(CHARLES, created(), new MergedInto(ADAS_ID, MergeReason.DUPLICATE_IDENTITY))
        .when(MERGE)
        .thenRejected(MERGE_TARGET_INVALID);
  }

  @Test
  void needsATargetThatExists() {
    given(created()).when(MERGE).thenRejected(MERGE_TARGET_INVALID);
  }

  @Test
  void needsAnotherPerson() {
    given(created())
        .and(ADAS_ID, created())
        .when(new MergePerson(ADAS_ID, MergeReason.DATA_QUALITY_ISSUE))
        .thenRejected(new Rejection.MergeTargetInvalid("is the person itself"));
  }

  @Test
  void happensOnceForTheSource() {
    given(created(), MERGED_INTO)
        .and(CHARLES, created(), new Absorbed(ADAS_ID))
        .when(MERGE)
        .thenRejected(TRANSITION_NOT_ALLOWED);
  }

  @Test
  void endsWhenTheTargetAbsorbedAsManyAsAreAllowed() {
    given(created())
        .and(CHARLES, absorbing(MOST_PARTS - 1))
        .when(MERGE)
        .then(MERGED_INTO, CHARLES, new Absorbed(ADAS_ID));
    given(created())
        .and(CHARLES, absorbing(MOST_PARTS))
        .when(MERGE)
        .thenRejected(new Rejection.LimitReached("absorbed person", MOST_PARTS));
  }

  @Test
  void isUndoneOnBothIntoTheStateBefore() {
    given(created(), activated(), suspended("x"), MERGED_INTO)
        .and(CHARLES, created(), new Absorbed(ADAS_ID))
        .when(UNDO)
        .then(UNDONE, CHARLES, new Released(ADAS_ID))
        .andIs(LifecycleState.SUSPENDED);
    given(created(), new DeathRecorded(null, DatePrecision.UNKNOWN), MERGED_INTO)
        .and(CHARLES, created(), new Absorbed(ADAS_ID))
        .when(UNDO)
        .then(UNDONE, CHARLES, new Released(ADAS_ID))
        .andIs(LifecycleState.DECEASED);
  }

  @Test
  void isUndoneAlsoWhenTheTargetWasMergedSince() {
    given(created(), MERGED_INTO)
        .and(
            CHARLES,
            created(),
            new Absorbed(ADAS_ID),
            new MergedInto(MARY, MergeReason.DUPLICATE_IDENTITY))
        .when(UNDO)
        .then(UNDONE, CHARLES, new Released(ADAS_ID));
  }

  @Test
  void isUndoneOnceAndCanHappenAgain() {
    given(created(), MERGED_INTO, UNDONE)
        .and(CHARLES, created())
        .when(UNDO)
        .thenRejected(TRANSITION_NOT_ALLOWED);
    given(created(), MERGED_INTO, UNDONE)
        .and(CHARLES, created(), new Absorbed(ADAS_ID), new Released(ADAS_ID))
        .when(MERGE)
        .then(MERGED_INTO, CHARLES, new Absorbed(ADAS_ID));
  }

  @Test
  void givesTheWholeOfWhatTheSourceHeldBack() {
    given(created(), added(1, EMAIL), MERGED_INTO, UNDONE).when(add(1, EMAIL)).thenNothing();
  }

  private static PersonId absorbed(int number) {
    return new PersonId(new UUID(0, number));
  }

  private static PersonEvent[] absorbing(int count) {
    return IntStream.rangeClosed(0, count)
        .mapToObj(number -> number == 0 ? created() : new Absorbed(absorbed(number)))
        .toArray(PersonEvent[]::new);
  }
}
