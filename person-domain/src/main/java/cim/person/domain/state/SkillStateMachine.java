package cim.person.domain.state;

import static cim.person.domain.state.Decision.accepted;
import static cim.person.domain.state.Decision.rejected;

import cim.person.domain.commands.SkillCommand;
import cim.person.domain.commands.SkillCommand.AddSkill;
import cim.person.domain.commands.SkillCommand.DismissRecommendation;
import cim.person.domain.commands.SkillCommand.EndorseSkill;
import cim.person.domain.commands.SkillCommand.RecommendSkill;
import cim.person.domain.commands.SkillCommand.RemoveSkill;
import cim.person.domain.commands.SkillCommand.UpdateSkill;
import cim.person.domain.events.SkillEvent;
import cim.person.domain.events.SkillEvent.RecommendationDismissed;
import cim.person.domain.events.SkillEvent.SkillAdded;
import cim.person.domain.events.SkillEvent.SkillEndorsed;
import cim.person.domain.events.SkillEvent.SkillRecommended;
import cim.person.domain.events.SkillEvent.SkillRemoved;
import cim.person.domain.events.SkillEvent.SkillUpdated;
import cim.person.domain.values.PartId;
import cim.person.domain.values.SkillLevel;
import java.util.List;
import java.util.Optional;

/// What the person can do, who says so, and what it could learn. A skill is there once, whatever
/// the case of its letters; what the person has or put aside is not recommended again, nor anything
/// to whoever does not want that.
final class SkillStateMachine {
  private SkillStateMachine() {}

  static Decision decide(Deciding on, SkillCommand command) {
    return switch (command) {
      case AddSkill(var id, var name, var category, var proficiency, var years) ->
          on.add(
                  Skill.class,
                  id,
                  held ->
                      held.name().equals(name)
                          && held.level().equals(new SkillLevel(category, proficiency, years)),
                  new SkillAdded(id, name, category, proficiency, years))
              .unless(sameName(on.person(), id, name));
      case UpdateSkill update -> on.of(Skill.class, update.skillId(), held -> update(held, update));
      case EndorseSkill endorse ->
          on.of(Skill.class, endorse.skillId(), held -> endorse(on, held, endorse));
      case RemoveSkill(var id, var reason) ->
          on.of(Skill.class, id, _ -> accepted(new SkillRemoved(id, reason)));
      case RecommendSkill(var id, var name, var because) ->
          on.add(
                  SkillRecommendation.class,
                  id,
                  held -> held.name().equals(name) && held.because().equals(because),
                  new SkillRecommended(id, name, because))
              .unless(needless(on.person(), id, name));
      case DismissRecommendation(var id, var reason) ->
          on.of(
              SkillRecommendation.class,
              id,
              held -> Deciding.unless(held.dismissed(), new RecommendationDismissed(id, reason)));
    };
  }

  static Person evolve(Person person, SkillEvent event) {
    return switch (event) {
      case SkillAdded(var id, var name, var category, var proficiency, var years) ->
          person.with(new Skill(id, name, category, proficiency, years, List.of()));
      case SkillUpdated(var id, var category, var proficiency, var years, _) ->
          person.changed(
              Skill.class, id, skill -> skill.with(new SkillLevel(category, proficiency, years)));
      case SkillEndorsed(var id, var by, var comment) ->
          person.changed(Skill.class, id, skill -> skill.with(new Endorsement(by, comment)));
      case SkillRemoved(var id, _) -> person.without(Skill.class, id);
      case SkillRecommended(var id, var name, var because) ->
          person.with(new SkillRecommendation(id, name, because, false));
      case RecommendationDismissed(var id, _) ->
          person.changed(SkillRecommendation.class, id, SkillRecommendation::dismiss);
    };
  }

  private static Decision update(Skill held, UpdateSkill update) {
    SkillLevel previous = held.level();
    SkillLevel level =
        new SkillLevel(
            update.category() == null ? previous.category() : update.category(),
            update.proficiency() == null ? previous.proficiency() : update.proficiency(),
            update.years() == null ? previous.years() : update.years());
    return Deciding.unless(
        level.equals(previous),
        new SkillUpdated(
            held.id(), level.category(), level.proficiency(), level.years(), previous));
  }

  private static Decision endorse(Deciding on, Skill held, EndorseSkill endorse) {
    Endorsement endorsement = new Endorsement(endorse.by(), endorse.comment());
    boolean isNew = held.endorsements().stream().noneMatch(is -> is.by().equals(endorse.by()));
    if (isNew && held.endorsements().size() >= on.limits().parts()) {
      return rejected(new Rejection.LimitReached("endorsement", on.limits().parts()));
    }
    return Deciding.unless(
            held.endorsements().contains(endorsement),
            new SkillEndorsed(held.id(), endorse.by(), endorse.comment()))
        .unless(on.around().refuseReference("by", endorse.by()));
  }

  private static Optional<Rejection> sameName(Person person, PartId id, String name) {
    return person.parts(Skill.class).stream()
        .filter(held -> !held.id().equals(id) && held.isCalled(name))
        .findFirst()
        .map(held -> new Rejection.PartExists(held.id()));
  }

  private static Optional<Rejection> needless(Person person, PartId id, String name) {
    boolean known =
        person.parts(Skill.class).stream().anyMatch(held -> held.isCalled(name))
            || person.parts(SkillRecommendation.class).stream()
                .anyMatch(held -> !held.id().equals(id) && held.name().equalsIgnoreCase(name));
    boolean unwanted =
        person
            .only(PrivacyPreferences.class)
            .filter(wish -> !wish.allowRecommendations())
            .isPresent();
    return known || unwanted ? Optional.of(new Rejection.NothingToChange()) : Optional.empty();
  }
}
