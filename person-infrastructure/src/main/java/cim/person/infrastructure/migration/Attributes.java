package cim.person.infrastructure.migration;

import static java.util.Map.entry;

import cim.person.domain.values.AttributeFact;
import cim.person.domain.values.AttributeSource;
import cim.person.domain.values.AttributeType;
import cim.person.domain.values.AttributeValue;
import cim.person.domain.values.Confidence;
import cim.person.infrastructure.migration.LegacyEvent.FactKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Typed facts of 0.8. What the catalogue of today knows under the same meaning goes there; all
/// others are custom attributes named `Category.Type`, so that no two kinds become one.
final class Attributes {
  private static final Map<String, AttributeType> CATALOGUE =
      Map.ofEntries(
          entry("Identifying.BirthPlace", AttributeType.BIRTH_PLACE),
          entry("Identifying.EyeColor", AttributeType.EYE_COLOUR),
          entry("Identifying.BiologicalSex", AttributeType.SEX_AT_BIRTH),
          entry("Identifying.BloodType", AttributeType.BLOOD_TYPE),
          entry("Physical.Height", AttributeType.HEIGHT),
          entry("Physical.Weight", AttributeType.WEIGHT),
          entry("Physical.HairColor", AttributeType.HAIR_COLOUR),
          entry("Healthcare.Allergies", AttributeType.ALLERGY),
          entry("Healthcare.ChronicConditions", AttributeType.CONDITION),
          entry("Demographic.Ethnicity", AttributeType.ETHNICITY),
          entry("Demographic.Religion", AttributeType.RELIGION));

  private static final Map<String, AttributeSource> SOURCES =
      Map.of(
          "SelfReported", AttributeSource.SELF_REPORTED,
          "Measured", AttributeSource.MEASURED,
          "DocumentVerified", AttributeSource.DOCUMENT_VERIFIED,
          "Computed", AttributeSource.DERIVED);

  private static final Map<String, Confidence> CONFIDENCES =
      Map.of(
          "Certain", Confidence.CERTAIN,
          "Likely", Confidence.LIKELY,
          "Possible", Confidence.POSSIBLE,
          "Uncertain", Confidence.SPECULATIVE);

  private Attributes() {}

  /// An attribute as it was recorded.
  record Told(FactKind kind, AttributeFact fact) {}

  static Told read(Fields parent, String field) throws Settled {
    Fields attribute = parent.object(field);
    String type = type(attribute, "attribute_type");
    AttributeValue value = AttributeValues.read(type, attribute);
    Fields temporal = attribute.object("temporal");
    temporal.without("recorded_at");
    Fields provenance = attribute.object("provenance");
    String recordedBy = provenance.optionalText("recorded_by");
    List<String> trace = new ArrayList<>();
    AttributeSource source = source(provenance, trace);
    AttributeFact fact =
        new AttributeFact(
            value,
            temporal.optionalDate("valid_from"),
            temporal.optionalDate("valid_until"),
            source,
            Words.one(CONFIDENCES, provenance, "confidence"),
            trace(provenance, recordedBy, trace));
    if (fact.isBackwards()) {
      attribute
          .notes()
          .add(
              Code.VALIDITY_INVERTED,
              "it holds from " + fact.validFrom() + " until " + fact.validUntil());
    }
    temporal.end();
    provenance.end();
    attribute.end();
    return new Told(kind(type), fact);
  }

  static FactKind kind(String type) {
    AttributeType known = CATALOGUE.get(type);
    return known == null ? new FactKind(AttributeType.CUSTOM, type) : new FactKind(known, null);
  }

  /// `Category.Type`, or the three parts of a custom one.
  static String type(Fields parent, String field) throws Settled {
    Fields tagged = parent.object(field);
    String category = tagged.onlyName();
    if (category == null) {
      throw new Settled(Code.WRONG_TYPE, tagged.path() + " must have one category");
    }
    if (!category.equals("Custom")) {
      return category + "." + Words.line(tagged, category);
    }
    Fields custom = tagged.object(category);
    String type =
        "%s.%s.%s"
            .formatted(
                Words.line(custom, "organization"),
                Words.line(custom, "category"),
                Words.line(custom, "attribute_name"));
    custom.end();
    return type;
  }

  private static AttributeSource source(Fields provenance, List<String> trace) throws Settled {
    if (provenance.any("source") instanceof Map<?, ?>) {
      Fields imported = provenance.object("source").object("Imported");
      trace.add("imported from " + imported.text("system"));
      return AttributeSource.IMPORTED;
    }
    return Words.one(SOURCES, provenance, "source");
  }

  private static List<String> trace(
      Fields provenance, @Nullable String recordedBy, List<String> trace) throws Settled {
    for (Fields step : provenance.objects("trace")) {
      trace.add(
          "%s by %s at %s"
              .formatted(
                  step.text("transformation"), step.text("applied_by"), step.text("applied_at")));
      step.end();
    }
    if (recordedBy != null) {
      trace.add("recorded by " + recordedBy);
    }
    return trace;
  }
}
