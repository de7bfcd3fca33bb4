package cim.person.domain.values;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParsingCodesTest {
  @ParameterizedTest
  @CsvSource({
    "CH, CH", "ch, CH", "Gb, GB", "SS, SS",
  })
  void takesCountriesOfIso3166(String text, String code) {
    assertEquals(code, Codes.country("country", text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "C", "CHE", "XX", "UK", "756", "ß", "ıt", "ﬁ", "C\u0000", "ＣＨ"})
  void refusesOtherCountries(String text) {
    assertEquals("country", field(() -> Codes.country("country", text)));
  }

  @ParameterizedTest
  @CsvSource({
    "pt-br, pt-BR",
    "ZH-hant-tw, zh-Hant-TW",
    "rm, rm",
    "sl-rozaj-biske, sl-rozaj-biske",
    "de-DE-u-co-phonebk, de-DE-u-co-phonebk",
    "en-x-private, en-x-private",
    "und, und",
    "es-419, es-419",
  })
  void takesWellFormedLanguageTags(String text, String tag) {
    assertEquals(tag, Codes.locale("locale", text));
    assertEquals(tag, Codes.locale("locale", tag));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "pt_BR",
        "e",
        "englishlanguage",
        "de-",
        "-de",
        "de--CH",
        "日本",
        "de\u0000"
      })
  void refusesOtherLanguageTags(String text) {
    assertEquals("locale", field(() -> Codes.locale("locale", text)));
  }

  @Test
  void refusesLanguageTagsWithoutEnd() {
    assertEquals("locale", field(() -> Codes.locale("locale", "en-x" + "-private".repeat(1_000))));
    assertEquals("locale", field(() -> Codes.locale("locale", "a".repeat(1_000_000))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Europe/Zurich",
        "America/Argentina/Buenos_Aires",
        "UTC",
        "Etc/GMT+12",
        "Asia/Kolkata"
      })
  void takesTimeZonesOfIana(String zone) {
    assertEquals(zone, Codes.timeZone("timeZone", zone));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Zurich",
        "europe/zurich",
        "Europe/Atlantis",
        "+01:00",
        "UTC+1",
        "Z",
        " UTC",
        "SystemV/EST5"
      })
  void refusesOtherTimeZones(String zone) {
    assertEquals("timeZone", field(() -> Codes.timeZone("timeZone", zone)));
  }

  @ParameterizedTest
  @CsvSource({"22:00, 07:30", "00:00, 23:59", "12:00, 12:01"})
  void takesQuietHoursAlsoThroughTheNight(String from, String until) {
    assertEquals(new QuietHours(from, until), QuietHours.parse(from, until));
  }

  @ParameterizedTest
  @CsvSource({
    "'', 07:00, from",
    "24:00, 07:00, from",
    "7:00, 08:00, from",
    "22:00:00, 07:00, from",
    "22:60, 07:00, from",
    "22:00, 22:00, until",
    "22:00, 7, until",
    "٢٢:٠٠, 07:00, from",
  })
  void refusesOtherQuietHours(String from, String until, String field) {
    assertEquals(field, field(() -> QuietHours.parse(from, until)));
  }

  private static String field(Executable parsing) {
    return assertThrows(MalformedValue.class, parsing).field();
  }
}
