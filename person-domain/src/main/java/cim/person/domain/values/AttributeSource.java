package cim.person.domain.values;

/// Where the knowledge of an attribute comes from.
public enum AttributeSource {
  /// From a document that was seen.
  DOCUMENT_VERIFIED,
  /// From a measurement.
  MEASURED,
  /// From the person.
  SELF_REPORTED,
  /// From another system.
  IMPORTED,
  /// Computed from other facts.
  DERIVED,
  /// Guessed from other facts.
  INFERRED
}
