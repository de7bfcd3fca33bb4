package cim.person.domain.values;

import org.jspecify.annotations.Nullable;

/// What of a skill can change.
///
/// @param category what kind of skill it is
/// @param proficiency how well it is mastered
/// @param years for how many years it is practised
public record SkillLevel(String category, Proficiency proficiency, @Nullable Integer years) {}
