package cim.person.application.queries;

/// A rule of association, as counted: those who have one thing often have a skill as well.
///
/// @param trait what the persons that were counted have
/// @param persons how many were counted
/// @param skill the skill, and how many of them have it: the rule's support
public record SkillAssociation(Trait trait, int persons, SkillCount skill) {
  /// The share of those who have the one that have the other: above 0, up to 1.
  public double confidence() {
    return (double) skill.persons() / persons;
  }

  /// Something that tells of a person what it can do.
  ///
  /// @param kind what it is
  /// @param name what it is called
  public record Trait(Kind kind, String name) {
    /// What tells of skills.
    public enum Kind {
      /// Another skill.
      SKILL,
      /// The title of a position.
      ROLE,
      /// The title of a qualification that was not revoked.
      QUALIFICATION
    }
  }
}
