package cim.person.domain.values;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParsingTextTest {
  @Test
  void losesWhiteSpaceOfAllKindsAroundIt() {
    assertEquals("x y", Text.parse("field", "\u00a0\u3000 x y\u202f\n", 10));
  }

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
        "a\u202ab",
        "a\u202bb",
        "a\u202cb",
        "a\u202db",
        "a\u202eb",
        "a\u2066b",
        "a\u2067b",
        "a\u2068b",
        "a\u2069b",
        "a\u2029b",
        "a\u007fb",
        "a\u0378b",
        "a\uffffb",
        "a\ud83f\udffeb",
        "\u200b",
        "\u200d\u00ad\ufeff",
        "\u3000 \u200e",
        "\u0301",
        "\u3164",
        "\u115f\u1160",
        "\uffa0\u2800",
        "\ufe0f\u034f",
        "\udb40\udd00",
      })
  void refusesNothingControlCharactersAndWhatCannotBeSeen(String text) {
    assertEquals(
        "field", assertThrows(MalformedValue.class, () -> Text.parse("field", text, 10)).field());
  }

  /// Joiners (Persian, emoji), directional marks (Arabic, Hebrew), and letters for private use.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "\ud83d\udc69\u200d\ud83d\udcbb",
        "a\u200eb",
        "\u05d0\u200f",
        "a\u061cb",
        "a\u00a0b",
        "\ue000",
        "\ud869\udfb2",
      })
  void keepsWhatScriptsNeed(String text) {
    assertEquals(text, Text.parse("field", text, 20));
  }

  @ParameterizedTest
  @ValueSource(strings = {" e\u0308 ", "\u212b", "\u1e9b\u0323", "\u2000a\u2003", "\u0958"})
  void isTheSameWhenParsedAgain(String text) {
    String once = Text.parse("field", text, 20);
    assertEquals(once, Text.parse("field", once, 20));
  }

  @Test
  void takesSpacesAwayThatSurroundAlsoThoseThatDoNotBreak() {
    assertEquals("a\u00a0b", Text.parse("field", "\u00a0\u2007 a\u00a0b\t\u202f", 10));
  }

  @Test
  void countsCodePointsOfWhatIsLeft() {
    assertEquals("😀😀", Text.parse("field", " 😀😀 ", 2));
    assertThrows(MalformedValue.class, () -> Text.parse("field", "😀😀a", 2));
    assertEquals("\u00eb", Text.parse("field", "e\u0308", 1));
  }

  @Test
  void isQuickAlsoWithHalfAMillionSpacesWithin() {
    String text = "a" + " ".repeat(500_000) + "b";
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> assertThrows(MalformedValue.class, () -> Text.parse("field", text, 10)));
  }

  @Test
  void leavesAbsentTextAbsent() {
    assertNull(Text.parseOptional("field", null, 10));
    assertThrows(MalformedValue.class, () -> Text.parseOptional("field", " ", 10));
  }
}
