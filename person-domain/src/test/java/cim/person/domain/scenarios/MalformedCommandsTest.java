package cim.person.domain.scenarios;

import static cim.person.domain.scenarios.ExampleValues.ACCOUNT;
import static cim.person.domain.scenarios.ExampleValues.CHARLES;
import static cim.person.domain.scenarios.ExampleValues.DAY;
import static cim.person.domain.scenarios.ExampleValues.EMAIL;
import static cim.person.domain.scenarios.ExampleValues.part;
import static cim.person.domain.scenarios.Examples.ADA;
import static cim.person.domain.scenarios.Examples.createAda;
import static cim.person.domain.scenarios.Examples.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cim.person.domain.commands.AffiliationCommand.EndAffiliation;
import cim.person.domain.commands.AttributeCommand.InvalidateAttribute;
import cim.person.domain.commands.ConsentCommand.GrantConsent;
import cim.person.domain.commands.ConsentCommand.WithdrawConsent;
import cim.person.domain.commands.ContactCommand.RemoveContact;
import cim.person.domain.commands.ContactCommand.VerifyContact;
import cim.person.domain.commands.EmploymentCommand.ChangeEmployment;
import cim.person.domain.commands.EmploymentCommand.EndEmployment;
import cim.person.domain.commands.IdentityCommand.AddExternalIdentifier;
import cim.person.domain.commands.IdentityCommand.CorrectBirthDate;
import cim.person.domain.commands.IdentityCommand.EndTitle;
import cim.person.domain.commands.IdentityCommand.LinkIdentity;
import cim.person.domain.commands.IdentityCommand.RecordBirthDate;
import cim.person.domain.commands.IdentityCommand.RecordVerification;
import cim.person.domain.commands.IdentityCommand.RemoveAlternativeName;
import cim.person.domain.commands.IdentityCommand.RemoveExternalIdentifier;
import cim.person.domain.commands.IdentityCommand.UnlinkIdentity;
import cim.person.domain.commands.LifecycleCommand.CreatePerson;
import cim.person.domain.commands.LifecycleCommand.ReactivatePerson;
import cim.person.domain.commands.LifecycleCommand.RecordDeath;
import cim.person.domain.commands.LifecycleCommand.RevokeDeathRecord;
import cim.person.domain.commands.LifecycleCommand.UndoMerge;
import cim.person.domain.commands.LocationCommand.EndLocation;
import cim.person.domain.commands.PreferenceCommand.SetCommunicationPreferences;
import cim.person.domain.commands.PreferenceCommand.SetGeneralPreferences;
import cim.person.domain.commands.QualificationCommand.RevokeQualification;
import cim.person.domain.commands.RelationCommand.ChangeRelation;
import cim.person.domain.commands.RelationCommand.EndRelation;
import cim.person.domain.commands.SkillCommand.DismissRecommendation;
import cim.person.domain.commands.SkillCommand.EndorseSkill;
import cim.person.domain.commands.SkillCommand.RecommendSkill;
import cim.person.domain.commands.SkillCommand.RemoveSkill;
import cim.person.domain.commands.SkillCommand.UpdateSkill;
import cim.person.domain.commands.TagCommand.Tag;
import cim.person.domain.commands.TagCommand.Untag;
import cim.person.domain.values.AttributeType;
import cim.person.domain.values.Channel;
import cim.person.domain.values.DatePrecision;
import cim.person.domain.values.MalformedValue;
import cim.person.domain.values.NewContact;
import cim.person.domain.values.TrustLevel;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/// What cannot be a command at all, and the field that is named then.
class MalformedCommandsTest {
  private static final String BLANK = " ";
  private static final String LONG_LINE = "x".repeat(201);
  private static final String LONG_SENTENCE = "x".repeat(1_001);

