package cim.person.application.policies.skills;

import cim.person.application.queries.SkillAssociations;
import java.time.Duration;

/// When and what is recommended.
///
/// @param quiet how long a person has to be left alone before it is looked at
/// @param confidence the least share of those who have one thing that have the skill as well
/// @param cap how many recommendations a person may have before it at once
/// @param bounds what is counted
public record RecommendSkillsSettings(
    Duration quiet, double confidence, int cap, SkillAssociations.Bounds bounds) {}
