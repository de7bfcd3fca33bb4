package cim.person.domain.values;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cim.person.domain.values.AttributeValue.Country;
import cim.person.domain.values.AttributeValue.Day;
import cim.person.domain.values.AttributeValue.FreeText;
import cim.person.domain.values.AttributeValue.Identifier;
import cim.person.domain.values.AttributeValue.Language;
import cim.person.domain.values.AttributeValue.Length;
import cim.person.domain.values.AttributeValue.Mass;
import cim.person.domain.values.AttributeValue.Quantity;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// What was stored once always loads, also what today's rules would refuse.
class LoadingOldValuesTest {
  private static final String BAD = " \u202e\u0000 ";
  private static final LocalDate NEVER = LocalDate.of(0, 1, 1);

  @Test
  void constructorsTakeWhatFactoriesRefuse() {
    List<Pair> pairs =
        List.of(
            new Pair(() -> new Website(BAD), () -> Website.parse(BAD)),
            new Pair(() -> new Messaging(BAD, ""), () -> Messaging.parse(BAD, "")),
            new Pair(() -> new SocialProfile(BAD, ""), () -> SocialProfile.parse(BAD, "")),
            new Pair(
                () -> new PostalAddress(List.of(), null, null, null, "XX"),
                () -> PostalAddress.parse(List.of(), null, null, null, "XX")),
            new Pair(
                () -> new PartialDate(null, DatePrecision.DAY),
                () -> PartialDate.parse(null, DatePrecision.DAY)),
            new Pair(
                () -> new PartialDate(NEVER, DatePrecision.DAY),
                () -> PartialDate.parse(NEVER, DatePrecision.DAY)),
            new Pair(() -> new QuietHours("25:00", ""), () -> QuietHours.parse("25:00", "")),
            new Pair(
                () -> new EmploymentRole(BAD, BAD, BAD), () -> EmploymentRole.parse(BAD, BAD, BAD)),
            new Pair(() -> new FreeText(BAD), () -> FreeText.parse(BAD)),
            new Pair(() -> new Identifier(BAD, BAD), () -> Identifier.parse(BAD, BAD)),
            new Pair(() -> new Length("-1"), () -> Length.parse("-1")),
            new Pair(() -> new Mass("0"), () -> Mass.parse("0")),
            new Pair(() -> new Quantity("many", ""), () -> Quantity.parse("many", "")),
            new Pair(() -> new Day(NEVER), () -> Day.parse(NEVER)),
            new Pair(() -> new Country("DD"), () -> Country.parse("DD")),
            new Pair(() -> new Language("de_CH"), () -> Language.parse("de_CH")),
            new Pair(() -> name(BAD, "de_CH"), () -> parseName(BAD, "de_CH")));
    for (Pair pair : pairs) {
      assertNotNull(pair.loaded().get());
      assertThrows(MalformedValue.class, () -> pair.parsed().get());
    }
  }

  @Test
  void rolesAreParsedPartByPart() {
    assertEquals(
        new EmploymentRole("Analyst", "senior", null),
        EmploymentRole.parse(" Analyst", "senior ", null));
    assertEquals("title", field(() -> EmploymentRole.parse("", null, null)));
    assertEquals("level", field(() -> EmploymentRole.parse("x", "\u0007", null)));
    assertEquals("category", field(() -> EmploymentRole.parse("x", null, "x".repeat(201))));
  }

  private record Pair(Supplier<Object> loaded, Supplier<Object> parsed) {}

  private static PersonName name(String given, String locale) {
    return new PersonName(
        List.of(given),
        List.of(),
        null,
        null,
        null,
        List.of(),
        List.of(),
        null,
        NameConvention.OTHER,
        locale);
  }

  private static PersonName parseName(String given, String locale) {
    return PersonName.parse(
        List.of(given),
        List.of(),
        null,
        null,
        null,
        List.of(),
        List.of(),
        null,
        NameConvention.OTHER,
        locale);
  }

  private static String field(Executable parsing) {
    return assertThrows(MalformedValue.class, parsing).field();
  }
}