  @TestFactory
  Stream<DynamicTest> ofTextsAreBlankLongOnes() {
    return Stream.of(
        refused("source", () -> new CreatePerson(ADA, LONG_SENTENCE, List.of(), false)),
        refused("reason", () -> new RevokeDeathRecord(BLANK)),
        refused("reason", () -> new UndoMerge(BLANK)),
        refused("reason", () -> new ReactivatePerson(BLANK)),
        refused("reason", () -> new CorrectBirthDate(DAY, DatePrecision.DAY, BLANK)),
        refused("text", () -> BareCommands.title(LONG_LINE, DAY, null)),
        refused("kind", () -> new LinkIdentity(ACCOUNT, BLANK)),
        refused("method", () -> new RecordVerification(TrustLevel.FULL, BLANK, "x")),
        refused("by", () -> new RecordVerification(TrustLevel.FULL, "x", BLANK)),
        refused("system", () -> new AddExternalIdentifier(BLANK, "x")),
        refused("value", () -> new AddExternalIdentifier("x", LONG_LINE)),
        refused("system", () -> new RemoveExternalIdentifier(BLANK, "x", null)),
        refused("value", () -> new RemoveExternalIdentifier("x", BLANK, null)),
        refused("method", () -> new VerifyContact(part(1), BLANK)),
        refused("name", () -> BareCommands.skill(BLANK, "x", null)),
        refused("category", () -> BareCommands.skill("x", LONG_LINE, null)),
        refused("category", () -> new UpdateSkill(part(1), BLANK, null, null)),
        refused("comment", () -> new EndorseSkill(part(1), CHARLES, LONG_SENTENCE)),
        refused("name", () -> new RecommendSkill(part(1), BLANK, "x")),
        refused("because", () -> new RecommendSkill(part(1), "x", BLANK)),
        refused("title", () -> BareCommands.qualification(BLANK, "x", null, DAY)),
        refused("issuer", () -> BareCommands.qualification("x", BLANK, null, DAY)),
        refused("purpose", () -> new GrantConsent(part(1), BLANK, "x", null, null)),
        refused("legalBasis", () -> new GrantConsent(part(1), "x", BLANK, null, null)),
        refused("evidence", () -> new GrantConsent(part(1), "x", "x", BLANK, null)),
        refused("tag", () -> new Tag(BLANK)),
        refused("tag", () -> new Untag("a\u202eb", null)),
        refused("department", () -> BareCommands.employment(BLANK, DAY)),
        refused("department", () -> new ChangeEmployment(part(1), null, LONG_LINE, null, null)));
  }

  @TestFactory
  Stream<DynamicTest> ofReasonsForAnEndingIsEveryBlankOne() {
    return Stream.of(
        refused("reason", () -> new RemoveAlternativeName(part(1), BLANK)),
        refused("reason", () -> new EndTitle(part(1), DAY, BLANK)),
        refused("reason", () -> new UnlinkIdentity(ACCOUNT, BLANK)),
        refused("reason", () -> new RemoveExternalIdentifier("x", "x", BLANK)),
        refused("reason", () -> new RemoveContact(part(1), BLANK)),
        refused("reason", () -> new RemoveSkill(part(1), BLANK)),
        refused("reason", () -> new DismissRecommendation(part(1), BLANK)),
        refused("reason", () -> new RevokeQualification(part(1), BLANK)),
        refused("reason", () -> new WithdrawConsent(part(1), BLANK)),
        refused("reason", () -> new InvalidateAttribute(part(1), BLANK)),
        refused("reason", () -> new Untag("x", BLANK)),
        refused("reason", () -> new EndLocation(part(1), DAY, BLANK)),
        refused("reason", () -> new EndEmployment(part(1), DAY, BLANK)),
        refused("reason", () -> new EndAffiliation(part(1), DAY, BLANK)),
        refused("reason", () -> new EndRelation(part(1), null, BLANK)));
  }

  @TestFactory
  Stream<DynamicTest> ofOthersAreThoseOutOfBounds() {
    List<String> many = Collections.nCopies(10_000, "x");
    return Stream.of(
        refused("precision", () -> new RecordBirthDate(DAY, DatePrecision.UNKNOWN)),
        refused("date", () -> new RecordDeath(null, DatePrecision.DAY)),
        refused(
            "contacts",
            () -> createAda(Collections.nCopies(101, with(1, EMAIL)).toArray(NewContact[]::new))),
        refused("years", () -> BareCommands.skill("x", "x", -1)),
        refused("years", () -> new UpdateSkill(part(1), null, null, 101)),
        refused("strength", () -> BareCommands.relation("1.1", null)),
        refused("strength", () -> new ChangeRelation(part(1), null, "close")),
        refused("language", () -> new SetCommunicationPreferences(Channel.SMS, "e", true, null)),
        refused("locale", () -> new SetGeneralPreferences("pt_BR", "UTC")),
        refused("timeZone", () -> new SetGeneralPreferences("pt-BR", "Mars")),
        refused(
            "name",
            () -> BareCommands.attribute(AttributeType.CUSTOM, null, null, null, List.of())),
        refused(
            "name", () -> BareCommands.attribute(AttributeType.HEIGHT, "x", null, null, List.of())),
        refused(
            "value",
            () -> BareCommands.attribute(AttributeType.WEIGHT, null, null, null, List.of())),
        refused(
            "trace", () -> BareCommands.attribute(AttributeType.HEIGHT, null, null, null, many)),
        refused("trace[1]", () -> BareCommands.correct(null, null, List.of("x", BLANK), "x")),
        refused("reason", () -> BareCommands.correct(null, null, List.of(), BLANK)));
  }

  static DynamicTest refused(String field, Executable making) {
    return DynamicTest.dynamicTest(
        field, () -> assertEquals(field, assertThrows(MalformedValue.class, making).field()));
  }
}
