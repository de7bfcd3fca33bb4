package cim.person.domain.scenarios;

import static cim.person.domain.scenarios.ExampleValues.DAY;
import static cim.person.domain.scenarios.ExampleValues.LATER;
import static cim.person.domain.scenarios.ExampleValues.part;
import static cim.person.domain.scenarios.Examples.created;
import static cim.person.domain.scenarios.Scenario.given;

import cim.person.domain.commands.IdentityCommand.EndTitle;
import cim.person.domain.commands.IdentityCommand.GrantTitle;
import cim.person.domain.events.IdentityEvent.TitleEnded;
import cim.person.domain.events.IdentityEvent.TitleGranted;
import cim.person.domain.state.Rejection;
import cim.person.domain.values.TitleKind;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class GrantingATitleTest {
  private static final GrantTitle GRANT =
      new GrantTitle(part(1), "Countess", TitleKind.NOBILITY, DAY, null);
  private static final TitleGranted GRANTED =
      new TitleGranted(part(1), "Countess", TitleKind.NOBILITY, DAY, null);

  @Test
  void happensOnceUnderAnId() {
    given(created()).when(GRANT).then(GRANTED);
    given(created(), GRANTED).when(GRANT).thenNothing();
    given(created(), GRANTED)
        .when(new GrantTitle(part(1), "Baroness", TitleKind.NOBILITY, DAY, null))
        .thenRejected(new Rejection.PartExists(part(1)));
  }

  @Test
  void endsOnADayThatIsNotBeforeItsBeginning() {
    given(created(), GRANTED).when(end(DAY)).then(ended(DAY));
    given(created(), GRANTED).when(end(DAY.minusDays(1))).thenDoesNotFit("to");
  }

  @Test
  void endsAgainOnlyOnAnotherDay() {
    given(created(), GRANTED, ended(LATER)).when(end(LATER)).thenNothing();
    given(created(), GRANTED, ended(LATER)).when(end(DAY)).then(ended(DAY));
    given(created(), new TitleGranted(part(1), "Countess", TitleKind.NOBILITY, DAY, LATER))
        .when(end(LATER))
        .thenNothing();
  }

  @Test
  void comesBeforeItsEnd() {
    given(created()).when(end(LATER)).thenRejected(new Rejection.PartNotFound("title"));
  }

  private static EndTitle end(LocalDate day) {
    return new EndTitle(part(1), day, "died");
  }

  private static TitleEnded ended(LocalDate day) {
    return new TitleEnded(part(1), day, "died");
  }
}
