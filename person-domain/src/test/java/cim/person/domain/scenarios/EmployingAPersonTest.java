package cim.person.domain.scenarios;

import static cim.person.domain.scenarios.ExampleValues.ANALYST;
import static cim.person.domain.scenarios.ExampleValues.CHARLES;
import static cim.person.domain.scenarios.ExampleValues.DAY;
import static cim.person.domain.scenarios.ExampleValues.ENGINE_COMPANY;
import static cim.person.domain.scenarios.ExampleValues.LATER;
import static cim.person.domain.scenarios.ExampleValues.MARY;
import static cim.person.domain.scenarios.ExampleValues.PROGRAMMER;
import static cim.person.domain.scenarios.ExampleValues.part;
import static cim.person.domain.scenarios.Examples.ADAS_ID;
import static cim.person.domain.scenarios.Examples.created;
import static cim.person.domain.scenarios.Scenario.given;

import cim.person.domain.commands.EmploymentCommand.AddEmployment;
import cim.person.domain.commands.EmploymentCommand.ChangeEmployment;
import cim.person.domain.commands.EmploymentCommand.EndEmployment;
import cim.person.domain.events.EmploymentEvent.EmploymentAdded;
import cim.person.domain.events.EmploymentEvent.EmploymentChanged;
import cim.person.domain.events.EmploymentEvent.EmploymentEnded;
import cim.person.domain.state.Rejection;
import cim.person.domain.values.EmploymentTerms;
import cim.person.domain.values.PersonId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EmployingAPersonTest {
  private static final EmploymentAdded ADDED = added(CHARLES);
  private static final EmploymentTerms TERMS = new EmploymentTerms(ANALYST, "Notes", CHARLES, true);

  @Test
  void happensOnceUnderAnId() {
    given(created()).and(CHARLES, created()).when(add(CHARLES)).then(ADDED);
    given(created(), ADDED).and(CHARLES, created()).when(add(CHARLES)).thenNothing();
    given(created(), ADDED).when(add(null)).thenRejected(new Rejection.PartExists(part(1)));
  }

  @Test
  void takesAnotherPersonThatExistsForItsManager() {
    given(created()).when(add(null)).then(added(null));
    given(created())
        .when(add(CHARLES))
        .thenRejected(new Rejection.ReferenceNotFound("manager", CHARLES));
    given(created()).and(ADAS_ID, created()).when(add(ADAS_ID)).thenDoesNotFit("manager");
  }

  @Test
  void changesWhatIsGivenAndTellsWhatWasBefore() {
    given(created(), ADDED)
        .when(new ChangeEmployment(part(1), PROGRAMMER, null, null, null))
        .then(new EmploymentChanged(part(1), PROGRAMMER, "Notes", CHARLES, true, TERMS));
    given(created(), ADDED)
        .and(MARY, created())
        .when(new ChangeEmployment(part(1), null, "Programs", MARY, false))
        .then(new EmploymentChanged(part(1), ANALYST, "Programs", MARY, false, TERMS));
  }

  @Test
  void changesNothingWithWhatIsThere() {
    given(created(), ADDED)
        .when(new ChangeEmployment(part(1), null, null, null, null))
        .thenNothing();
    given(created(), ADDED)
        .and(CHARLES, created())
        .when(new ChangeEmployment(part(1), ANALYST, "Notes", CHARLES, true))
        .thenNothing();
  }

  @Test
  void refusesToBecomeOnesOwnOrNobodysManager() {
    given(created(), ADDED)
        .and(ADAS_ID, created())
        .when(new ChangeEmployment(part(1), null, null, ADAS_ID, null))
        .thenDoesNotFit("manager");
    given(created(), ADDED)
        .when(new ChangeEmployment(part(1), null, null, MARY, null))
        .thenRejected(new Rejection.ReferenceNotFound("manager", MARY));
  }

  @Test
  void endsOnADayThatIsNotBeforeItsBeginning() {
    given(created(), ADDED).when(end(DAY)).then(ended(DAY));
    given(created(), ADDED).when(end(DAY.minusDays(1))).thenDoesNotFit("on");
  }

  @Test
  void endsAgainOnlyOnAnotherDay() {
    given(created(), ADDED, ended(LATER)).when(end(LATER)).thenNothing();
    given(created(), ADDED, ended(LATER)).when(end(DAY)).then(ended(DAY));
  }

  @Test
  void comesBeforeItsChangeAndItsEnd() {
    Rejection missing = new Rejection.PartNotFound("employment");
    given(created()).when(end(DAY)).thenRejected(missing);
    given(created())
        .when(new ChangeEmployment(part(1), PROGRAMMER, null, null, null))
        .thenRejected(missing);
  }

  private static AddEmployment add(@Nullable PersonId manager) {
    return new AddEmployment(part(1), ENGINE_COMPANY, ANALYST, "Notes", manager, DAY, true);
  }

  private static EmploymentAdded added(@Nullable PersonId manager) {
    return new EmploymentAdded(part(1), ENGINE_COMPANY, ANALYST, "Notes", manager, DAY, true);
  }

  private static EndEmployment end(LocalDate day) {
    return new EndEmployment(part(1), day, "resigned");
  }

  private static EmploymentEnded ended(LocalDate day) {
    return new EmploymentEnded(part(1), day, "resigned");
  }
}
