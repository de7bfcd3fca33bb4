package cim.person.domain.scenarios;

import static cim.person.domain.scenarios.ExampleValues.LATER;
import static cim.person.domain.scenarios.ExampleValues.part;
import static cim.person.domain.scenarios.Examples.activated;
import static cim.person.domain.scenarios.Examples.created;
import static cim.person.domain.scenarios.Examples.suspended;
import static cim.person.domain.scenarios.Scenario.given;

import cim.person.domain.commands.ConsentCommand.GrantConsent;
import cim.person.domain.commands.ConsentCommand.WithdrawConsent;
import cim.person.domain.events.ConsentEvent.ConsentGranted;
import cim.person.domain.events.ConsentEvent.ConsentWithdrawn;
import cim.person.domain.events.LifecycleEvent.DeathRecorded;
import cim.person.domain.state.Rejection;
import cim.person.domain.values.DatePrecision;
import org.junit.jupiter.api.Test;

class ConsentingTest {
  private static final GrantConsent GRANT = grant("newsletter");
  private static final ConsentGranted GRANTED =
      new ConsentGranted(part(1), "newsletter", "GDPR 6(1)(a)", null, LATER);
  private static final ConsentWithdrawn WITHDRAWN = new ConsentWithdrawn(part(1), null);
  private static final WithdrawConsent WITHDRAW = new WithdrawConsent(part(1), null);

  @Test
  void happensOnceUnderAnId() {
    given(created()).when(GRANT).then(GRANTED);
    given(created(), GRANTED).when(GRANT).thenNothing();
    given(created(), GRANTED)
        .when(grant("research"))
        .thenRejected(new Rejection.PartExists(part(1)));
  }

  @Test
  void isWithdrawnOnceAndNeedsAnotherIdThen() {
    given(created(), GRANTED).when(WITHDRAW).then(WITHDRAWN);
    given(created(), GRANTED, WITHDRAWN).when(WITHDRAW).thenNothing();
    given(created(), GRANTED, WITHDRAWN)
        .when(GRANT)
        .thenRejected(new Rejection.PartExists(part(1)));
    given(created(), GRANTED, WITHDRAWN)
        .when(new GrantConsent(part(2), "newsletter", "GDPR 6(1)(a)", null, null))
        .then(new ConsentGranted(part(2), "newsletter", "GDPR 6(1)(a)", null, null));
  }

  @Test
  void comesBeforeItsWithdrawal() {
    given(created()).when(WITHDRAW).thenRejected(new Rejection.PartNotFound("consent"));
  }

  @Test
  void isWithdrawnAlsoAfterDeathAndWhileSuspended() {
    given(created(), activated(), GRANTED, suspended("x")).when(WITHDRAW).then(WITHDRAWN);
    given(created(), GRANTED, new DeathRecorded(null, DatePrecision.UNKNOWN))
        .when(WITHDRAW)
        .then(WITHDRAWN);
  }

  private static GrantConsent grant(String purpose) {
    return new GrantConsent(part(1), purpose, "GDPR 6(1)(a)", null, LATER);
  }
}
