package cim.person.infrastructure.compatibility;

import cim.person.domain.state.Attribute;
import cim.person.domain.values.AttributeFact;
import cim.person.domain.values.AttributeSource;
import cim.person.domain.values.AttributeType;
import cim.person.domain.values.AttributeValue;
import cim.person.domain.values.Confidence;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Attributes as release 0.8 of the older service wrote them. What its catalogue did not have is a
/// custom attribute of the organization `cim-person`.
final class OlderAttributes {
  private static final Set<String> CATEGORIES =
      Set.of("Identifying", "Physical", "Healthcare", "Demographic");

  private OlderAttributes() {}

  static Object write(Attribute attribute, Instant at) {
    AttributeFact fact = attribute.fact();
    Map<String, @Nullable Object> temporal = new LinkedHashMap<>();
    temporal.put("recorded_at", at.toString());
    temporal.put("valid_from", text(fact.validFrom()));
    temporal.put("valid_until", text(fact.validUntil()));
    Map<String, @Nullable Object> provenance = new LinkedHashMap<>();
    provenance.put("confidence", confidence(fact.confidence()));
    provenance.put("recorded_by", null);
    provenance.put("source", source(fact.source()));
    provenance.put("trace", List.of());
    Map<String, Object> written = new LinkedHashMap<>();
    written.put("attribute_type", type(attribute));
    written.put("provenance", provenance);
    written.put("temporal", temporal);
    written.put("value", value(fact.value()));
    return written;
  }

  static Object type(Attribute attribute) {
    String name = attribute.name();
    return switch (attribute.attribute()) {
      case BIRTH_PLACE -> Map.of("Identifying", "BirthPlace");
      case EYE_COLOUR -> Map.of("Identifying", "EyeColor");
      case SEX_AT_BIRTH -> Map.of("Identifying", "BiologicalSex");
      case BLOOD_TYPE -> Map.of("Identifying", "BloodType");
      case HEIGHT -> Map.of("Physical", "Height");
      case WEIGHT -> Map.of("Physical", "Weight");
      case HAIR_COLOUR -> Map.of("Physical", "HairColor");
      case ALLERGY -> Map.of("Healthcare", "Allergies");
      case CONDITION -> Map.of("Healthcare", "ChronicConditions");
      case ETHNICITY -> Map.of("Demographic", "Ethnicity");
      case RELIGION -> Map.of("Demographic", "Religion");
      default -> custom(name == null ? camel(attribute.attribute()) : name);
    };
  }

  /// As a migration and the older commands name them: `Category.Type`, or
  /// `organization.category.name`.
  private static Object custom(String name) {
    String[] words = name.split("\\.", 3);
    if (words.length == 2 && CATEGORIES.contains(words[0])) {
      return Map.of(words[0], words[1]);
    }
    Map<String, String> parts = new LinkedHashMap<>();
    boolean isOlder = words.length == 3;
    parts.put("organization", isOlder ? words[0] : "cim-person");
    parts.put("attribute_name", isOlder ? words[2] : name);
    parts.put("category", isOlder ? words[1] : AttributeType.CUSTOM.name());
    return Map.of("Custom", parts);
  }

  private static Object value(AttributeValue value) {
    return switch (value) {
      case AttributeValue.FreeText(var text) -> Map.of("Text", text);
      case AttributeValue.Identifier(var text, _) -> Map.of("Text", text);
      case AttributeValue.Length(var metres) -> Map.of("Length", decimal(metres));
      case AttributeValue.Mass(var kilograms) -> Map.of("Mass", decimal(kilograms));
      case AttributeValue.Quantity(var number, _) -> Map.of("Number", decimal(number));
      case AttributeValue.YesNo(var yes) -> Map.of("Boolean", yes);
      case AttributeValue.Day(var date) -> Map.of("Date", date.toString());
      case AttributeValue.BloodGroup(var type) -> Map.of("BloodType", blood(type.name()));
      case AttributeValue.Country(var code) -> Map.of("Text", code);
      case AttributeValue.Language(var tag) -> Map.of("Text", tag);
    };
  }

  /// `AB_POSITIVE` was `ABPositive`.
  private static String blood(String name) {
    int group = name.indexOf('_');
    return name.substring(0, group) + word(name.substring(group + 1));
  }

  /// A floating point number always had a fraction there.
  private static BigDecimal decimal(String number) {
    BigDecimal decimal = new BigDecimal(number);
    return decimal.scale() < 1 ? decimal.setScale(1) : decimal;
  }

  private static Object source(AttributeSource source) {
    return switch (source) {
      case DERIVED, INFERRED -> "Computed";
      case IMPORTED -> Map.of("Imported", Map.of("system", "unknown"));
      case DOCUMENT_VERIFIED, MEASURED, SELF_REPORTED -> camel(source);
    };
  }

  private static String confidence(Confidence confidence) {
    return confidence == Confidence.SPECULATIVE ? "Uncertain" : camel(confidence);
  }

  /// A constant as the older service wrote its own: `DuplicateIdentity`.
  static String camel(Enum<?> constant) {
    return Stream.of(constant.name().split("_"))
        .map(OlderAttributes::word)
        .collect(Collectors.joining());
  }

  private static String word(String capitals) {
    return capitals.charAt(0) + capitals.substring(1).toLowerCase(Locale.ROOT);
  }

  private static @Nullable String text(@Nullable LocalDate date) {
    return date == null ? null : date.toString();
  }
}
