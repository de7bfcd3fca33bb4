package cim.person.web.server;

import cim.person.application.data.Inputs;
import cim.person.domain.commands.AffiliationCommand.AddAffiliation;
import cim.person.domain.commands.AffiliationCommand.EndAffiliation;
import cim.person.domain.commands.AttributeCommand.CorrectAttribute;
import cim.person.domain.commands.AttributeCommand.InvalidateAttribute;
import cim.person.domain.commands.AttributeCommand.RecordAttribute;
import cim.person.domain.commands.ConsentCommand.GrantConsent;
import cim.person.domain.commands.ConsentCommand.WithdrawConsent;
import cim.person.domain.commands.ContactCommand.AddContact;
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
import cim.person.domain.commands.IdentityCommand.RemoveAlternativeName;
import cim.person.domain.commands.IdentityCommand.RemoveExternalIdentifier;
import cim.person.domain.commands.IdentityCommand.UnlinkIdentity;
import cim.person.domain.commands.LifecycleCommand.ActivatePerson;
import cim.person.domain.commands.LifecycleCommand.ArchivePerson;
import cim.person.domain.commands.LifecycleCommand.CreatePerson;
import cim.person.domain.commands.LifecycleCommand.MergePerson;
import cim.person.domain.commands.LifecycleCommand.ReactivatePerson;
import cim.person.domain.commands.LifecycleCommand.RecordDeath;
import cim.person.domain.commands.LifecycleCommand.RestorePerson;
import cim.person.domain.commands.LifecycleCommand.RevokeDeathRecord;
import cim.person.domain.commands.LifecycleCommand.SuspendPerson;
import cim.person.domain.commands.LifecycleCommand.UndoMerge;
import cim.person.domain.commands.LocationCommand.AssignLocation;
import cim.person.domain.commands.LocationCommand.EndLocation;
import cim.person.domain.commands.PersonCommand;
import cim.person.domain.commands.QualificationCommand.AddQualification;
import cim.person.domain.commands.QualificationCommand.RevokeQualification;
import cim.person.domain.commands.RelationCommand.ChangeRelation;
import cim.person.domain.commands.RelationCommand.EndRelation;
import cim.person.domain.commands.RelationCommand.RelatePerson;
import cim.person.domain.commands.SkillCommand.AddSkill;
import cim.person.domain.commands.SkillCommand.DismissRecommendation;
import cim.person.domain.commands.SkillCommand.EndorseSkill;
import cim.person.domain.commands.SkillCommand.RecommendSkill;
import cim.person.domain.commands.SkillCommand.RemoveSkill;
import cim.person.domain.commands.SkillCommand.UpdateSkill;
import cim.person.domain.commands.TagCommand.Tag;
import cim.person.domain.commands.TagCommand.Untag;
import cim.person.domain.scenarios.OneOfEach;
import cim.person.domain.values.ContactUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Every command that a client can give, each with what a new person must have gone through before,
/// so that it is carried out.
final class PreparedCommands {
  /// What goes before a command, after the person was created and activated.
  private static final Map<Class<? extends PersonCommand>, Class<? extends PersonCommand>> FIRST =
      Map.ofEntries(
          Map.entry(ReactivatePerson.class, SuspendPerson.class),
          Map.entry(RestorePerson.class, ArchivePerson.class),
          Map.entry(RevokeDeathRecord.class, RecordDeath.class),
          Map.entry(UndoMerge.class, MergePerson.class),
          Map.entry(RemoveAlternativeName.class, AddAlternativeName.class),
          Map.entry(CorrectBirthDate.class, RecordBirthDate.class),
          Map.entry(UnlinkIdentity.class, LinkIdentity.class),
          Map.entry(RemoveExternalIdentifier.class, AddExternalIdentifier.class),
          Map.entry(VerifyContact.class, AddContact.class),
          Map.entry(RemoveContact.class, AddContact.class),
          Map.entry(UpdateSkill.class, AddSkill.class),
          Map.entry(EndorseSkill.class, AddSkill.class),
          Map.entry(RemoveSkill.class, AddSkill.class),
          Map.entry(DismissRecommendation.class, RecommendSkill.class),
          Map.entry(RevokeQualification.class, AddQualification.class),
          Map.entry(WithdrawConsent.class, GrantConsent.class),
          Map.entry(CorrectAttribute.class, RecordAttribute.class),
          Map.entry(InvalidateAttribute.class, RecordAttribute.class),
          Map.entry(Untag.class, Tag.class),
          Map.entry(ChangeEmployment.class, AddEmployment.class),
          Map.entry(EndEmployment.class, AddEmployment.class),
          Map.entry(ChangeRelation.class, RelatePerson.class),
          Map.entry(EndRelation.class, RelatePerson.class));

  private PreparedCommands() {}

  /// A command, and what goes before it.
  record Prepared(List<PersonCommand> before, PersonCommand command) {
    @Override
    public String toString() {
      return command.getClass().getSimpleName();
    }
  }

  /// In the order of the sealed hierarchy.
  static List<Prepared> all() {
    return Inputs.commands().stream().map(type -> prepared(example(type))).toList();
  }

  private static Prepared prepared(PersonCommand command) {
    List<PersonCommand> before = new ArrayList<>();
    if (!(command instanceof CreatePerson)) {
      before.add(example(CreatePerson.class));
    }
    if (!(command instanceof CreatePerson || command instanceof ActivatePerson)) {
      before.add(example(ActivatePerson.class));
    }
    before.addAll(first(command));
    return new Prepared(before, command);
  }

  /// What is there already may not be as the example would make it.
  private static List<PersonCommand> first(PersonCommand command) {
    return switch (command) {
      case UpdateContact update when update.contact() != null ->
          List.of(new AddContact(update.contactId(), update.contact(), ContactUse.WORK, false));
      case PreferContact _ -> {
        AddContact added = example(AddContact.class);
        yield List.of(new AddContact(added.contactId(), added.contact(), added.use(), false));
      }
      case EndTitle _ -> {
        GrantTitle title = example(GrantTitle.class);
        yield List.of(
            new GrantTitle(title.titleId(), title.text(), title.kind(), title.from(), null));
      }
      case EndLocation _ -> {
        AssignLocation location = example(AssignLocation.class);
        yield List.of(
            new AssignLocation(
                location.assignmentId(),
                location.locationId(),
                location.kind(),
                location.from(),
                null));
      }
      case EndAffiliation _ -> {
        AddAffiliation affiliation = example(AddAffiliation.class);
        yield List.of(
            new AddAffiliation(
                affiliation.affiliationId(),
                affiliation.organizationId(),
                affiliation.kind(),
                affiliation.from(),
                null));
      }
      default -> {
        Class<? extends PersonCommand> first = FIRST.get(command.getClass());
        yield first == null ? List.of() : List.of(example(first));
      }
    };
  }

  static <C extends PersonCommand> C example(Class<C> type) {
    return OneOfEach.commands().stream()
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no example of " + type.getSimpleName()));
  }
}
