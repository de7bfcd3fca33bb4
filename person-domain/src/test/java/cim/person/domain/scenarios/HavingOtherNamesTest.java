package cim.person.domain.scenarios;

import static cim.person.domain.scenarios.ExampleValues.part;
import static cim.person.domain.scenarios.Examples.ADA;
import static cim.person.domain.scenarios.Examples.ADA_BYRON;
import static cim.person.domain.scenarios.Examples.created;
import static cim.person.domain.scenarios.Examples.rename;
import static cim.person.domain.scenarios.Scenario.given;

import cim.person.domain.commands.IdentityCommand.AddAlternativeName;
import cim.person.domain.commands.IdentityCommand.RemoveAlternativeName;
import cim.person.domain.events.IdentityEvent.AlternativeNameAdded;
import cim.person.domain.events.IdentityEvent.AlternativeNameRemoved;
import cim.person.domain.state.Rejection;
import cim.person.domain.values.AlternativeNameKind;
import org.junit.jupiter.api.Test;

class HavingOtherNamesTest {
  private static final AddAlternativeName ADD =
      new AddAlternativeName(part(1), AlternativeNameKind.BIRTH, ADA_BYRON);
  private static final AlternativeNameAdded ADDED =
      new AlternativeNameAdded(part(1), AlternativeNameKind.BIRTH, ADA_BYRON);

  @Test
  void addsANameBesideThePresentOne() {
    given(created()).when(ADD).then(ADDED);
    given(created(), ADDED).when(rename(ADA)).thenNothing();
  }

  @Test
  void takesTheSameNameForAnotherPurpose() {
    given(created(), ADDED)
        .when(new AddAlternativeName(part(2), AlternativeNameKind.FORMER, ADA_BYRON))
        .then(new AlternativeNameAdded(part(2), AlternativeNameKind.FORMER, ADA_BYRON));
  }

  @Test
  void knowsTheSameAgainAndRefusesAnotherUnderTheId() {
    given(created(), ADDED).when(ADD).thenNothing();
    given(created(), ADDED)
        .when(new AddAlternativeName(part(1), AlternativeNameKind.ALIAS, ADA_BYRON))
        .thenRejected(new Rejection.PartExists(part(1)));
  }

  @Test
  void removesWhatIsThereOnce() {
    AlternativeNameRemoved removed = new AlternativeNameRemoved(part(1), "never used");
    given(created(), ADDED).when(new RemoveAlternativeName(part(1), "never used")).then(removed);
    given(created(), ADDED, removed)
        .when(new RemoveAlternativeName(part(1), null))
        .thenRejected(new Rejection.PartNotFound("alternative name"));
    given(created(), ADDED, removed).when(ADD).then(ADDED);
  }
}
