package cim.person.domain.scenarios;

import static cim.person.domain.scenarios.ExampleValues.ADDRESS;
import static cim.person.domain.scenarios.ExampleValues.ANALYST;
import static cim.person.domain.scenarios.ExampleValues.CHARLES;
import static cim.person.domain.scenarios.ExampleValues.DAY;
import static cim.person.domain.scenarios.ExampleValues.EMAIL;
import static cim.person.domain.scenarios.ExampleValues.ENGINE_COMPANY;
import static cim.person.domain.scenarios.ExampleValues.LONDON;
import static cim.person.domain.scenarios.ExampleValues.MARY;
import static cim.person.domain.scenarios.Examples.ADA;
import static cim.person.domain.scenarios.Examples.activated;
import static cim.person.domain.scenarios.Examples.archived;
import static cim.person.domain.scenarios.Examples.created;
import static cim.person.domain.scenarios.Examples.suspended;
import static cim.person.domain.state.LifecycleState.ABSENT;
import static cim.person.domain.state.LifecycleState.ACTIVE;
import static cim.person.domain.state.LifecycleState.ARCHIVED;
import static cim.person.domain.state.LifecycleState.DECEASED;
import static cim.person.domain.state.LifecycleState.DRAFT;
import static cim.person.domain.state.LifecycleState.MERGED;
import static cim.person.domain.state.LifecycleState.SUSPENDED;

import cim.person.domain.commands.AffiliationCommand.EndAffiliation;
import cim.person.domain.commands.AttributeCommand.CorrectAttribute;
import cim.person.domain.commands.AttributeCommand.InvalidateAttribute;
import cim.person.domain.commands.ConsentCommand.WithdrawConsent;
import cim.person.domain.commands.ContactCommand.PreferContact;
import cim.person.domain.commands.ContactCommand.RemoveContact;
import cim.person.domain.commands.ContactCommand.UpdateContact;
import cim.person.domain.commands.ContactCommand.VerifyContact;
import cim.person.domain.commands.EmploymentCommand.ChangeEmployment;
import cim.person.domain.commands.EmploymentCommand.EndEmployment;
import cim.person.domain.commands.IdentityCommand.CorrectBirthDate;
import cim.person.domain.commands.IdentityCommand.EndTitle;
import cim.person.domain.commands.IdentityCommand.RemoveAlternativeName;
import cim.person.domain.commands.IdentityCommand.RemoveExternalIdentifier;
import cim.person.domain.commands.IdentityCommand.UnlinkIdentity;
import cim.person.domain.commands.LocationCommand.EndLocation;
import cim.person.domain.commands.PersonCommand;
import cim.person.domain.commands.QualificationCommand.RevokeQualification;
import cim.person.domain.commands.RelationCommand.ChangeRelation;
import cim.person.domain.commands.RelationCommand.EndRelation;
import cim.person.domain.commands.RelationCommand.RepointRelation;
import cim.person.domain.commands.SkillCommand.DismissRecommendation;
import cim.person.domain.commands.SkillCommand.EndorseSkill;
import cim.person.domain.commands.SkillCommand.RemoveSkill;
import cim.person.domain.commands.SkillCommand.UpdateSkill;
import cim.person.domain.commands.TagCommand.Untag;
import cim.person.domain.events.AffiliationEvent.AffiliationAdded;
import cim.person.domain.events.AttributeEvent.AttributeRecorded;
import cim.person.domain.events.ConsentEvent.ConsentGranted;
import cim.person.domain.events.ContactEvent.ContactAdded;
import cim.person.domain.events.EmploymentEvent.EmploymentAdded;
import cim.person.domain.events.IdentityEvent.AlternativeNameAdded;
import cim.person.domain.events.IdentityEvent.BirthDateRecorded;
import cim.person.domain.events.IdentityEvent.ExternalIdentifierAdded;
import cim.person.domain.events.IdentityEvent.IdentityLinked;
import cim.person.domain.events.IdentityEvent.TitleGranted;
import cim.person.domain.events.LifecycleEvent.DeathRecorded;
import cim.person.domain.events.LifecycleEvent.MergedInto;
import cim.person.domain.events.LocationEvent.LocationAssigned;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.events.QualificationEvent.QualificationAdded;
import cim.person.domain.events.RelationEvent.PersonRelated;
import cim.person.domain.events.SkillEvent.SkillAdded;
import cim.person.domain.events.SkillEvent.SkillRecommended;
import cim.person.domain.events.TagEvent.Tagged;
import cim.person.domain.state.LifecycleState;
import cim.person.domain.values.AffiliationKind;
import cim.person.domain.values.AlternativeNameKind;
import cim.person.domain.values.AttributeSource;
import cim.person.domain.values.AttributeType;
import cim.person.domain.values.AttributeValue.Length;
import cim.person.domain.values.Confidence;
import cim.person.domain.values.ContactUse;
import cim.person.domain.values.DatePrecision;
import cim.person.domain.values.LocationKind;
import cim.person.domain.values.MergeReason;
import cim.person.domain.values.PartId;
import cim.person.domain.values.Proficiency;
import cim.person.domain.values.QualificationKind;
import cim.person.domain.values.RelationKind;
import cim.person.domain.values.TitleKind;
import java.util.ArrayList;
import java.util.List;

