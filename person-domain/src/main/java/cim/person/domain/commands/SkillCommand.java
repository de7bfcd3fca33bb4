package cim.person.domain.commands;

import cim.person.domain.commands.Changing.Addition;
import cim.person.domain.commands.Changing.Correction;
import cim.person.domain.commands.Changing.Ending;
import cim.person.domain.commands.Changing.Supplement;
import cim.person.domain.values.MalformedValue;
import cim.person.domain.values.PartId;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.Proficiency;
import cim.person.domain.values.Text;
import org.jspecify.annotations.Nullable;

/// Commands about what the person can do.
public sealed interface SkillCommand extends ComponentCommand {
  /// Adds a skill.
  ///
  /// @param skillId chosen by the caller, else derived from the command's id
  /// @param name what the person can do
  /// @param category what kind of skill it is
  /// @param proficiency how well it is mastered
  /// @param years for how many years it is practised
  record AddSkill(
      PartId skillId,
      String name,
      String category,
      Proficiency proficiency,
      @Nullable Integer years)
      implements SkillCommand, Addition {
    public AddSkill {
      name = Text.parse("name", name, Text.LINE);
      category = Text.parse("category", category, Text.LINE);
      checkYears(years);
    }
  }

  /// Changes a skill; what is absent or null stays.
  ///
  /// @param skillId the skill
  /// @param category what kind of skill it is
  /// @param proficiency how well it is mastered
  /// @param years for how many years it is practised
  record UpdateSkill(
      PartId skillId,
      @Nullable String category,
      @Nullable Proficiency proficiency,
      @Nullable Integer years)
      implements SkillCommand, Correction {
    public UpdateSkill {
      category = Text.parseOptional("category", category, Text.LINE);
      checkYears(years);
    }
  }

  /// Records that another person vouches for a skill.
  ///
  /// @param skillId the skill
  /// @param by the other person
  /// @param comment what it says
  record EndorseSkill(PartId skillId, PersonId by, @Nullable String comment)
      implements SkillCommand, Supplement {
    public EndorseSkill {
      comment = Text.parseOptional("comment", comment, Text.SENTENCE);
    }
  }

  /// Removes a skill.
  ///
  /// @param skillId the skill
  /// @param reason why
  record RemoveSkill(PartId skillId, @Nullable String reason) implements SkillCommand, Ending {
    public RemoveSkill {
      reason = Text.parseOptional("reason", reason, Text.SENTENCE);
    }
  }

  /// Recommends a skill to the person.
  ///
  /// @param recommendationId chosen by the caller, else derived from the command's id
  /// @param name the skill
  /// @param because why
  record RecommendSkill(PartId recommendationId, String name, String because)
      implements SkillCommand, Addition, ByPolicy {
    public RecommendSkill {
      name = Text.parse("name", name, Text.LINE);
      because = Text.parse("because", because, Text.SENTENCE);
    }
  }

  /// Puts a recommended skill aside, so that it is not recommended again.
  ///
  /// @param recommendationId the recommendation
  /// @param reason why
  record DismissRecommendation(PartId recommendationId, @Nullable String reason)
      implements SkillCommand, Ending {
    public DismissRecommendation {
      reason = Text.parseOptional("reason", reason, Text.SENTENCE);
    }
  }

  private static void checkYears(@Nullable Integer years) {
    if (years != null && (years < 0 || years > 100)) {
      throw new MalformedValue("years", "must be 0 to 100");
    }
  }
}
