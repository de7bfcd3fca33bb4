package cim.person.domain.values;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.domain.values.AttributeValue.Day;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParsingDatesTest {
  private static final LocalDate DAY = LocalDate.of(1815, 12, 10);

  @Test
  void needsADateJustWhenSomethingIsKnown() {
    assertEquals("date", refused(null, DatePrecision.DAY));
    assertEquals("date", refused(null, DatePrecision.DECADE));
    assertEquals("date", refused(DAY, DatePrecision.UNKNOWN));
    assertNull(PartialDate.parse(null, DatePrecision.UNKNOWN).date());
    assertEquals(DAY, PartialDate.parse(DAY, DatePrecision.MONTH).date());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0000-01-01", "-0001-12-31", "+10000-01-01", "+999999999-12-31"})
  void refusesYearsBelow1AndAbove9999(String day) {
    LocalDate date = LocalDate.parse(day);
    assertEquals("date", refused(date, DatePrecision.DECADE));
    assertEquals("date", field(() -> Day.parse(date)));
    assertEquals("to", field(() -> Period.check("from", DAY, "to", date)));
    assertEquals("from", field(() -> Period.check("from", date, "to", null)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0001-01-01", "9999-12-31", "2024-02-29"})
  void takesEveryDayOfTheseYears(String day) {
    LocalDate date = LocalDate.parse(day);
    assertEquals(date, PartialDate.parse(date, DatePrecision.DAY).date());
    assertEquals(date, Day.parse(date).date());
    Period.check("from", date, "to", date);
  }

  @Test
  void refusesAPeriodThatEndsBeforeItBegins() {
    assertEquals("until", field(() -> Period.check("from", DAY, "until", DAY.minusDays(1))));
    Period.check("from", null, "until", DAY);
  }

  @Test
  void holdsFromTheFirstDayToTheLast() {
    assertTrue(Period.holds(DAY, DAY, DAY));
    assertFalse(Period.holds(DAY, null, DAY.minusDays(1)));
    assertFalse(Period.holds(null, DAY, DAY.plusDays(1)));
    assertTrue(Period.holds(null, null, DAY));
  }

  @ParameterizedTest
  @CsvSource({
    "1815-12-10, DAY, 1815-12-11, DAY, true",
    "1815-12-10, DAY, 1815-12-10, DAY, false",
    "1815-12-10, MONTH, 1815-12-31, DAY, false",
    "1815-12-10, MONTH, 1816-01-01, DAY, true",
    "1815-12-10, YEAR, 1815-12-31, DAY, false",
    "1815-12-10, YEAR, 1816-06-01, YEAR, true",
    "1815-12-10, DECADE, 1819-12-31, DAY, false",
    "1819-12-10, DECADE, 1820-01-01, DAY, true",
    "1815-12-10, DAY, 1815-12-31, MONTH, false",
    "1815-11-30, DAY, 1815-12-31, MONTH, true",
    "9999-12-31, DECADE, 0001-01-01, DECADE, false",
  })
  void isSurelyBeforeWhenEveryDayThatIsMeantIs(
      LocalDate day, DatePrecision precision, LocalDate other, DatePrecision known, boolean is) {
    assertEquals(is, new PartialDate(day, precision).isSurelyBefore(new PartialDate(other, known)));
  }

  @Test
  void isNeverSurelyBeforeWhenNothingIsKnown() {
    PartialDate unknown = new PartialDate(null, DatePrecision.UNKNOWN);
    PartialDate known = new PartialDate(DAY, DatePrecision.DAY);
    assertFalse(unknown.isSurelyBefore(known));
    assertFalse(known.isSurelyBefore(unknown));
  }

  private static String refused(@Nullable LocalDate date, DatePrecision precision) {
    return field(() -> PartialDate.parse(date, precision));
  }

  private static String field(Executable parsing) {
    return assertThrows(MalformedValue.class, parsing).field();
  }
}
