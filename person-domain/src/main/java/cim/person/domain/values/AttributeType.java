package cim.person.domain.values;

import static cim.person.domain.values.AttributeCategory.DEMOGRAPHIC;
import static cim.person.domain.values.AttributeCategory.HEALTHCARE;
import static cim.person.domain.values.AttributeCategory.IDENTIFYING;
import static cim.person.domain.values.AttributeCategory.PHYSICAL;

import cim.person.domain.values.AttributeValue.BloodGroup;
import cim.person.domain.values.AttributeValue.Country;
import cim.person.domain.values.AttributeValue.Day;
import cim.person.domain.values.AttributeValue.FreeText;
import cim.person.domain.values.AttributeValue.Identifier;
import cim.person.domain.values.AttributeValue.Language;
import cim.person.domain.values.AttributeValue.Length;
import cim.person.domain.values.AttributeValue.Mass;
import cim.person.domain.values.AttributeValue.Quantity;
import cim.person.domain.values.AttributeValue.YesNo;

/// The catalogue of attributes: what each is about, and what kind of value it has.
public enum AttributeType {
  /// A number that a state gave to the person; the issuer is its country.
  NATIONAL_ID(IDENTIFYING, Identifier.class),
  /// The number of a passport; the issuer is its country.
  PASSPORT(IDENTIFYING, Identifier.class),
  /// The number of a driving licence.
  DRIVING_LICENCE(IDENTIFYING, Identifier.class),
  /// A number for taxes.
  TAX_ID(IDENTIFYING, Identifier.class),
  /// Where the person was born.
  BIRTH_PLACE(IDENTIFYING, FreeText.class),
  /// The country of birth.
  BIRTH_COUNTRY(IDENTIFYING, Country.class),
  /// The sex that was recorded at birth.
  SEX_AT_BIRTH(IDENTIFYING, FreeText.class),
  /// How tall the person is, in metres.
  HEIGHT(PHYSICAL, Length.class),
  /// How heavy the person is, in kilograms.
  WEIGHT(PHYSICAL, Mass.class),
  /// The blood group.
  BLOOD_TYPE(PHYSICAL, BloodGroup.class),
  /// The colour of the eyes.
  EYE_COLOUR(PHYSICAL, FreeText.class),
  /// The colour of the hair.
  HAIR_COLOUR(PHYSICAL, FreeText.class),
  /// What tells the body from others.
  DISTINGUISHING_MARK(PHYSICAL, FreeText.class),
  /// The number of a record of care; the issuer is who keeps it.
  MEDICAL_RECORD_NUMBER(HEALTHCARE, Identifier.class),
  /// The number of an insurance; the issuer is the insurer.
  HEALTH_INSURANCE_ID(HEALTHCARE, Identifier.class),
  /// Whether the person gives organs.
  ORGAN_DONOR(HEALTHCARE, YesNo.class),
  /// What the person cannot bear.
  ALLERGY(HEALTHCARE, FreeText.class),
  /// A disease or a state of health.
  CONDITION(HEALTHCARE, FreeText.class),
  /// The day of an immunisation.
  IMMUNISATION_DATE(HEALTHCARE, Day.class),
  /// A nationality.
  NATIONALITY(DEMOGRAPHIC, Country.class),
  /// A language that the person speaks.
  LANGUAGE(DEMOGRAPHIC, Language.class),
  /// An ethnic group.
  ETHNICITY(DEMOGRAPHIC, FreeText.class),
  /// A religion.
  RELIGION(DEMOGRAPHIC, FreeText.class),
  /// The gender that the person lives in.
  GENDER_IDENTITY(DEMOGRAPHIC, FreeText.class),
  /// Whether the person is married.
  MARITAL_STATUS(DEMOGRAPHIC, FreeText.class),
  /// How many people live together.
  HOUSEHOLD_SIZE(DEMOGRAPHIC, Quantity.class),
  /// What the person does for a living.
  OCCUPATION(DEMOGRAPHIC, FreeText.class),
  /// An attribute that the catalogue does not know: it has a name, and a value of any kind.
  CUSTOM(AttributeCategory.CUSTOM, AttributeValue.class);

  private final AttributeCategory category;
  private final Class<? extends AttributeValue> value;

  AttributeType(AttributeCategory category, Class<? extends AttributeValue> value) {
    this.category = category;
    this.value = value;
  }

  public AttributeCategory category() {
    return category;
  }

  /// The name of that kind as it is asked for: `freeText`, `length`.
  public String kind() {
    String name = value.getSimpleName();
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  /// The kind of value that this attribute has.
  public Class<? extends AttributeValue> value() {
    return value;
  }
}
