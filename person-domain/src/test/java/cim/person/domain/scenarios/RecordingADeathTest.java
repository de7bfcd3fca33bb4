package cim.person.domain.scenarios;

import static cim.person.domain.scenarios.ExampleValues.DAY;
import static cim.person.domain.scenarios.ExampleValues.LATER;
import static cim.person.domain.scenarios.Examples.activated;
import static cim.person.domain.scenarios.Examples.archived;
import static cim.person.domain.scenarios.Examples.created;
import static cim.person.domain.scenarios.Examples.suspended;
import static cim.person.domain.scenarios.Scenario.given;
import static cim.person.domain.state.RejectionCode.TRANSITION_NOT_ALLOWED;

import cim.person.domain.commands.IdentityCommand.CorrectBirthDate;
import cim.person.domain.commands.LifecycleCommand.RecordDeath;
import cim.person.domain.commands.LifecycleCommand.RevokeDeathRecord;
import cim.person.domain.events.IdentityEvent.BirthDateCorrected;
import cim.person.domain.events.IdentityEvent.BirthDateRecorded;
import cim.person.domain.events.LifecycleEvent.DeathRecordRevoked;
import cim.person.domain.events.LifecycleEvent.DeathRecorded;
import cim.person.domain.state.LifecycleState;
import cim.person.domain.values.DatePrecision;
import cim.person.domain.values.PartialDate;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class RecordingADeathTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  @Test
  void isRevokedIntoTheStateBefore() {
    given(created(), died(LATER))
        .when(new RevokeDeathRecord("alive"))
        .then(new DeathRecordRevoked("alive"))
        .andIs(LifecycleState.DRAFT);
    given(created(), activated(), suspended("x"), archived("x"), died(LATER))
        .when(new RevokeDeathRecord("alive"))
        .then(new DeathRecordRevoked("alive"))
        .andIs(LifecycleState.ARCHIVED);
  }

  @Test
  void happensOnceUnlessItIsRevoked() {
    given(created(), died(LATER)).when(die(LATER)).thenRejected(TRANSITION_NOT_ALLOWED);
    given(created(), died(LATER), new DeathRecordRevoked("alive")).when(die(DAY)).then(died(DAY));
  }

  @Test
  void isRevokedOnce() {
    given(created(), died(LATER), new DeathRecordRevoked("alive"))
        .when(new RevokeDeathRecord("alive"))
        .thenRejected(TRANSITION_NOT_ALLOWED);
  }

  @Test
  void needsNoDate() {
    given(created())
        .when(new RecordDeath(null, DatePrecision.UNKNOWN))
        .then(new DeathRecorded(null, DatePrecision.UNKNOWN))
        .andIs(LifecycleState.DECEASED);
  }

  @Test
  void isNotForetold() {
    given(created()).when(die(TODAY)).then(died(TODAY));
    given(created()).when(die(TODAY.plusDays(1))).thenDoesNotFit("date");
    given(created())
        .when(new RecordDeath(TODAY.plusDays(1), DatePrecision.MONTH))
        .then(new DeathRecorded(TODAY.plusDays(1), DatePrecision.MONTH));
    given(created())
        .when(new RecordDeath(LocalDate.of(2027, 1, 1), DatePrecision.YEAR))
        .thenDoesNotFit("date");
  }

  /// When it is noon in Greenwich on one day, the next has begun on Kiritimati.
  @Test
  void isNotForetoldWhereTheDayHasBegunAlready() {
    Instant noon = Instant.parse("2026-11-23T12:00:00Z");
    given(created()).at(noon).when(die(TODAY.plusDays(1))).then(died(TODAY.plusDays(1)));
    given(created()).at(noon).when(die(TODAY.plusDays(2))).thenDoesNotFit("date");
    given(created())
        .at(noon.minusMillis(7_200_001))
        .when(die(TODAY.plusDays(1)))
        .thenDoesNotFit("date");
  }

  @Test
  void cannotComeBeforeTheBirth() {
    given(created(), born(LATER)).when(die(DAY)).thenDoesNotFit("date");
    given(created(), born(DAY)).when(die(DAY)).then(died(DAY));
    given(created(), born(LATER))
        .when(new RecordDeath(LATER.minusDays(1), DatePrecision.YEAR))
        .then(new DeathRecorded(LATER.minusDays(1), DatePrecision.YEAR));
  }

  @Test
  void standsInTheWayOfABirthAfterIt() {
    given(created(), born(DAY), died(DAY))
        .when(new CorrectBirthDate(LATER, DatePrecision.DAY, "x"))
        .thenDoesNotFit("date");
    given(created(), born(DAY), died(DAY), new DeathRecordRevoked("alive"))
        .when(new CorrectBirthDate(LATER, DatePrecision.DAY, "x"))
        .then(
            new BirthDateCorrected(
                LATER, DatePrecision.DAY, new PartialDate(DAY, DatePrecision.DAY), "x"));
  }

  private static RecordDeath die(LocalDate day) {
    return new RecordDeath(day, DatePrecision.DAY);
  }

  private static DeathRecorded died(LocalDate day) {
    return new DeathRecorded(day, DatePrecision.DAY);
  }

  private static BirthDateRecorded born(LocalDate day) {
    return new BirthDateRecorded(day, DatePrecision.DAY);
  }
}
