package cim.person.domain.events;

import cim.person.domain.values.PartId;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.Proficiency;
import cim.person.domain.values.SkillLevel;
import org.jspecify.annotations.Nullable;

/// What changed about what the person can do.
public sealed interface SkillEvent extends ComponentEvent {
  /// A skill was added.
  ///
  /// @param skillId identifies the skill within the person
  /// @param name what the person can do
  /// @param category what kind of skill it is
  /// @param proficiency how well it is mastered
  /// @param years for how many years it is practised
  record SkillAdded(
      PartId skillId,
      String name,
      String category,
      Proficiency proficiency,
      @Nullable Integer years)
      implements SkillEvent {}

  /// A skill was changed.
  ///
  /// @param skillId the skill
  /// @param category what kind of skill it is
  /// @param proficiency how well it is mastered
  /// @param years for how many years it is practised
  /// @param previous how it was before
  record SkillUpdated(
      PartId skillId,
      String category,
      Proficiency proficiency,
      @Nullable Integer years,
      SkillLevel previous)
      implements SkillEvent {}

  /// Another person vouched for a skill.
  ///
  /// @param skillId the skill
  /// @param by the other person
  /// @param comment what it says
  record SkillEndorsed(PartId skillId, PersonId by, @Nullable String comment)
      implements SkillEvent {}

  /// A skill was removed.
  ///
  /// @param skillId the skill
  /// @param reason why
  record SkillRemoved(PartId skillId, @Nullable String reason) implements SkillEvent {}

  /// A skill was recommended to the person.
  ///
  /// @param recommendationId identifies the recommendation within the person
  /// @param name the skill
  /// @param because why
  record SkillRecommended(PartId recommendationId, String name, String because)
      implements SkillEvent {}

  /// A recommended skill was put aside.
  ///
  /// @param recommendationId the recommendation
  /// @param reason why
  record RecommendationDismissed(PartId recommendationId, @Nullable String reason)
      implements SkillEvent {}
}
