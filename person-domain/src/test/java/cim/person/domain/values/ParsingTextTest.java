package cim.person.domain.values;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParsingTextTest {
  @Test
  void composesLettersAndDropsSpaceAround() {
    assertEquals("Zo\u00eb", Text.parse("field", "\t Zoe\u0308 ", 10));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\u00a0",
        "a\u0000b",
        "a\nb",
        "a\u0085b",
        "a\u2028b",
        "a\ud83d",
        "\ude00a",
      })
  void refusesNothingControlCharactersAndLoneSurrogates(String text) {
    assertEquals(
        "field", assertThrows(MalformedValue.class, () -> Text.parse("field", text, 10)).field());
  }

  @Test
  void countsCodePointsOfWhatIsLeft() {
    assertEquals("😀😀", Text.parse("field", " 😀😀 ", 2));
    assertThrows(MalformedValue.class, () -> Text.parse("field", "😀😀a", 2));
    assertEquals("\u00eb", Text.parse("field", "e\u0308", 1));
  }

  @Test
  void leavesAbsentTextAbsent() {
    assertNull(Text.parseOptional("field", null, 10));
    assertThrows(MalformedValue.class, () -> Text.parseOptional("field", " ", 10));
  }
}