/// Histories that bring Ada into each state of the lifecycle, with or without a part.
final class Lives {
  private static final MergedInto MERGED_INTO =
      new MergedInto(CHARLES, MergeReason.DUPLICATE_IDENTITY);

  private Lives() {}

  /// The history of a person that has these parts and came into that state then.
  static PersonEvent[] inState(LifecycleState state, PersonEvent... parts) {
    List<PersonEvent> lived = new ArrayList<>();
    if (state != LifecycleState.ABSENT) {
      lived.add(created());
      lived.addAll(List.of(parts));
      switch (state) {
        case ABSENT, DRAFT -> {}
        case ACTIVE -> lived.add(activated());
        case SUSPENDED -> lived.addAll(List.of(activated(), suspended("x")));
        case ARCHIVED -> lived.add(archived("x"));
        case DECEASED -> lived.add(new DeathRecorded(null, DatePrecision.UNKNOWN));
        case MERGED -> lived.add(MERGED_INTO);
      }
    }
    return lived.toArray(PersonEvent[]::new);
  }

  /// The part that an example of a command is about, so that it changes something of it; none for a
  /// command that needs none.
  static PersonEvent[] partFor(PersonCommand command) {
    return switch (command) {
      case RemoveAlternativeName(var id, _) ->
          one(new AlternativeNameAdded(id, AlternativeNameKind.ALIAS, ADA));
      case CorrectBirthDate _ -> one(new BirthDateRecorded(DAY, DatePrecision.YEAR));
      case EndTitle(var id, _, _) ->
          one(new TitleGranted(id, "Countess", TitleKind.NOBILITY, DAY, null));
      case UnlinkIdentity(var id, _) -> one(new IdentityLinked(id, "oidc"));
      case RemoveExternalIdentifier(var system, var value, _) ->
          one(new ExternalIdentifierAdded(system, value));
      case UpdateContact(var id, _, _) ->
          one(new ContactAdded(id, ADDRESS, ContactUse.WORK, false));
      case VerifyContact(var id, _) -> one(new ContactAdded(id, EMAIL, ContactUse.WORK, false));
      case PreferContact(var id) -> one(new ContactAdded(id, EMAIL, ContactUse.WORK, false));
      case RemoveContact(var id, _) -> one(new ContactAdded(id, EMAIL, ContactUse.WORK, false));
      case UpdateSkill(var id, _, _, _) -> one(skill(id));
      case EndorseSkill(var id, _, _) -> one(skill(id));
      case RemoveSkill(var id, _) -> one(skill(id));
      case DismissRecommendation(var id, _) -> one(new SkillRecommended(id, "Music", "x"));
      case RevokeQualification(var id, _) ->
          one(
              new QualificationAdded(
                  id, QualificationKind.LICENCE, "Flying", "Crown", DAY, null, null));
      case WithdrawConsent(var id, _) -> one(new ConsentGranted(id, "x", "x", null, null));
      case CorrectAttribute correct -> one(height(correct.attributeId()));
      case InvalidateAttribute(var id, _) -> one(height(id));
      case Untag(var tag, _) -> one(new Tagged(tag));
      case EndLocation(var id, _, _) ->
          one(new LocationAssigned(id, LONDON, LocationKind.WORK, DAY, null));
      case ChangeEmployment change -> one(employment(change.employmentId()));
      case EndEmployment(var id, _, _) -> one(employment(id));
      case EndAffiliation(var id, _, _) ->
          one(new AffiliationAdded(id, ENGINE_COMPANY, AffiliationKind.BOARD, DAY, null));
      case ChangeRelation(var id, _, _) -> one(related(id));
      case EndRelation(var id, _, _) -> one(related(id));
      case RepointRelation(var id, _) -> one(related(id));
      default -> new PersonEvent[0];
    };
  }

  private static PersonEvent[] one(PersonEvent event) {
    return new PersonEvent[] {event};
  }

  private static SkillAdded skill(PartId id) {
    return new SkillAdded(id, "Music", "arts", Proficiency.BEGINNER, null);
  }

  private static AttributeRecorded height(PartId id) {
    return new AttributeRecorded(
        id,
        AttributeType.HEIGHT,
        null,
        new Length("1.5"),
        null,
        null,
        AttributeSource.SELF_REPORTED,
        Confidence.POSSIBLE,
        List.of());
  }

  private static EmploymentAdded employment(PartId id) {
    return new EmploymentAdded(id, ENGINE_COMPANY, ANALYST, null, null, DAY, null);
  }

  private static PersonRelated related(PartId id) {
    return new PersonRelated(id, MARY, RelationKind.SIBLING, null, null);
  }
}
