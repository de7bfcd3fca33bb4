package cim.person.domain.scenarios;

import cim.person.domain.commands.AffiliationCommand.AddAffiliation;
import cim.person.domain.commands.AffiliationCommand.EndAffiliation;
import cim.person.domain.commands.EmploymentCommand.AddEmployment;
import cim.person.domain.commands.EmploymentCommand.ChangeEmployment;
import cim.person.domain.commands.EmploymentCommand.EndEmployment;
import cim.person.domain.commands.LocationCommand.AssignLocation;
import cim.person.domain.commands.LocationCommand.EndLocation;
import cim.person.domain.commands.RelationCommand.ChangeRelation;
import cim.person.domain.commands.RelationCommand.EndRelation;
import cim.person.domain.commands.RelationCommand.RelatePerson;
import cim.person.domain.commands.RelationCommand.RepointRelation;
import cim.person.domain.commands.RelationshipCommand;
import cim.person.domain.values.AffiliationKind;
import cim.person.domain.values.EmploymentRole;
import cim.person.domain.values.LocationKind;
import cim.person.domain.values.RelationKind;
import java.time.LocalDate;
import java.util.List;

/// What is asked about what connects a person with places, organizations and others, at random.
final class RandomRelationshipCommands {
  private static final List<String> STRENGTHS = List.of("0", "0.5", "1");

  private RandomRelationshipCommands() {}

  static RelationshipCommand next(RandomValues random) {
    return switch (random.below(11)) {
      case 0 -> {
        List<LocalDate> days = random.days();
        yield new AssignLocation(
            random.part(),
            random.foreign(),
            random.any(LocationKind.values()),
            days.getFirst(),
            random.optional(days.getLast()));
      }
      case 1 -> new EndLocation(random.part(), random.day(), random.reason());
      case 2 ->
          new AddEmployment(
              random.part(),
              random.foreign(),
              role(random),
              random.reason(),
              random.optional(random.person()),
              random.day(),
              random.optional(random.yes()));
      case 3 ->
          new ChangeEmployment(
              random.part(),
              random.optional(role(random)),
              random.reason(),
              random.optional(random.person()),
              random.optional(random.yes()));
      case 4 -> new EndEmployment(random.part(), random.day(), random.reason());
      case 5 -> {
        List<LocalDate> days = random.days();
        yield new AddAffiliation(
            random.part(),
            random.foreign(),
            random.any(AffiliationKind.values()),
            days.getFirst(),
            random.optional(days.getLast()));
      }
      case 6 -> new EndAffiliation(random.part(), random.day(), random.reason());
      case 7 ->
          new RelatePerson(
              random.part(),
              random.person(),
              random.any(RelationKind.values()),
              random.optional(random.any(STRENGTHS)),
              random.optional(random.day()));
      case 8 ->
          new ChangeRelation(
              random.part(),
              random.optional(random.any(RelationKind.values())),
              random.optional(random.any(STRENGTHS)));
      case 9 -> new EndRelation(random.part(), random.optional(random.day()), random.reason());
      default -> new RepointRelation(random.part(), random.person());
    };
  }

  private static EmploymentRole role(RandomValues random) {
    return EmploymentRole.parse(random.word(), random.reason(), random.reason());
  }
}
