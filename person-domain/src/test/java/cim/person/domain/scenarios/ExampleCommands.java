package cim.person.domain.scenarios;

import static cim.person.domain.scenarios.ExampleValues.ACCOUNT;
import static cim.person.domain.scenarios.ExampleValues.ADDRESS;
import static cim.person.domain.scenarios.ExampleValues.ANALYST;
import static cim.person.domain.scenarios.ExampleValues.CHARLES;
import static cim.person.domain.scenarios.ExampleValues.DAY;
import static cim.person.domain.scenarios.ExampleValues.EMAIL;
import static cim.person.domain.scenarios.ExampleValues.ENGINE_COMPANY;
import static cim.person.domain.scenarios.ExampleValues.LATER;
import static cim.person.domain.scenarios.ExampleValues.LONDON;
import static cim.person.domain.scenarios.ExampleValues.NIGHT;
import static cim.person.domain.scenarios.ExampleValues.PROGRAMMER;
import static cim.person.domain.scenarios.ExampleValues.TALL;
import static cim.person.domain.scenarios.ExampleValues.part;
import static cim.person.domain.scenarios.Examples.ADA_BYRON;

import cim.person.domain.commands.AffiliationCommand.AddAffiliation;
import cim.person.domain.commands.AffiliationCommand.EndAffiliation;
import cim.person.domain.commands.AttributeCommand.CorrectAttribute;
import cim.person.domain.commands.AttributeCommand.InvalidateAttribute;
import cim.person.domain.commands.AttributeCommand.RecordAttribute;
import cim.person.domain.commands.ConsentCommand.GrantConsent;
import cim.person.domain.commands.ConsentCommand.WithdrawConsent;
import cim.person.domain.commands.ContactCommand.PreferContact;
import cim.person.domain.commands.ContactCommand.RemoveContact;
import cim.person.domain.commands.ContactCommand.UpdateContact;
import cim.person.domain.commands.ContactCommand.VerifyContact;
import cim.person.domain.commands.EmploymentCommand.AddEmployment;
import cim.person.domain.commands.EmploymentCommand.ChangeEmployment;
import cim.person.domain.commands.EmploymentCommand.EndEmployment;
import cim.person.domain.commands.IdentityCommand.AddAlternativeName;
import cim.person.domain.commands.IdentityCommand.AddExternalIdentifier;
import cim.person.domain.commands.IdentityCommand.CorrectBirthDate;
import cim.person.domain.commands.IdentityCommand.EndTitle;
import cim.person.domain.commands.IdentityCommand.GrantTitle;
import cim.person.domain.commands.IdentityCommand.LinkIdentity;
import cim.person.domain.commands.IdentityCommand.RecordBirthDate;
import cim.person.domain.commands.IdentityCommand.RecordVerification;
import cim.person.domain.commands.IdentityCommand.RemoveAlternativeName;
import cim.person.domain.commands.IdentityCommand.RemoveExternalIdentifier;
import cim.person.domain.commands.IdentityCommand.UnlinkIdentity;
import cim.person.domain.commands.IdentityCommand.UpdateName;
import cim.person.domain.commands.LifecycleCommand.MergePerson;
import cim.person.domain.commands.LifecycleCommand.RecordDeath;
import cim.person.domain.commands.LifecycleCommand.RevokeDeathRecord;
import cim.person.domain.commands.LifecycleCommand.UndoMerge;
import cim.person.domain.commands.LocationCommand.AssignLocation;
import cim.person.domain.commands.LocationCommand.EndLocation;
import cim.person.domain.commands.PersonCommand;
import cim.person.domain.commands.PreferenceCommand.SetCommunicationPreferences;
import cim.person.domain.commands.PreferenceCommand.SetGeneralPreferences;
import cim.person.domain.commands.PreferenceCommand.SetPrivacyPreferences;
import cim.person.domain.commands.QualificationCommand.AddQualification;
import cim.person.domain.commands.QualificationCommand.RevokeQualification;
import cim.person.domain.commands.RelationCommand.ChangeRelation;
import cim.person.domain.commands.RelationCommand.EndRelation;
import cim.person.domain.commands.RelationCommand.RelatePerson;
import cim.person.domain.commands.RelationCommand.RepointRelation;
import cim.person.domain.commands.SkillCommand.AddSkill;
import cim.person.domain.commands.SkillCommand.DismissRecommendation;
import cim.person.domain.commands.SkillCommand.EndorseSkill;
import cim.person.domain.commands.SkillCommand.RecommendSkill;
import cim.person.domain.commands.SkillCommand.RemoveSkill;
import cim.person.domain.commands.SkillCommand.UpdateSkill;
import cim.person.domain.commands.TagCommand.Tag;
import cim.person.domain.commands.TagCommand.Untag;
import cim.person.domain.values.AffiliationKind;
import cim.person.domain.values.AlternativeNameKind;
import cim.person.domain.values.AttributeSource;
import cim.person.domain.values.AttributeType;
import cim.person.domain.values.AttributeValue.Length;
import cim.person.domain.values.Channel;
import cim.person.domain.values.Confidence;
import cim.person.domain.values.ContactUse;
import cim.person.domain.values.DatePrecision;
import cim.person.domain.values.LocationKind;
import cim.person.domain.values.MergeReason;
import cim.person.domain.values.NameChangeReason;
import cim.person.domain.values.Proficiency;
import cim.person.domain.values.QualificationKind;
import cim.person.domain.values.RelationKind;
import cim.person.domain.values.TitleKind;
import cim.person.domain.values.TrustLevel;
import cim.person.domain.values.Visibility;
import java.util.List;

