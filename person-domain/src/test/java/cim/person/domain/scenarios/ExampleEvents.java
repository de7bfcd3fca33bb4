package cim.person.domain.scenarios;

import static cim.person.domain.scenarios.ExampleValues.ACCOUNT;
import static cim.person.domain.scenarios.ExampleValues.ANALYST;
import static cim.person.domain.scenarios.ExampleValues.CHARLES;
import static cim.person.domain.scenarios.ExampleValues.DAY;
import static cim.person.domain.scenarios.ExampleValues.ENGINE_COMPANY;
import static cim.person.domain.scenarios.ExampleValues.LATER;
import static cim.person.domain.scenarios.ExampleValues.LONDON;
import static cim.person.domain.scenarios.ExampleValues.PROGRAMMER;
import static cim.person.domain.scenarios.ExampleValues.WHOLE_NAME;
import static cim.person.domain.scenarios.ExampleValues.part;
import static cim.person.domain.scenarios.Examples.ADA;
import static cim.person.domain.scenarios.Examples.ADA_BYRON;

import cim.person.domain.events.AffiliationEvent.AffiliationAdded;
import cim.person.domain.events.AffiliationEvent.AffiliationEnded;
import cim.person.domain.events.EmploymentEvent.EmploymentAdded;
import cim.person.domain.events.EmploymentEvent.EmploymentChanged;
import cim.person.domain.events.EmploymentEvent.EmploymentEnded;
import cim.person.domain.events.IdentityEvent.AlternativeNameAdded;
import cim.person.domain.events.IdentityEvent.AlternativeNameRemoved;
import cim.person.domain.events.IdentityEvent.BirthDateCorrected;
import cim.person.domain.events.IdentityEvent.BirthDateRecorded;
import cim.person.domain.events.IdentityEvent.ExternalIdentifierAdded;
import cim.person.domain.events.IdentityEvent.ExternalIdentifierRemoved;
import cim.person.domain.events.IdentityEvent.IdentityLinked;
import cim.person.domain.events.IdentityEvent.IdentityUnlinked;
import cim.person.domain.events.IdentityEvent.NameUpdated;
import cim.person.domain.events.IdentityEvent.TitleEnded;
import cim.person.domain.events.IdentityEvent.TitleGranted;
import cim.person.domain.events.IdentityEvent.TrustLevelChanged;
import cim.person.domain.events.LifecycleEvent.Absorbed;
import cim.person.domain.events.LifecycleEvent.Created;
import cim.person.domain.events.LifecycleEvent.DeathRecordRevoked;
import cim.person.domain.events.LifecycleEvent.DeathRecorded;
import cim.person.domain.events.LifecycleEvent.MergeUndone;
import cim.person.domain.events.LifecycleEvent.MergedInto;
import cim.person.domain.events.LifecycleEvent.Released;
import cim.person.domain.events.LocationEvent.LocationAssigned;
import cim.person.domain.events.LocationEvent.LocationEnded;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.events.RelationEvent.PersonRelated;
import cim.person.domain.events.RelationEvent.RelationChanged;
import cim.person.domain.events.RelationEvent.RelationEnded;
import cim.person.domain.events.RelationEvent.RelationRepointed;
import cim.person.domain.values.AffiliationKind;
import cim.person.domain.values.AlternativeNameKind;
import cim.person.domain.values.DatePrecision;
import cim.person.domain.values.EmploymentTerms;
import cim.person.domain.values.LocationKind;
import cim.person.domain.values.MergeReason;
import cim.person.domain.values.NameChangeReason;
import cim.person.domain.values.PartialDate;
import cim.person.domain.values.RelationKind;
import cim.person.domain.values.RelationTerms;
import cim.person.domain.values.TitleKind;
import cim.person.domain.values.TrustLevel;
import java.util.ArrayList;
import java.util.List;

/// An example of each event, with all fields that it can have.
final class ExampleEvents {
  private ExampleEvents() {}

  /// In the order of the sealed hierarchy.
  static List<PersonEvent> all() {
    List<PersonEvent> all = new ArrayList<>(ofLifeAndIdentity());
    all.addAll(ExampleComponentEvents.all());
    all.addAll(ofRelationships());
    return all;
  }

  private static List<PersonEvent> ofLifeAndIdentity() {
    return List.of(
        new Created(WHOLE_NAME, "register"),
        Examples.activated(),
        Examples.suspended("unpaid"),
        Examples.reactivated("paid"),
        Examples.archived("left"),
        Examples.restored("came back"),
        new DeathRecorded(LATER, DatePrecision.DAY),
        new DeathRecordRevoked("it was another Ada"),
        new MergedInto(CHARLES, MergeReason.DUPLICATE_IDENTITY),
        new Absorbed(CHARLES),
        new MergeUndone("they are two"),
        new Released(CHARLES),
        new NameUpdated(ADA_BYRON, ADA, NameChangeReason.CORRECTION, DAY),
        new AlternativeNameAdded(part(1), AlternativeNameKind.BIRTH, ADA_BYRON),
        new AlternativeNameRemoved(part(1), "never used"),
        new BirthDateRecorded(DAY, DatePrecision.DAY),
        new BirthDateCorrected(
            DAY,
            DatePrecision.MONTH,
            new PartialDate(LATER, DatePrecision.YEAR),
            "the register says so"),
        new TitleGranted(part(1), "Countess", TitleKind.NOBILITY, DAY, LATER),
        new TitleEnded(part(1), LATER, "died"),
        new IdentityLinked(ACCOUNT, "oidc"),
        new IdentityUnlinked(ACCOUNT, "closed"),
        new TrustLevelChanged(
            TrustLevel.DOCUMENT, TrustLevel.UNVERIFIED, "passport", "service:desk"),
        new ExternalIdentifierAdded("wikidata", "Q7259"),
        new ExternalIdentifierRemoved("wikidata", "Q7259", "another Ada"));
  }

  private static List<PersonEvent> ofRelationships() {
    return List.of(
        new LocationAssigned(part(1), LONDON, LocationKind.RESIDENCE, DAY, LATER),
        new LocationEnded(part(1), LATER, "moved"),
        new EmploymentAdded(part(1), ENGINE_COMPANY, ANALYST, "Notes", CHARLES, DAY, true),
        new EmploymentChanged(
            part(1),
            PROGRAMMER,
            "Programs",
            CHARLES,
            false,
            new EmploymentTerms(ANALYST, "Notes", CHARLES, true)),
        new EmploymentEnded(part(1), LATER, "resigned"),
        new AffiliationAdded(part(1), ENGINE_COMPANY, AffiliationKind.ADVISOR, DAY, LATER),
        new AffiliationEnded(part(1), LATER, "dissolved"),
        new PersonRelated(part(1), CHARLES, RelationKind.COLLEAGUE, "0.8", DAY),
        new RelationChanged(
            part(1), RelationKind.FRIEND, "0.9", new RelationTerms(RelationKind.COLLEAGUE, "0.8")),
        new RelationEnded(part(1), LATER, "died"),
        new RelationRepointed(part(1), CHARLES, Examples.ADAS_ID));
  }
}
