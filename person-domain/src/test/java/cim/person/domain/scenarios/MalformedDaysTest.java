package cim.person.domain.scenarios;

import static cim.person.domain.scenarios.ExampleValues.DAY;
import static cim.person.domain.scenarios.ExampleValues.LONDON;
import static cim.person.domain.scenarios.ExampleValues.part;
import static cim.person.domain.scenarios.Examples.ADA;

import cim.person.domain.commands.AffiliationCommand.AddAffiliation;
import cim.person.domain.commands.AffiliationCommand.EndAffiliation;
import cim.person.domain.commands.ConsentCommand.GrantConsent;
import cim.person.domain.commands.EmploymentCommand.EndEmployment;
import cim.person.domain.commands.IdentityCommand.CorrectBirthDate;
import cim.person.domain.commands.IdentityCommand.EndTitle;
import cim.person.domain.commands.IdentityCommand.RecordBirthDate;
import cim.person.domain.commands.IdentityCommand.UpdateName;
import cim.person.domain.commands.LifecycleCommand.RecordDeath;
import cim.person.domain.commands.LocationCommand.AssignLocation;
import cim.person.domain.commands.LocationCommand.EndLocation;
import cim.person.domain.commands.RelationCommand.EndRelation;
import cim.person.domain.values.AffiliationKind;
import cim.person.domain.values.AttributeType;
import cim.person.domain.values.DatePrecision;
import cim.person.domain.values.LocationKind;
import cim.person.domain.values.NameChangeReason;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Days and periods that no command can have, and the field that is named then.
class MalformedDaysTest {
  private static final LocalDate NEVER = LocalDate.of(0, 1, 1);
  private static final LocalDate BEFORE = DAY.minusDays(1);

  @TestFactory
  Stream<DynamicTest> ofPeriodsAreThoseThatEndBeforeTheyBegin() {
    return Stream.of(
        MalformedCommandsTest.refused("to", () -> BareCommands.title("x", DAY, BEFORE)),
        MalformedCommandsTest.refused(
            "to", () -> BareCommands.qualification("x", "x", BEFORE, null)),
        MalformedCommandsTest.refused(
            "to", () -> new AssignLocation(part(1), LONDON, LocationKind.WORK, DAY, BEFORE)),
        MalformedCommandsTest.refused(
            "to", () -> new AddAffiliation(part(1), LONDON, AffiliationKind.BOARD, DAY, BEFORE)),
        MalformedCommandsTest.refused(
            "validUntil",
            () -> BareCommands.attribute(AttributeType.HEIGHT, null, DAY, BEFORE, List.of())),
        MalformedCommandsTest.refused(
            "validUntil", () -> BareCommands.correct(DAY, BEFORE, List.of(), "x")));
  }

  @TestFactory
  Stream<DynamicTest> ofDaysAreThoseOfTheYearZero() {
    return Stream.of(
        MalformedCommandsTest.refused("date", () -> new RecordDeath(NEVER, DatePrecision.YEAR)),
        MalformedCommandsTest.refused("date", () -> new RecordBirthDate(NEVER, DatePrecision.YEAR)),
        MalformedCommandsTest.refused(
            "date", () -> new CorrectBirthDate(NEVER, DatePrecision.YEAR, "x")),
        MalformedCommandsTest.refused(
            "effectiveOn", () -> new UpdateName(ADA, NameChangeReason.OTHER, NEVER)),
        MalformedCommandsTest.refused("from", () -> BareCommands.title("x", NEVER, null)),
        MalformedCommandsTest.refused("to", () -> new EndTitle(part(1), NEVER, null)),
        MalformedCommandsTest.refused(
            "from", () -> BareCommands.qualification("x", "x", null, NEVER)),
        MalformedCommandsTest.refused(
            "expiresOn", () -> new GrantConsent(part(1), "x", "x", null, NEVER)),
        MalformedCommandsTest.refused(
            "validFrom",
            () -> BareCommands.attribute(AttributeType.HEIGHT, null, NEVER, null, List.of())),
        MalformedCommandsTest.refused(
            "validUntil", () -> BareCommands.correct(null, NEVER, List.of(), "x")),
        MalformedCommandsTest.refused(
            "from", () -> new AssignLocation(part(1), LONDON, LocationKind.WORK, NEVER, null)),
        MalformedCommandsTest.refused("to", () -> new EndLocation(part(1), NEVER, null)),
        MalformedCommandsTest.refused("from", () -> BareCommands.employment(null, NEVER)),
        MalformedCommandsTest.refused("on", () -> new EndEmployment(part(1), NEVER, null)),
        MalformedCommandsTest.refused(
            "from", () -> new AddAffiliation(part(1), LONDON, AffiliationKind.BOARD, NEVER, null)),
        MalformedCommandsTest.refused("on", () -> new EndAffiliation(part(1), NEVER, null)),
        MalformedCommandsTest.refused("since", () -> BareCommands.relation(null, NEVER)),
        MalformedCommandsTest.refused("on", () -> new EndRelation(part(1), NEVER, null)));
  }
}
