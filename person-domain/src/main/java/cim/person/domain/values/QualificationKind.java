package cim.person.domain.values;

/// What a qualification is.
public enum QualificationKind {
  /// A certificate.
  CERTIFICATION,
  /// A degree or a diploma.
  EDUCATION,
  /// A permission to practise.
  LICENCE
}
