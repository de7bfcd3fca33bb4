package cim.person.domain.scenarios;

import cim.person.domain.commands.SkillCommand;
import cim.person.domain.commands.SkillCommand.AddSkill;
import cim.person.domain.commands.SkillCommand.DismissRecommendation;
import cim.person.domain.commands.SkillCommand.EndorseSkill;
import cim.person.domain.commands.SkillCommand.RecommendSkill;
import cim.person.domain.commands.SkillCommand.RemoveSkill;
import cim.person.domain.commands.SkillCommand.UpdateSkill;
import cim.person.domain.values.Proficiency;

/// What is asked about what a person can do, at random.
final class RandomSkillCommands {
  private RandomSkillCommands() {}

  static SkillCommand next(RandomValues random) {
    return switch (random.below(7)) {
      case 0 ->
          new AddSkill(
              random.part(),
              random.word(),
              random.word(),
              random.any(Proficiency.values()),
              random.optional(random.below(101)));
      case 1 ->
          new UpdateSkill(
              random.part(),
              random.optional(random.word()),
              random.optional(random.any(Proficiency.values())),
              random.optional(random.below(101)));
      case 2, 3 -> new EndorseSkill(random.part(), random.person(), random.reason());
      case 4 -> new RemoveSkill(random.part(), random.reason());
      case 5 -> new RecommendSkill(random.part(), random.word(), random.word());
      default -> new DismissRecommendation(random.part(), random.reason());
    };
  }
}
