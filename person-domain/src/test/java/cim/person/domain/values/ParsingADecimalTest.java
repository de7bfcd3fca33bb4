package cim.person.domain.values;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParsingADecimalTest {
  private static final BigDecimal MOST = new BigDecimal("999999999999999");

  @ParameterizedTest
  @CsvSource({
    "1.75, 1.75",
    "' 1.750 ', 1.75",
    "007, 7",
    "100, 100",
    "0.10, 0.1",
    "-0.0, 0",
    "-3.5, -3.5",
    "0.0000000001, 0.0000000001",
    "999999999999999, 999999999999999",
  })
  void keepsItsDigitsWithoutSuperfluousZeros(String text, String number) {
    assertEquals(number, Decimal.parse("number", text, MOST.negate(), MOST));
    assertEquals(number, Decimal.parse("number", number, MOST.negate(), MOST));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "one",
        "1,75",
        "1.",
        ".5",
        "+1",
        "1e3",
        "NaN",
        "Infinity",
        "0x10",
        "--1",
        "1 000",
        "١٫٥",
        "1234567890123456",
        "0.12345678901",
        "1\u0000"
      })
  void refusesEveryOtherForm(String text) {
    assertEquals("number", field(() -> Decimal.parse("number", text, MOST.negate(), MOST)));
  }

  @Test
  void refusesNumbersWithoutEnd() {
    String text = "1".repeat(1_000_000);
    assertEquals("number", field(() -> Decimal.parse("number", text, MOST.negate(), MOST)));
  }

  @Test
  void liesWithinItsBounds() {
    BigDecimal one = BigDecimal.ONE;
    assertEquals("1", Decimal.parse("number", "1.000", BigDecimal.ZERO, one));
    assertEquals("0", Decimal.parse("number", "0", BigDecimal.ZERO, one));
    assertEquals("number", field(() -> Decimal.parse("number", "1.01", BigDecimal.ZERO, one)));
    assertEquals("number", field(() -> Decimal.parse("number", "-0.1", BigDecimal.ZERO, one)));
  }

  @Test
  void leavesAbsentTextAbsent() {
    assertNull(Decimal.parseOptional("number", null, BigDecimal.ZERO, BigDecimal.ONE));
    assertEquals("0.5", Decimal.parseOptional("number", "0.50", BigDecimal.ZERO, BigDecimal.ONE));
  }

  private static String field(Executable parsing) {
    return assertThrows(MalformedValue.class, parsing).field();
  }
}
