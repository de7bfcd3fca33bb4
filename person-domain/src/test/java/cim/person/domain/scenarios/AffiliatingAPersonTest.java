package cim.person.domain.scenarios;

import static cim.person.domain.scenarios.ExampleValues.DAY;
import static cim.person.domain.scenarios.ExampleValues.ENGINE_COMPANY;
import static cim.person.domain.scenarios.ExampleValues.LATER;
import static cim.person.domain.scenarios.ExampleValues.part;
import static cim.person.domain.scenarios.Examples.created;
import static cim.person.domain.scenarios.Scenario.given;

import cim.person.domain.commands.AffiliationCommand.AddAffiliation;
import cim.person.domain.commands.AffiliationCommand.EndAffiliation;
import cim.person.domain.events.AffiliationEvent.AffiliationAdded;
import cim.person.domain.events.AffiliationEvent.AffiliationEnded;
import cim.person.domain.state.Rejection;
import cim.person.domain.values.AffiliationKind;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class AffiliatingAPersonTest {
  private static final AffiliationAdded ADDED =
      new AffiliationAdded(part(1), ENGINE_COMPANY, AffiliationKind.ADVISOR, DAY, null);

  @Test
  void happensOnceUnderAnId() {
    given(created()).when(add(AffiliationKind.ADVISOR)).then(ADDED);
    given(created(), ADDED).when(add(AffiliationKind.ADVISOR)).thenNothing();
    given(created(), ADDED)
        .when(add(AffiliationKind.BOARD))
        .thenRejected(new Rejection.PartExists(part(1)));
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
  void comesBeforeItsEnd() {
    given(created()).when(end(DAY)).thenRejected(new Rejection.PartNotFound("affiliation"));
  }

  private static AddAffiliation add(AffiliationKind kind) {
    return new AddAffiliation(part(1), ENGINE_COMPANY, kind, DAY, null);
  }

  private static EndAffiliation end(LocalDate day) {
    return new EndAffiliation(part(1), day, null);
  }

  private static AffiliationEnded ended(LocalDate day) {
    return new AffiliationEnded(part(1), day, null);
  }
}
