package cim.person.domain.values;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ParsingANameTest {
  @Test
  void takesOneLetterAndOnePartForAName() {
    assertEquals(List.of("O"), parse(List.of("O"), List.of()).given());
    assertEquals(List.of("Y"), parse(List.of(), List.of("Y")).family());
    assertEquals(List.of("毛"), parse(List.of(), List.of("毛")).family());
  }

  @Test
  void splitsAndCapitalisesNothing() {
    assertEquals(List.of("van den berg"), parse(List.of(), List.of("van den berg")).family());
    assertEquals(List.of("María José"), parse(List.of(" María José "), List.of()).given());
  }

  @Test
  void needsAGivenOrAFamilyName() {
    assertEquals("given", refused(List.of(), List.of()));
  }

  @Test
  void namesThePartThatIsWrong() {
    assertEquals("given[1]", refused(List.of("Ada", " "), List.of()));
    assertEquals("family[0]", refused(List.of(), List.of("Love\u0007lace")));
    assertEquals("given[0]", refused(List.of("\ud800"), List.of()));
    assertEquals("given", refused(Collections.nCopies(21, "A"), List.of()));
  }

  @Test
  void countsCodePoints() {
    String longest = "𠮷".repeat(200);
    assertEquals(List.of(longest), parse(List.of(longest), List.of()).given());
    assertEquals("given[0]", refused(List.of(longest + "𠮷"), List.of()));
  }

  @Test
  void readsTheLocaleAsBcp47() {
    assertEquals("pt-BR", locale("PT-br"));
    assertEquals("zh-Hant-TW", locale("zh-hant-tw"));
    assertThrows(MalformedValue.class, () -> locale("pt_BR"));
    assertThrows(MalformedValue.class, () -> locale(""));
  }

  private static PersonName parse(List<String> given, List<String> family) {
    return parse(given, family, null);
  }

  private static PersonName parse(
      List<String> given, List<String> family, @Nullable String locale) {
    return PersonName.parse(
        given, family, null, null, null, List.of(), List.of(), null, NameConvention.OTHER, locale);
  }

  private static String refused(List<String> given, List<String> family) {
    return assertThrows(MalformedValue.class, () -> parse(given, family)).field();
  }

  private static @Nullable String locale(String tag) {
    return parse(List.of("Ada"), List.of(), tag).locale();
  }
}
