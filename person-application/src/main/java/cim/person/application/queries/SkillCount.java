package cim.person.application.queries;

/// A skill that persons have.
///
/// @param name what it is called, in its most usual spelling
/// @param persons how many persons have it; those who were merged into another do not count
public record SkillCount(String name, int persons) {}
