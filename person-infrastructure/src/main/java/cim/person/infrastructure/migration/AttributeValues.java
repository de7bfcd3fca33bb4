package cim.person.infrastructure.migration;

import static java.util.Map.entry;

import cim.person.domain.values.AttributeValue;
import cim.person.domain.values.BloodType;
import cim.person.domain.values.MalformedValue;
import cim.person.infrastructure.json.StrictJson;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Values of facts: twenty kinds of the older service, each checked against what the attribute can
/// be, which that service never did.
final class AttributeValues {
  private static final int DECIMALS = 10;
  private static final Set<String> WORDS = Set.of("Text", "TextList", "Json");

  /// The kinds that an attribute can have; words for those that are not here, anything for a
  /// custom one.
  private static final Map<String, Set<String>> KINDS =
      Map.ofEntries(
          entry("Identifying.BirthDateTime", Set.of("DateTime")),
          entry("Identifying.BirthDate", Set.of("Date", "Text")),
          entry("Identifying.BirthYear", Set.of("Year", "Integer")),
          entry("Identifying.ApproximateBirthDate", Set.of("ApproximateDate", "YearMonth")),
          entry("Identifying.BirthPlace", Set.of("Text", "LocationReference")),
          entry("Identifying.EyeColor", Set.of("EyeColor", "Text")),
          entry("Identifying.BiologicalSex", Set.of("BiologicalSex", "Text")),
          entry("Identifying.BloodType", Set.of("BloodType")),
          entry("Identifying.MotherId", Set.of("PersonReference")),
          entry("Identifying.FatherId", Set.of("PersonReference")),
          entry("Identifying.NationalId", Set.of("Text", "Integer")),
          entry("Physical.Height", Set.of("Length")),
          entry("Physical.Weight", Set.of("Mass")),
          entry("Physical.HairColor", Set.of("HairColor", "Text")),
          entry("Physical.Handedness", Set.of("Handedness", "Text")),
          entry("Healthcare.BloodType", Set.of("BloodType")),
          entry("Healthcare.VisionCorrection", Set.of("Boolean", "Text")),
          entry("Healthcare.HearingAids", Set.of("Boolean", "Text")),
          entry("Healthcare.OrganDonor", Set.of("Boolean", "Text")),
          entry("Healthcare.MedicalRecordNumber", Set.of("Text", "Integer")),
          entry("Healthcare.InsuranceId", Set.of("Text", "Integer")));

  private static final Set<String> CATEGORIES =
      Set.of("Identifying", "Physical", "Healthcare", "Demographic");

  private AttributeValues() {}

  static AttributeValue read(String type, Fields attribute) throws Settled {
    Fields tagged = attribute.object("value");
    String kind = tagged.onlyName();
    if (kind == null) {
      throw new Settled(Code.WRONG_TYPE, tagged.path() + " must have one kind");
    }
    if (!fits(type, kind)) {
      throw new Settled(Code.VALUE_TYPE_MISMATCH, "a value of the kind " + kind + " is no " + type);
    }
    try {
      return type.equals("Identifying.BirthDate") && kind.equals("Text")
          ? coerced(tagged)
          : value(kind, tagged);
    } catch (MalformedValue malformed) {
      throw new Settled(
          Code.OUT_OF_RANGE, tagged.path() + "." + kind + " " + malformed.getMessage());
    }
  }

  private static boolean fits(String type, String kind) {
    boolean isCustom = !CATEGORIES.contains(type.substring(0, type.indexOf('.')));
    return isCustom || KINDS.getOrDefault(type, WORDS).contains(kind);
  }

  /// A day that was written as text: the one form of text that can mean only one thing.
  private static AttributeValue coerced(Fields tagged) throws Settled {
    String text = tagged.text("Text");
    try {
      AttributeValue day = day(LocalDate.parse(text));
      tagged.notes().add(Code.VALUE_COERCED, tagged.path() + " was the text " + text);
      return day;
    } catch (DateTimeException _) {
      throw new Settled(Code.VALUE_TYPE_MISMATCH, tagged.path() + " is text and no day: " + text);
    }
  }

  private static AttributeValue value(String kind, Fields tagged) throws Settled {
    return switch (kind) {
      case "Text", "LocationReference" -> words(tagged.text(kind));
      case "EyeColor", "HairColor", "BiologicalSex", "Handedness" -> words(tagged.text(kind));
      case "TextList" -> words(String.join("; ", tagged.texts(kind)));
      case "Json" -> words(StrictJson.write(tagged.any(kind)));
      case "PersonReference" -> words(tagged.person(kind).toString());
      case "DateTime" -> {
        tagged.time(kind);
        yield words(tagged.text(kind));
      }
      case "Number", "Integer" -> new AttributeValue.Quantity(plain(tagged.number(kind)), null);
      case "Year" -> new AttributeValue.Quantity(plain(tagged.number(kind)), "year");
      case "YearMonth" -> words(yearMonth(tagged.list(kind)));
      case "Date" -> day(tagged.date(kind));
      case "ApproximateDate" -> words(approximate(tagged.object(kind)));
      case "Boolean" -> new AttributeValue.YesNo(tagged.flag(kind));
      case "Length" -> AttributeValue.Length.parse(plain(tagged.number(kind)));
      case "Mass" -> AttributeValue.Mass.parse(plain(tagged.number(kind)));
      case "BloodType" -> new AttributeValue.BloodGroup(blood(tagged.text(kind)));
      default ->
          throw new Settled(Code.BAD_VALUE, tagged.path() + " is of the unknown kind " + kind);
    };
  }

  private static AttributeValue words(String text) {
    return new AttributeValue.FreeText(text);
  }

  /// Years before our era are kept as they were written: a day of today begins with the year 1.
  private static AttributeValue day(LocalDate date) {
    return date.getYear() < 1 || date.getYear() > 9_999
        ? words(date.toString())
        : new AttributeValue.Day(date);
  }

  /// The number in the shortest form, with what is beyond the precision of a double left out.
  private static String plain(BigDecimal number) {
    BigDecimal shortest =
        number.setScale(Math.min(DECIMALS, Math.max(0, number.scale())), RoundingMode.HALF_EVEN);
    return shortest.signum() == 0 ? "0" : shortest.stripTrailingZeros().toPlainString();
  }

  private static String yearMonth(List<?> parts) throws Settled {
    if (parts.size() == 2
        && parts.getFirst() instanceof BigDecimal year
        && parts.getLast() instanceof BigDecimal month) {
      if (month.intValue() < 1 || month.intValue() > 12) {
        throw new Settled(Code.BAD_DATE, "there is no month " + month);
      }
      return "%04d-%02d".formatted(year.intValue(), month.intValue());
    }
    throw new Settled(Code.WRONG_TYPE, "a YearMonth must be a list of a year and a month");
  }

  private static String approximate(Fields date) throws Settled {
    String text = date.date("date") + " (" + date.text("precision").toLowerCase(Locale.ROOT) + ")";
    date.end();
    return text;
  }

  private static BloodType blood(String name) throws Settled {
    String constant = name.replaceAll("(?=Positive|Negative)", "_").toUpperCase(Locale.ROOT);
    try {
      return BloodType.valueOf(constant);
    } catch (IllegalArgumentException _) {
      throw new Settled(Code.BAD_VALUE, "there is no blood group " + name);
    }
  }
}