/// An example of each command, with all fields that it can have.
final class ExampleCommands {
  private ExampleCommands() {}

  /// In the order of the sealed hierarchy.
  static List<PersonCommand> all() {
    return List.of(
        Examples.createAda(),
        Examples.activate(),
        Examples.suspend("unpaid"),
        Examples.reactivate("paid"),
        Examples.archive("left"),
        Examples.restore("came back"),
        new RecordDeath(LATER, DatePrecision.DAY),
        new RevokeDeathRecord("it was another Ada"),
        new MergePerson(CHARLES, MergeReason.DUPLICATE_IDENTITY),
        new UndoMerge("they are two"),
        new UpdateName(ADA_BYRON, NameChangeReason.CORRECTION, DAY),
        new AddAlternativeName(part(1), AlternativeNameKind.BIRTH, ADA_BYRON),
        new RemoveAlternativeName(part(1), "never used"),
        new RecordBirthDate(DAY, DatePrecision.DAY),
        new CorrectBirthDate(DAY, DatePrecision.MONTH, "the register says so"),
        new GrantTitle(part(1), "Countess", TitleKind.NOBILITY, DAY, LATER),
        new EndTitle(part(1), LATER, "died"),
        new LinkIdentity(ACCOUNT, "oidc"),
        new UnlinkIdentity(ACCOUNT, "closed"),
        new RecordVerification(TrustLevel.DOCUMENT, "passport", "service:desk"),
        new AddExternalIdentifier("wikidata", "Q7259"),
        new RemoveExternalIdentifier("wikidata", "Q7259", "another Ada"),
        Examples.addPreferred(1, EMAIL),
        new UpdateContact(part(1), ADDRESS, ContactUse.HOME),
        new VerifyContact(part(1), "link in a mail"),
        new PreferContact(part(1)),
        new RemoveContact(part(1), "bounced"),
        new AddSkill(part(1), "Mathematics", "science", Proficiency.ADVANCED, 12),
        new UpdateSkill(part(1), "computing", Proficiency.EXPERT, 20),
        new EndorseSkill(part(1), CHARLES, "the enchantress of number"),
        new RemoveSkill(part(1), "forgotten"),
        new RecommendSkill(part(1), "Programming", "goes with Mathematics"),
        new DismissRecommendation(part(1), "knows it"),
        new AddQualification(
            part(1),
            QualificationKind.CERTIFICATION,
            "Calculus",
            "Augustus De Morgan",
            DAY,
            LATER,
            "1840/1"),
        new RevokeQualification(part(1), "forged"),
        new SetCommunicationPreferences(Channel.POST, "en-GB", true, NIGHT),
        new SetPrivacyPreferences(Visibility.ORGANIZATION, true, false, true),
        new SetGeneralPreferences("en-GB", "Europe/London"),
        new GrantConsent(part(1), "newsletter", "GDPR 6(1)(a)", "signed form 12", LATER),
        new WithdrawConsent(part(1), "too many letters"),
        new RecordAttribute(
            part(1),
            AttributeType.HEIGHT,
            null,
            TALL.value(),
            TALL.validFrom(),
            TALL.validUntil(),
            TALL.source(),
            TALL.confidence(),
            TALL.trace()),
        new CorrectAttribute(
            part(1),
            new Length("1.65"),
            DAY,
            LATER,
            AttributeSource.DOCUMENT_VERIFIED,
            Confidence.LIKELY,
            List.of("read from a letter"),
            "measured with shoes"),
        new InvalidateAttribute(part(1), "of another person"),
        new Tag("pioneer"),
        new Untag("pioneer", "everyone is"),
        new AssignLocation(part(1), LONDON, LocationKind.RESIDENCE, DAY, LATER),
        new EndLocation(part(1), LATER, "moved"),
        new AddEmployment(part(1), ENGINE_COMPANY, ANALYST, "Notes", CHARLES, DAY, true),
        new ChangeEmployment(part(1), PROGRAMMER, "Programs", CHARLES, false),
        new EndEmployment(part(1), LATER, "resigned"),
        new AddAffiliation(part(1), ENGINE_COMPANY, AffiliationKind.ADVISOR, DAY, LATER),
        new EndAffiliation(part(1), LATER, "dissolved"),
        new RelatePerson(part(1), CHARLES, RelationKind.COLLEAGUE, "0.8", DAY),
        new ChangeRelation(part(1), RelationKind.FRIEND, "0.9"),
        new EndRelation(part(1), LATER, "died"),
        new RepointRelation(part(1), CHARLES));
  }
}
