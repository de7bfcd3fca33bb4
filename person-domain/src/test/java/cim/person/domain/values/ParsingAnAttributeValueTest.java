package cim.person.domain.values;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cim.person.domain.values.AttributeValue.BloodGroup;
import cim.person.domain.values.AttributeValue.Country;
import cim.person.domain.values.AttributeValue.Day;
import cim.person.domain.values.AttributeValue.FreeText;
import cim.person.domain.values.AttributeValue.Identifier;
import cim.person.domain.values.AttributeValue.Language;
import cim.person.domain.values.AttributeValue.Length;
import cim.person.domain.values.AttributeValue.Mass;
import cim.person.domain.values.AttributeValue.Quantity;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParsingAnAttributeValueTest {
  private static final String LONG = "x".repeat(201);

  @Test
  void normalisesEachKind() {
    assertEquals(new FreeText("brown"), FreeText.parse(" brown "));
    assertEquals(new Identifier("A 1", "CH"), Identifier.parse("A 1", "CH"));
    assertEquals(new Length("1.75"), Length.parse("1.750"));
    assertEquals(new Length("0.0001"), Length.parse("0.0001"));
    assertEquals(new Mass("1000"), Mass.parse("1000.0"));
    assertEquals(new Quantity("-40", "°C"), Quantity.parse("-40.00", " °C"));
    assertEquals(new Quantity("3", null), Quantity.parse("3", null));
    assertEquals(new Country("CH"), Country.parse("ch"));
    assertEquals(new Language("rm-CH"), Language.parse("RM-ch"));
  }

  @Test
  void namesTheFieldThatIsWrong() {
    assertEquals("text", field(() -> FreeText.parse(" ")));
    assertEquals("text", field(() -> FreeText.parse("x".repeat(1_001))));
    assertEquals("value", field(() -> Identifier.parse(LONG, "CH")));
    assertEquals("issuer", field(() -> Identifier.parse("1", "")));
    assertEquals("metres", field(() -> Length.parse("0")));
    assertEquals("metres", field(() -> Length.parse("-1.75")));
    assertEquals("metres", field(() -> Length.parse("157")));
    assertEquals("metres", field(() -> Length.parse("1.75 m")));
    assertEquals("kilograms", field(() -> Mass.parse("heavy")));
    assertEquals("number", field(() -> Quantity.parse("1e9", "EUR")));
    assertEquals("unit", field(() -> Quantity.parse("1", LONG)));
    assertEquals("code", field(() -> Country.parse("Switzerland")));
    assertEquals("tag", field(() -> Language.parse("rumantsch grischun")));
    assertEquals("date", field(() -> Day.parse(LocalDate.of(0, 1, 1))));
  }

  /// The catalogue, written down once more by hand.
  @Test
  void isOfTheKindThatTheCatalogueSays() {
    assertEquals(
        Set.of(
            "BIRTH_PLACE SEX_AT_BIRTH EYE_COLOUR HAIR_COLOUR DISTINGUISHING_MARK ALLERGY CONDITION"
                + " ETHNICITY RELIGION GENDER_IDENTITY MARITAL_STATUS OCCUPATION",
            "NATIONAL_ID PASSPORT DRIVING_LICENCE TAX_ID MEDICAL_RECORD_NUMBER HEALTH_INSURANCE_ID",
            "BIRTH_COUNTRY NATIONALITY",
            "HEIGHT",
            "WEIGHT",
            "BLOOD_TYPE",
            "ORGAN_DONOR",
            "IMMUNISATION_DATE",
            "LANGUAGE",
            "HOUSEHOLD_SIZE",
            "CUSTOM"),
        Arrays.stream(AttributeType.values())
            .collect(
                Collectors.groupingBy(
                    AttributeType::value,
                    Collectors.mapping(AttributeType::name, Collectors.joining(" "))))
            .values()
            .stream()
            .collect(Collectors.toSet()));
    assertEquals(Length.class, AttributeType.HEIGHT.value());
    assertEquals(Mass.class, AttributeType.WEIGHT.value());
    assertEquals(BloodGroup.class, AttributeType.BLOOD_TYPE.value());
    assertEquals(Identifier.class, AttributeType.PASSPORT.value());
    assertEquals(AttributeValue.class, AttributeType.CUSTOM.value());
  }

  @ParameterizedTest
  @CsvSource({
    "IDENTIFYING, 7",
    "PHYSICAL, 6",
    "HEALTHCARE, 6",
    "DEMOGRAPHIC, 8",
    "CUSTOM, 1",
  })
  void isAboutWhatTheCatalogueSays(AttributeCategory category, int count) {
    assertEquals(
        count,
        Arrays.stream(AttributeType.values()).filter(type -> type.category() == category).count());
  }

  private static String field(Executable parsing) {
    return assertThrows(MalformedValue.class, parsing).field();
  }
}
