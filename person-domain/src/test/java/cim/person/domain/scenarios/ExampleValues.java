package cim.person.domain.scenarios;

import cim.person.domain.values.AttributeFact;
import cim.person.domain.values.AttributeSource;
import cim.person.domain.values.AttributeValue.Length;
import cim.person.domain.values.Confidence;
import cim.person.domain.values.Email;
import cim.person.domain.values.EmploymentRole;
import cim.person.domain.values.ForeignId;
import cim.person.domain.values.NameConvention;
import cim.person.domain.values.PartId;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.PersonName;
import cim.person.domain.values.PostalAddress;
import cim.person.domain.values.QuietHours;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Values of every kind that examples are made of.
final class ExampleValues {
  static final LocalDate DAY = LocalDate.of(1835, 7, 8);
  static final LocalDate LATER = LocalDate.of(1852, 11, 27);
  static final Email EMAIL = new Email("ada@example.org");
  static final PostalAddress ADDRESS =
      PostalAddress.parse(
          List.of("12 St James's Square", "First floor"), "London", "England", "SW1Y 4JH", "GB");
  static final ForeignId LONDON = foreign(1);
  static final ForeignId ENGINE_COMPANY = foreign(2);
  static final ForeignId ACCOUNT = foreign(3);
  static final PersonId CHARLES =
      new PersonId(new UUID(0x0199a1c2_7c1e_7d10L, 0x9000_0000_0000_0002L));
  static final PersonId MARY =
      new PersonId(new UUID(0x0199a1c2_7c1e_7d10L, 0x9000_0000_0000_0003L));
  static final EmploymentRole ANALYST = new EmploymentRole("Analyst", "senior", "mathematics");
  static final EmploymentRole PROGRAMMER = new EmploymentRole("Programmer", "lead", "mathematics");
  static final QuietHours NIGHT = new QuietHours("22:00", "07:30");
  static final AttributeFact TALL =
      new AttributeFact(
          new Length("1.67"),
          DAY,
          LATER,
          AttributeSource.MEASURED,
          Confidence.CERTAIN,
          List.of("read from a scale in inches", "converted to metres"));
  static final PersonName WHOLE_NAME =
      PersonName.parse(
          List.of("Ludwig", "Maria"),
          List.of("Berg"),
          "Ludwigsson",
          "Annasdóttir",
          "van den",
          List.of("Dr."),
          List.of("Jr."),
          "Lou",
          NameConvention.WESTERN,
          "nl-BE");

  private ExampleValues() {}

  /// The id of a part of that number.
  static PartId part(int number) {
    return Examples.contact(number);
  }

  private static ForeignId foreign(int number) {
    return new ForeignId(new UUID(0x0199a1c2_7c1e_7d10L, 0xa000_0000_0000_0000L | number));
  }
}
