package cim.person.domain.scenarios;

import static cim.person.domain.scenarios.ExampleValues.ADDRESS;
import static cim.person.domain.scenarios.ExampleValues.ANALYST;
import static cim.person.domain.scenarios.ExampleValues.CHARLES;
import static cim.person.domain.scenarios.ExampleValues.DAY;
import static cim.person.domain.scenarios.ExampleValues.ENGINE_COMPANY;
import static cim.person.domain.scenarios.ExampleValues.LONDON;
import static cim.person.domain.scenarios.ExampleValues.TALL;
import static cim.person.domain.scenarios.ExampleValues.part;
import static cim.person.domain.scenarios.Examples.ADA;

import cim.person.domain.events.AffiliationEvent.AffiliationAdded;
import cim.person.domain.events.AttributeEvent.AttributeRecorded;
import cim.person.domain.events.ConsentEvent.ConsentGranted;
import cim.person.domain.events.ContactEvent.ContactAdded;
import cim.person.domain.events.EmploymentEvent.EmploymentAdded;
import cim.person.domain.events.IdentityEvent.AlternativeNameAdded;
import cim.person.domain.events.IdentityEvent.ExternalIdentifierAdded;
import cim.person.domain.events.IdentityEvent.IdentityLinked;
import cim.person.domain.events.IdentityEvent.TitleGranted;
import cim.person.domain.events.LocationEvent.LocationAssigned;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.events.QualificationEvent.QualificationAdded;
import cim.person.domain.events.RelationEvent.PersonRelated;
import cim.person.domain.events.SkillEvent.SkillAdded;
import cim.person.domain.events.SkillEvent.SkillRecommended;
import cim.person.domain.events.TagEvent.Tagged;
import cim.person.domain.values.AffiliationKind;
import cim.person.domain.values.AlternativeNameKind;
import cim.person.domain.values.AttributeType;
import cim.person.domain.values.ContactUse;
import cim.person.domain.values.ForeignId;
import cim.person.domain.values.LocationKind;
import cim.person.domain.values.Proficiency;
import cim.person.domain.values.QualificationKind;
import cim.person.domain.values.RelationKind;
import cim.person.domain.values.TitleKind;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;

/// For each command that adds a part: one of as many such parts as are wanted, each another.
final class ManyParts {
  static final Map<String, IntFunction<PersonEvent>> KINDS =
      Map.ofEntries(
          entry(
              "AddAlternativeName",
              i -> new AlternativeNameAdded(part(i), AlternativeNameKind.ALIAS, ADA)),
          entry(
              "GrantTitle",
              i -> new TitleGranted(part(i), "Countess", TitleKind.NOBILITY, DAY, null)),
          entry("LinkIdentity", i -> new IdentityLinked(new ForeignId(new UUID(0, i)), "oidc")),
          entry("AddExternalIdentifier", i -> new ExternalIdentifierAdded("viaf", "" + i)),
          entry("AddContact", i -> new ContactAdded(part(i), ADDRESS, ContactUse.HOME, false)),
          entry(
              "AddSkill",
              i -> new SkillAdded(part(i), "skill " + i, "x", Proficiency.BEGINNER, null)),
          entry("RecommendSkill", i -> new SkillRecommended(part(i), "skill " + i, "x")),
          entry(
              "AddQualification",
              i ->
                  new QualificationAdded(
                      part(i), QualificationKind.LICENCE, "x", "x", DAY, null, null)),
          entry("GrantConsent", i -> new ConsentGranted(part(i), "x", "x", null, null)),
          entry(
              "RecordAttribute",
              i ->
                  new AttributeRecorded(
                      part(i),
                      AttributeType.HEIGHT,
                      null,
                      TALL.value(),
                      null,
                      null,
                      TALL.source(),
                      TALL.confidence(),
                      List.of())),
          entry("Tag", i -> new Tagged("tag " + i)),
          entry(
              "AssignLocation",
              i -> new LocationAssigned(part(i), LONDON, LocationKind.WORK, DAY, null)),
          entry(
              "AddEmployment",
              i -> new EmploymentAdded(part(i), ENGINE_COMPANY, ANALYST, null, null, DAY, null)),
          entry(
              "AddAffiliation",
              i -> new AffiliationAdded(part(i), LONDON, AffiliationKind.BOARD, DAY, null)),
          entry(
              "RelatePerson",
              i -> new PersonRelated(part(i), CHARLES, RelationKind.FRIEND, null, null)));

  private ManyParts() {}

  private static Map.Entry<String, IntFunction<PersonEvent>> entry(
      String command, IntFunction<PersonEvent> part) {
    return Map.entry(command, part);
  }
}
