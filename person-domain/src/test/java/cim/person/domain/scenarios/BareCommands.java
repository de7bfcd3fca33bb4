package cim.person.domain.scenarios;

import static cim.person.domain.scenarios.ExampleValues.ANALYST;
import static cim.person.domain.scenarios.ExampleValues.CHARLES;
import static cim.person.domain.scenarios.ExampleValues.DAY;
import static cim.person.domain.scenarios.ExampleValues.LONDON;
import static cim.person.domain.scenarios.ExampleValues.part;

import cim.person.domain.commands.AttributeCommand.CorrectAttribute;
import cim.person.domain.commands.AttributeCommand.RecordAttribute;
import cim.person.domain.commands.EmploymentCommand.AddEmployment;
import cim.person.domain.commands.IdentityCommand.GrantTitle;
import cim.person.domain.commands.QualificationCommand.AddQualification;
import cim.person.domain.commands.RelationCommand.RelatePerson;
import cim.person.domain.commands.SkillCommand.AddSkill;
import cim.person.domain.values.AttributeSource;
import cim.person.domain.values.AttributeType;
import cim.person.domain.values.AttributeValue.Length;
import cim.person.domain.values.Confidence;
import cim.person.domain.values.Proficiency;
import cim.person.domain.values.QualificationKind;
import cim.person.domain.values.RelationKind;
import cim.person.domain.values.TitleKind;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Commands with nothing but what a test is about.
final class BareCommands {
  private BareCommands() {}

  static GrantTitle title(String text, LocalDate from, @Nullable LocalDate to) {
    return new GrantTitle(part(1), text, TitleKind.MILITARY, from, to);
  }

  static AddSkill skill(String name, String category, @Nullable Integer years) {
    return new AddSkill(part(1), name, category, Proficiency.EXPERT, years);
  }

  static AddQualification qualification(
      String title, String issuer, @Nullable LocalDate to, @Nullable LocalDate from) {
    return new AddQualification(
        part(1), QualificationKind.LICENCE, title, issuer, from == null ? DAY : from, to, null);
  }

  static AddEmployment employment(@Nullable String department, LocalDate from) {
    return new AddEmployment(part(1), LONDON, ANALYST, department, null, from, null);
  }

  static RelatePerson relation(@Nullable String strength, @Nullable LocalDate since) {
    return new RelatePerson(part(1), CHARLES, RelationKind.MENTOR, strength, since);
  }

  static RecordAttribute attribute(
      AttributeType type,
      @Nullable String name,
      @Nullable LocalDate from,
      @Nullable LocalDate until,
      List<String> trace) {
    return new RecordAttribute(
        part(1),
        type,
        name,
        new Length("1"),
        from,
        until,
        AttributeSource.DERIVED,
        Confidence.CERTAIN,
        trace);
  }

  static CorrectAttribute correct(
      @Nullable LocalDate from, @Nullable LocalDate until, List<String> trace, String reason) {
    return new CorrectAttribute(part(1), null, from, until, null, null, trace, reason);
  }
}
