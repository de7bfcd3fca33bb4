package cim.person.domain.scenarios;

import static cim.person.domain.scenarios.ExampleValues.DAY;
import static cim.person.domain.scenarios.ExampleValues.LATER;
import static cim.person.domain.scenarios.ExampleValues.LONDON;
import static cim.person.domain.scenarios.ExampleValues.part;
import static cim.person.domain.scenarios.Examples.created;
import static cim.person.domain.scenarios.Scenario.given;

import cim.person.domain.commands.LocationCommand.AssignLocation;
import cim.person.domain.commands.LocationCommand.EndLocation;
import cim.person.domain.events.LocationEvent.LocationAssigned;
import cim.person.domain.events.LocationEvent.LocationEnded;
import cim.person.domain.state.Rejection;
import cim.person.domain.values.LocationKind;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class AssigningALocationTest {
  private static final LocationAssigned ASSIGNED =
      new LocationAssigned(part(1), LONDON, LocationKind.RESIDENCE, DAY, null);

  @Test
  void happensOnceUnderAnId() {
    given(created()).when(assign(LocationKind.RESIDENCE)).then(ASSIGNED);
    given(created(), ASSIGNED).when(assign(LocationKind.RESIDENCE)).thenNothing();
    given(created(), ASSIGNED)
        .when(assign(LocationKind.MAILING))
        .thenRejected(new Rejection.PartExists(part(1)));
  }

  @Test
  void endsOnADayThatIsNotBeforeItsBeginning() {
    given(created(), ASSIGNED).when(end(DAY)).then(ended(DAY));
    given(created(), ASSIGNED).when(end(DAY.minusDays(1))).thenDoesNotFit("to");
  }

  @Test
  void endsAgainOnlyOnAnotherDay() {
    given(created(), ASSIGNED, ended(LATER)).when(end(LATER)).thenNothing();
    given(created(), ASSIGNED, ended(LATER)).when(end(DAY)).then(ended(DAY));
  }

  @Test
  void comesBeforeItsEnd() {
    given(created()).when(end(DAY)).thenRejected(new Rejection.PartNotFound("location assignment"));
  }

  private static AssignLocation assign(LocationKind kind) {
    return new AssignLocation(part(1), LONDON, kind, DAY, null);
  }

  private static EndLocation end(LocalDate day) {
    return new EndLocation(part(1), day, "moved");
  }

  private static LocationEnded ended(LocalDate day) {
    return new LocationEnded(part(1), day, "moved");
  }
}
