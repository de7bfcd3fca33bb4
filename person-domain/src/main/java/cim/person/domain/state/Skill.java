package cim.person.domain.state;

import cim.person.domain.values.PartId;
import cim.person.domain.values.Proficiency;
import cim.person.domain.values.SkillLevel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the person can do.
///
/// @param id identifies it within the person
/// @param name what the person can do
/// @param category what kind of skill it is
/// @param proficiency how well it is mastered
/// @param years for how many years it is practised
/// @param endorsements who vouches for it
public record Skill(
    PartId id,
    String name,
    String category,
    Proficiency proficiency,
    @Nullable Integer years,
    List<Endorsement> endorsements)
    implements Part {
  @Override
  public Object key() {
    return id;
  }

  public Skill {
    endorsements = List.copyOf(endorsements);
  }

  boolean isCalled(String other) {
    return name.equalsIgnoreCase(other);
  }

  SkillLevel level() {
    return new SkillLevel(category, proficiency, years);
  }

  Skill with(SkillLevel level) {
    return new Skill(id, name, level.category(), level.proficiency(), level.years(), endorsements);
  }

  /// A person vouches once for a skill: what it says now replaces what it said before.
  Skill with(Endorsement endorsement) {
    List<Endorsement> all = new ArrayList<>(endorsements);
    all.removeIf(other -> other.by().equals(endorsement.by()));
    all.add(endorsement);
    return new Skill(id, name, category, proficiency, years, all);
  }
}
