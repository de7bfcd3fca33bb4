package cim.person.domain.scenarios;

import static cim.person.domain.scenarios.ExampleValues.DAY;
import static cim.person.domain.scenarios.ExampleValues.LATER;
import static cim.person.domain.scenarios.ExampleValues.part;
import static cim.person.domain.scenarios.Examples.created;
import static cim.person.domain.scenarios.Scenario.given;

import cim.person.domain.commands.QualificationCommand.AddQualification;
import cim.person.domain.commands.QualificationCommand.RevokeQualification;
import cim.person.domain.events.QualificationEvent.QualificationAdded;
import cim.person.domain.events.QualificationEvent.QualificationRevoked;
import cim.person.domain.state.Rejection;
import cim.person.domain.values.QualificationKind;
import org.junit.jupiter.api.Test;

class HoldingAQualificationTest {
  private static final AddQualification ADD = add("Calculus");
  private static final QualificationAdded ADDED =
      new QualificationAdded(
          part(1), QualificationKind.EDUCATION, "Calculus", "De Morgan", DAY, LATER, "1840/1");
  private static final QualificationRevoked REVOKED = new QualificationRevoked(part(1), "forged");

  @Test
  void isAddedOnceUnderAnId() {
    given(created()).when(ADD).then(ADDED);
    given(created(), ADDED).when(ADD).thenNothing();
    given(created(), ADDED).when(add("Algebra")).thenRejected(new Rejection.PartExists(part(1)));
  }

  @Test
  void isRevokedOnceAndStaysOnRecord() {
    RevokeQualification revoke = new RevokeQualification(part(1), "forged");
    given(created(), ADDED).when(revoke).then(REVOKED);
    given(created(), ADDED, REVOKED).when(revoke).thenNothing();
    given(created(), ADDED, REVOKED).when(ADD).thenRejected(new Rejection.PartExists(part(1)));
  }

  @Test
  void comesBeforeItsRevocation() {
    given(created())
        .when(new RevokeQualification(part(1), null))
        .thenRejected(new Rejection.PartNotFound("qualification"));
  }

  private static AddQualification add(String title) {
    return new AddQualification(
        part(1), QualificationKind.EDUCATION, title, "De Morgan", DAY, LATER, "1840/1");
  }
}
