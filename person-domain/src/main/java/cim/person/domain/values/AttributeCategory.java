package cim.person.domain.values;

/// What an attribute is about.
public enum AttributeCategory {
  /// What tells the person from others.
  IDENTIFYING,
  /// The body.
  PHYSICAL,
  /// Health and its care.
  HEALTHCARE,
  /// Belonging to groups of people.
  DEMOGRAPHIC,
  /// What the catalogue does not know.
  CUSTOM
}
