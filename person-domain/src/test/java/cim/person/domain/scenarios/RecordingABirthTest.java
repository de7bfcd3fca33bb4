package cim.person.domain.scenarios;

import static cim.person.domain.scenarios.ExampleValues.DAY;
import static cim.person.domain.scenarios.ExampleValues.LATER;
import static cim.person.domain.scenarios.Examples.created;
import static cim.person.domain.scenarios.Scenario.given;

import cim.person.domain.commands.IdentityCommand.CorrectBirthDate;
import cim.person.domain.commands.IdentityCommand.RecordBirthDate;
import cim.person.domain.events.IdentityEvent.BirthDateCorrected;
import cim.person.domain.events.IdentityEvent.BirthDateRecorded;
import cim.person.domain.events.LifecycleEvent.DeathRecorded;
import cim.person.domain.state.Rejection;
import cim.person.domain.values.DatePrecision;
import cim.person.domain.values.PartialDate;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class RecordingABirthTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  @Test
  void happensOnceAndIsCorrectedThen() {
    given(created()).when(record(DAY)).then(recorded(DAY));
    given(created(), recorded(DAY)).when(record(DAY)).thenNothing();
    given(created(), recorded(DAY)).when(record(LATER)).thenDoesNotFit("date");
    given(created(), recorded(DAY))
        .when(new RecordBirthDate(DAY, DatePrecision.YEAR))
        .thenDoesNotFit("date");
  }

  @Test
  void keepsWhatWasRecordedBefore() {
    PartialDate before = new PartialDate(DAY, DatePrecision.DAY);
    given(created(), recorded(DAY)).when(correct(LATER)).then(corrected(LATER, before));
    given(created(), recorded(DAY), corrected(LATER, before))
        .when(correct(DAY))
        .then(corrected(DAY, new PartialDate(LATER, DatePrecision.DAY)));
    given(created(), recorded(DAY)).when(correct(DAY)).thenNothing();
  }

  @Test
  void isTheSameWithOtherDigitsThatMeanNothing() {
    BirthDateRecorded in1835 = new BirthDateRecorded(DAY, DatePrecision.YEAR);
    LocalDate sameYear = LocalDate.of(DAY.getYear(), 1, 2);
    given(created(), in1835).when(new RecordBirthDate(sameYear, DatePrecision.YEAR)).thenNothing();
    given(created(), in1835)
        .when(new CorrectBirthDate(sameYear, DatePrecision.YEAR, "same year"))
        .thenNothing();
    given(created(), in1835).when(correct(DAY)).then(corrected(DAY, in1835Date()));
  }

  private static PartialDate in1835Date() {
    return new PartialDate(DAY, DatePrecision.YEAR);
  }

  @Test
  void comesBeforeItsCorrection() {
    given(created()).when(correct(DAY)).thenRejected(new Rejection.PartNotFound("birth date"));
  }

  @Test
  void isNotForetold() {
    given(created()).when(record(TODAY)).then(recorded(TODAY));
    given(created()).when(record(TODAY.plusDays(1))).thenDoesNotFit("date");
    given(created(), recorded(DAY)).when(correct(TODAY.plusDays(1))).thenDoesNotFit("date");
    given(created())
        .when(new RecordBirthDate(LocalDate.of(2029, 1, 1), DatePrecision.DECADE))
        .then(new BirthDateRecorded(LocalDate.of(2029, 1, 1), DatePrecision.DECADE));
    given(created())
        .when(new RecordBirthDate(LocalDate.of(2030, 1, 1), DatePrecision.DECADE))
        .thenDoesNotFit("date");
  }

  @Test
  void cannotComeAfterTheDeath() {
    DeathRecorded died = new DeathRecorded(LATER, DatePrecision.MONTH);
    given(created(), recorded(DAY), died).when(correct(LATER.plusDays(40))).thenDoesNotFit("date");
    given(created(), recorded(DAY), died)
        .when(correct(LATER.plusDays(3)))
        .then(corrected(LATER.plusDays(3), new PartialDate(DAY, DatePrecision.DAY)));
  }

  private static RecordBirthDate record(LocalDate day) {
    return new RecordBirthDate(day, DatePrecision.DAY);
  }

  private static BirthDateRecorded recorded(LocalDate day) {
    return new BirthDateRecorded(day, DatePrecision.DAY);
  }

  private static CorrectBirthDate correct(LocalDate day) {
    return new CorrectBirthDate(day, DatePrecision.DAY, "the register says so");
  }

  private static BirthDateCorrected corrected(LocalDate day, PartialDate previous) {
    return new BirthDateCorrected(day, DatePrecision.DAY, previous, "the register says so");
  }
}
