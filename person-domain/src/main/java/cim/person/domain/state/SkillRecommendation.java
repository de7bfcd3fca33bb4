package cim.person.domain.state;

import cim.person.domain.values.PartId;

/// A skill that is recommended to the person.
///
/// @param id identifies it within the person
/// @param name the skill
/// @param because why
/// @param dismissed whether the person put it aside
public record SkillRecommendation(PartId id, String name, String because, boolean dismissed)
    implements Part {
  @Override
  public Object key() {
    return id;
  }

  SkillRecommendation dismiss() {
    return new SkillRecommendation(id, name, because, true);
  }
}
