package cim.person.domain.state;

/// One thing that a person's record holds. Of each kind a person has at most one with a key.
public sealed interface Part
    permits HeldContact,
        AlternativeName,
        BirthDate,
        Death,
        Title,
        LinkedIdentity,
        ExternalIdentifier,
        Trust,
        Skill,
        SkillRecommendation,
        Qualification,
        CommunicationPreferences,
        PrivacyPreferences,
        GeneralPreferences,
        Consent,
        Attribute,
        HeldTag,
        LocationAssignment,
        Employment,
        Affiliation,
        Relationship,
        AbsorbedPerson {
  /// What tells it from others of its kind. What a person has once only is told by its kind alone.
  default Object key() {
    return getClass();
  }
}
