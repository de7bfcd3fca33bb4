package cim.person.infrastructure.index.search;

import cim.person.domain.state.Attribute;
import cim.person.domain.values.AttributeType;
import cim.person.domain.values.AttributeValue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Attributes as terms: the type alone, with the name, with the value, and with both.
public final class AttributeTerms {
  /// Longer values are compared by their beginning.
  private static final int LONGEST = 200;

  private AttributeTerms() {}

  /// @param name null for whatever name it has
  /// @param value null for whatever value it has
  public static String term(AttributeType type, @Nullable String name, @Nullable String value) {
    return Held.ATTRIBUTE.term(
        type.name(), name == null ? "" : Folding.fold(name), value == null ? "" : folded(value));
  }

  static void of(Attribute attribute, Set<String> terms) {
    if (attribute.invalidated()) {
      return;
    }
    AttributeType type = attribute.attribute();
    String value = text(attribute.fact().value());
    terms.add(term(type, null, null));
    terms.add(term(type, null, value));
    if (attribute.name() != null) {
      terms.add(term(type, attribute.name(), null));
      terms.add(term(type, attribute.name(), value));
    }
  }

  /// The value as text, without unit and issuer.
  static String text(AttributeValue value) {
    return switch (value) {
      case AttributeValue.FreeText(var text) -> text;
      case AttributeValue.Identifier(var code, _) -> code;
      case AttributeValue.Length(var metres) -> metres;
      case AttributeValue.Mass(var kilograms) -> kilograms;
      case AttributeValue.Quantity(var number, _) -> number;
      case AttributeValue.YesNo(var yes) -> Boolean.toString(yes);
      case AttributeValue.Day(var date) -> date.toString();
      case AttributeValue.BloodGroup(var type) -> type.name();
      case AttributeValue.Country(var code) -> code;
      case AttributeValue.Language(var tag) -> tag;
    };
  }

  private static String folded(String value) {
    String folded = Folding.fold(value);
    return folded.codePointCount(0, folded.length()) <= LONGEST
        ? folded
        : folded.substring(0, folded.offsetByCodePoints(0, LONGEST));
  }
}
