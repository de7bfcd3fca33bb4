package cim.person.infrastructure.names;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import cim.person.domain.values.NameConvention;
import cim.person.domain.values.NameStyle;
import cim.person.domain.values.PersonName;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShowingNamesTest {
  /// The columns of `names.tsv`.
  private static final List<NameStyle> STYLES =
      List.of(
          NameStyle.FULL,
          NameStyle.FORMAL,
          NameStyle.INFORMAL,
          NameStyle.SHORT,
          NameStyle.SORTING,
          NameStyle.INITIALS);

  private static final List<String> LOCALES =
      List.of("und", "af", "hi", "hu", "hy", "is", "mn", "nl", "pl", "pt", "ta", "th", "uk", "vi");

  private static final List<NameConvention> CONVENTIONS = List.of(NameConvention.values());

  private final IcuPersonNames names = new IcuPersonNames();

  @TestFactory
  Stream<DynamicTest> everyNameIsShownAsItsBearersWriteIt() {
    List<PersonName> people = People.names();
    List<String> expected = People.lines("names.tsv");
    assertEquals(people.size(), expected.size());
    return IntStream.range(0, people.size())
        .mapToObj(
            line ->
                DynamicTest.dynamicTest(
                    expected.get(line),
                    () -> assertEquals(expected.get(line), allStyles(people.get(line)))));
  }

  @Test
  void aParticleThatSortingPassesOverStandsBeforeTheFamilyName() {
    PersonName vincent = name(List.of("Vincent"), List.of("Berg"), "van den", List.of());
    assertEquals("Vincent van den Berg", names.display(vincent, NameStyle.FULL));
    assertEquals("V. van den Berg", names.display(vincent, NameStyle.SHORT));
    assertEquals("Berg, Vincent van den", names.display(vincent, NameStyle.SORTING));
    assertEquals("VB", names.display(vincent, NameStyle.INITIALS));
  }

  @Test
  void titlesAreForFormalUse() {
    PersonName taro =
        new PersonName(
            List.of("太郎"),
            List.of("山田"),
            null,
            null,
            null,
            List.of(),
            List.of("様"),
            null,
            NameConvention.EAST_ASIAN,
            "ja");
    assertEquals("山田太郎", names.display(taro, NameStyle.FULL));
    assertEquals("山田太郎様", names.display(taro, NameStyle.FORMAL));
  }

  @Test
  void aLetterBeyondTheBasicPlaneStaysWhole() {
    PersonName name = name(List.of("𠮷一"), List.of(), null, List.of());
    assertEquals("𠮷", names.display(name, NameStyle.INITIALS));
  }

  @Test
  void aNameOfOnePartIsShownInEveryStyleAndConvention() {
    for (NameConvention convention : NameConvention.values()) {
      PersonName family = one(List.of(), List.of("Suharto"), convention);
      PersonName given = one(List.of("Suharto"), List.of(), convention);
      for (NameStyle style : NameStyle.values()) {
        String expected = style == NameStyle.INITIALS ? "S" : "Suharto";
        assertAll(
            () -> assertEquals(expected, names.display(family, style)),
            () -> assertEquals(expected, names.display(given, style)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"hu", "is", "pt", "th", "nl"})
  void theConventionIsStrongerThanTheLanguage(String locale) {
    PersonName name =
        new PersonName(
            List.of("Hanako"),
            List.of("Yamada"),
            null,
            null,
            null,
            List.of(),
            List.of(),
            null,
            NameConvention.EAST_ASIAN,
            locale);
    assertEquals("Yamada H.", names.display(name, NameStyle.SHORT));
    assertEquals("Yamada Hanako", names.display(name, NameStyle.SORTING));
    assertEquals("YH", names.display(name, NameStyle.INITIALS));
  }

  @Test
  void noNameIsShownAsNothing() {
    Random random = new Random(7);
    List<String> parts =
        List.of(
            "a",
            "'",
            "-",
            ".",
            "д. Ж",
            "Filho",
            "✨",
            "n̈",
            "👩‍👩‍👧",
            "𠮷",
            "de la",
            "O'",
            "ß",
            "ﷺ");
    for (int round = 0; round < 2_000; round++) {
      List<String> given = some(parts, random);
      List<String> family = some(parts, random);
      if (given.isEmpty() && family.isEmpty()) {
        given = List.of("x");
      }
      PersonName name =
          new PersonName(
              given,
              family,
              random.nextBoolean() ? null : parts.get(random.nextInt(parts.size())),
              null,
              random.nextBoolean() ? null : "von",
              some(parts, random),
              some(parts, random),
              null,
              CONVENTIONS.get(random.nextInt(CONVENTIONS.size())),
              LOCALES.get(random.nextInt(LOCALES.size())));
      for (NameStyle style : NameStyle.values()) {
        String shown = names.display(name, style);
        assertFalse(shown.isBlank(), () -> style + " of " + name);
      }
    }
  }

  private String allStyles(PersonName name) {
    return String.join("\t", STYLES.stream().map(style -> names.display(name, style)).toList());
  }

  private static List<String> some(List<String> parts, Random random) {
    List<String> chosen = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      chosen.add(parts.get(random.nextInt(parts.size())));
    }
    return chosen;
  }

  private static PersonName one(
      List<String> given, List<String> family, NameConvention convention) {
    return new PersonName(
        given, family, null, null, null, List.of(), List.of(), null, convention, null);
  }

  private static PersonName name(
      List<String> given,
      List<String> family,
      @Nullable String familyPrefix,
      List<String> suffixes) {
    return new PersonName(
        given,
        family,
        null,
        null,
        familyPrefix,
        List.of(),
        suffixes,
        null,
        NameConvention.WESTERN,
        "nl");
  }
}
