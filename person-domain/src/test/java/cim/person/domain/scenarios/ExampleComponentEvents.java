package cim.person.domain.scenarios;

import static cim.person.domain.scenarios.ExampleValues.ADDRESS;
import static cim.person.domain.scenarios.ExampleValues.CHARLES;
import static cim.person.domain.scenarios.ExampleValues.DAY;
import static cim.person.domain.scenarios.ExampleValues.EMAIL;
import static cim.person.domain.scenarios.ExampleValues.LATER;
import static cim.person.domain.scenarios.ExampleValues.NIGHT;
import static cim.person.domain.scenarios.ExampleValues.TALL;
import static cim.person.domain.scenarios.ExampleValues.part;

import cim.person.domain.events.AttributeEvent.AttributeCorrected;
import cim.person.domain.events.AttributeEvent.AttributeInvalidated;
import cim.person.domain.events.AttributeEvent.AttributeRecorded;
import cim.person.domain.events.ConsentEvent.ConsentGranted;
import cim.person.domain.events.ConsentEvent.ConsentWithdrawn;
import cim.person.domain.events.ContactEvent.ContactPreferred;
import cim.person.domain.events.ContactEvent.ContactRemoved;
import cim.person.domain.events.ContactEvent.ContactUpdated;
import cim.person.domain.events.ContactEvent.ContactVerified;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.events.PreferenceEvent.CommunicationPreferencesSet;
import cim.person.domain.events.PreferenceEvent.GeneralPreferencesSet;
import cim.person.domain.events.PreferenceEvent.PrivacyPreferencesSet;
import cim.person.domain.events.QualificationEvent.QualificationAdded;
import cim.person.domain.events.QualificationEvent.QualificationRevoked;
import cim.person.domain.events.SkillEvent.RecommendationDismissed;
import cim.person.domain.events.SkillEvent.SkillAdded;
import cim.person.domain.events.SkillEvent.SkillEndorsed;
import cim.person.domain.events.SkillEvent.SkillRecommended;
import cim.person.domain.events.SkillEvent.SkillRemoved;
import cim.person.domain.events.SkillEvent.SkillUpdated;
import cim.person.domain.events.TagEvent.Tagged;
import cim.person.domain.events.TagEvent.Untagged;
import cim.person.domain.values.AttributeSource;
import cim.person.domain.values.AttributeType;
import cim.person.domain.values.AttributeValue.Length;
import cim.person.domain.values.Channel;
import cim.person.domain.values.Confidence;
import cim.person.domain.values.ContactDetails;
import cim.person.domain.values.ContactUse;
import cim.person.domain.values.PostalAddress;
import cim.person.domain.values.Proficiency;
import cim.person.domain.values.QualificationKind;
import cim.person.domain.values.SkillLevel;
import cim.person.domain.values.Visibility;
import java.util.List;

/// An example of each event of the components, with all fields that it can have.
final class ExampleComponentEvents {
  private ExampleComponentEvents() {}

  /// In the order of the sealed hierarchy.
  static List<PersonEvent> all() {
    return List.of(
        Examples.addedPreferred(1, EMAIL),
        new ContactUpdated(
            part(1),
            ADDRESS,
            ContactUse.HOME,
            new ContactDetails(
                new PostalAddress(List.of("Ockham Park"), null, null, null, "GB"),
                ContactUse.OTHER)),
        new ContactVerified(part(1), "link in a mail"),
        new ContactPreferred(part(1)),
        new ContactRemoved(part(1), "bounced"),
        new SkillAdded(part(1), "Mathematics", "science", Proficiency.ADVANCED, 12),
        new SkillUpdated(
            part(1),
            "computing",
            Proficiency.EXPERT,
            20,
            new SkillLevel("science", Proficiency.ADVANCED, 12)),
        new SkillEndorsed(part(1), CHARLES, "the enchantress of number"),
        new SkillRemoved(part(1), "forgotten"),
        new SkillRecommended(part(1), "Programming", "goes with Mathematics"),
        new RecommendationDismissed(part(1), "knows it"),
        new QualificationAdded(
            part(1),
            QualificationKind.CERTIFICATION,
            "Calculus",
            "Augustus De Morgan",
            DAY,
            LATER,
            "1840/1"),
        new QualificationRevoked(part(1), "forged"),
        new CommunicationPreferencesSet(Channel.POST, "en-GB", true, NIGHT),
        new PrivacyPreferencesSet(Visibility.ORGANIZATION, true, false, true),
        new GeneralPreferencesSet("en-GB", "Europe/London"),
        new ConsentGranted(part(1), "newsletter", "GDPR 6(1)(a)", "signed form 12", LATER),
        new ConsentWithdrawn(part(1), "too many letters"),
        new AttributeRecorded(
            part(1),
            AttributeType.CUSTOM,
            "reach",
            TALL.value(),
            TALL.validFrom(),
            TALL.validUntil(),
            TALL.source(),
            TALL.confidence(),
            TALL.trace()),
        new AttributeCorrected(
            part(1),
            new Length("1.65"),
            DAY,
            LATER,
            AttributeSource.DOCUMENT_VERIFIED,
            Confidence.LIKELY,
            List.of("read from a letter"),
            TALL,
            "measured with shoes"),
        new AttributeInvalidated(part(1), "of another person"),
        new Tagged("pioneer"),
        new Untagged("pioneer", "everyone is"));
  }
}
