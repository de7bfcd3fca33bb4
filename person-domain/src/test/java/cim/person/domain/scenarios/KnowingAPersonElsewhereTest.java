package cim.person.domain.scenarios;

import static cim.person.domain.scenarios.ExampleValues.ACCOUNT;
import static cim.person.domain.scenarios.Examples.created;
import static cim.person.domain.scenarios.Scenario.given;

import cim.person.domain.commands.IdentityCommand.AddExternalIdentifier;
import cim.person.domain.commands.IdentityCommand.LinkIdentity;
import cim.person.domain.commands.IdentityCommand.RecordVerification;
import cim.person.domain.commands.IdentityCommand.RemoveExternalIdentifier;
import cim.person.domain.commands.IdentityCommand.UnlinkIdentity;
import cim.person.domain.events.IdentityEvent.ExternalIdentifierAdded;
import cim.person.domain.events.IdentityEvent.ExternalIdentifierRemoved;
import cim.person.domain.events.IdentityEvent.IdentityLinked;
import cim.person.domain.events.IdentityEvent.IdentityUnlinked;
import cim.person.domain.events.IdentityEvent.TrustLevelChanged;
import cim.person.domain.state.Rejection;
import cim.person.domain.values.TrustLevel;
import org.junit.jupiter.api.Test;

class KnowingAPersonElsewhereTest {
  private static final IdentityLinked LINKED = new IdentityLinked(ACCOUNT, "oidc");
  private static final ExternalIdentifierAdded IDENTIFIED =
      new ExternalIdentifierAdded("wikidata", "Q7259");

  @Test
  void linksAnIdentityOnce() {
    given(created()).when(new LinkIdentity(ACCOUNT, "oidc")).then(LINKED);
    given(created(), LINKED).when(new LinkIdentity(ACCOUNT, "oidc")).thenNothing();
    given(created(), LINKED)
        .when(new LinkIdentity(ACCOUNT, "saml"))
        .thenRejected(new Rejection.PartExists(ACCOUNT));
  }

  @Test
  void unlinksAnIdentityThatIsLinked() {
    UnlinkIdentity unlink = new UnlinkIdentity(ACCOUNT, null);
    IdentityUnlinked unlinked = new IdentityUnlinked(ACCOUNT, null);
    given(created(), LINKED).when(unlink).then(unlinked);
    given(created(), LINKED, unlinked)
        .when(unlink)
        .thenRejected(new Rejection.PartNotFound("linked identity"));
  }

  @Test
  void addsAnExternalIdentifierOnce() {
    AddExternalIdentifier add = new AddExternalIdentifier("wikidata", "Q7259");
    given(created()).when(add).then(IDENTIFIED);
    given(created(), IDENTIFIED).when(add).thenNothing();
    given(created(), IDENTIFIED)
        .when(new AddExternalIdentifier("wikidata", "Q1"))
        .then(new ExternalIdentifierAdded("wikidata", "Q1"));
    given(created(), IDENTIFIED)
        .when(new AddExternalIdentifier("viaf", "Q7259"))
        .then(new ExternalIdentifierAdded("viaf", "Q7259"));
  }

  @Test
  void removesAnExternalIdentifierThatIsThere() {
    given(created(), IDENTIFIED)
        .when(new RemoveExternalIdentifier("wikidata", "Q7259", "another Ada"))
        .then(new ExternalIdentifierRemoved("wikidata", "Q7259", "another Ada"));
    given(created(), IDENTIFIED)
        .when(new RemoveExternalIdentifier("wikidata", "Q1", null))
        .thenRejected(new Rejection.PartNotFound("external identifier"));
  }

  @Test
  void tellsTheLevelOfTrustBefore() {
    given(created())
        .when(verify(TrustLevel.DOCUMENT))
        .then(verified(TrustLevel.DOCUMENT, TrustLevel.UNVERIFIED));
    given(created(), verified(TrustLevel.DOCUMENT, TrustLevel.UNVERIFIED))
        .when(verify(TrustLevel.EMAIL))
        .then(verified(TrustLevel.EMAIL, TrustLevel.DOCUMENT));
  }

  @Test
  void changesNothingAtTheSameLevelOfTrust() {
    given(created()).when(verify(TrustLevel.UNVERIFIED)).thenNothing();
    given(created(), verified(TrustLevel.FULL, TrustLevel.UNVERIFIED))
        .when(new RecordVerification(TrustLevel.FULL, "another way", "another desk"))
        .thenNothing();
  }

  private static RecordVerification verify(TrustLevel level) {
    return new RecordVerification(level, "passport", "service:desk");
  }

  private static TrustLevelChanged verified(TrustLevel level, TrustLevel previous) {
    return new TrustLevelChanged(level, previous, "passport", "service:desk");
  }
}
