package cim.person.domain.values;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What an attribute is: one of a few kinds, each with its unit.
public sealed interface AttributeValue {
  /// Words.
  ///
  /// @param text what it is, in words
  record FreeText(String text) implements AttributeValue {
    /// @throws MalformedValue when it is no proper text
    public static FreeText parse(String text) {
      return new FreeText(Text.parse("text", text, Text.SENTENCE));
    }
  }

  /// A number or code that somebody gave to the person.
  ///
  /// @param value the number or code
  /// @param issuer who gave it
  record Identifier(String value, String issuer) implements AttributeValue {
    /// @throws MalformedValue naming the part that is wrong
    public static Identifier parse(String value, String issuer) {
      return new Identifier(
          Text.parse("value", value, Text.LINE), Text.parse("issuer", issuer, Text.LINE));
    }
  }

  /// A length in metres.
  ///
  /// @param metres a decimal number above 0 and up to 10, such as 1.75
  record Length(String metres) implements AttributeValue {
    /// @throws MalformedValue when it is no such number
    public static Length parse(String metres) {
      return new Length(positive("metres", metres, "10"));
    }
  }

  /// A mass in kilograms.
  ///
  /// @param kilograms a decimal number above 0 and up to 1000, such as 61.5
  record Mass(String kilograms) implements AttributeValue {
    /// @throws MalformedValue when it is no such number
    public static Mass parse(String kilograms) {
      return new Mass(positive("kilograms", kilograms, "1000"));
    }
  }

  /// A number with the unit that it is counted in.
  ///
  /// @param number a decimal number
  /// @param unit what is counted or measured in, such as EUR or °C
  record Quantity(String number, @Nullable String unit) implements AttributeValue {
    private static final BigDecimal MOST = new BigDecimal("999999999999999");

    /// @throws MalformedValue naming the part that is wrong
    public static Quantity parse(String number, @Nullable String unit) {
      return new Quantity(
          Decimal.parse("number", number, MOST.negate(), MOST),
          Text.parseOptional("unit", unit, Text.LINE));
    }
  }

  /// Yes or no.
  ///
  /// @param yes whether it is so
  record YesNo(boolean yes) implements AttributeValue {}

  /// A day.
  ///
  /// @param date the day
  record Day(LocalDate date) implements AttributeValue {
    /// @throws MalformedValue when it is no day that a record can speak of
    public static Day parse(LocalDate date) {
      Days.check("date", date);
      return new Day(date);
    }
  }

  /// A blood group.
  ///
  /// @param type the blood group
  record BloodGroup(BloodType type) implements AttributeValue {}

  /// A country.
  ///
  /// @param code an ISO 3166-1 code such as CH
  record Country(String code) implements AttributeValue {
    /// @throws MalformedValue when it is no such code
    public static Country parse(String code) {
      return new Country(Codes.country("code", code));
    }
  }

  /// A language.
  ///
  /// @param tag a BCP 47 tag such as rm-CH
  record Language(String tag) implements AttributeValue {
    /// @throws MalformedValue when it is no such tag
    public static Language parse(String tag) {
      return new Language(Codes.locale("tag", tag));
    }
  }

  private static String positive(String field, String number, String most) {
    return Decimal.parse(field, number, new BigDecimal("0.0001"), new BigDecimal(most));
  }
}
