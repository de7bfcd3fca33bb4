package cim.person.infrastructure.index.search;

import cim.person.domain.state.Skill;
import cim.person.domain.values.Proficiency;

/// Skills as terms: name, level and spelling, in the order in which a range of terms tells who has
/// a skill at a level and above.
public final class SkillTerms {
  private static final String AFTER_ALL_LEVELS = "5";

  private SkillTerms() {}

  /// What names of one skill have in common.
  public static String key(String name) {
    return Folding.fold(name);
  }

  static String term(String key, Skill skill) {
    return Held.SKILL.term(key, level(skill.proficiency()), skill.name());
  }

  /// The first term of those who master a skill so far at least.
  public static String first(String name, Proficiency minimum) {
    return Held.SKILL.term(key(name), level(minimum));
  }

  /// Comes after the last term of a skill.
  public static String end(String name) {
    return Held.SKILL.term(key(name), AFTER_ALL_LEVELS);
  }

  /// The key that a term was made with.
  public static String key(String[] parts) {
    return parts[0].substring(1);
  }

  /// The parts of a term: the key after the kind's letter, the level, and the spelling.
  public static String[] parts(String term) {
    return term.split(String.valueOf(Held.BETWEEN), 3);
  }

  private static String level(Proficiency proficiency) {
    return switch (proficiency) {
      case BEGINNER -> "1";
      case INTERMEDIATE -> "2";
      case ADVANCED -> "3";
      case EXPERT -> "4";
    };
  }
}
