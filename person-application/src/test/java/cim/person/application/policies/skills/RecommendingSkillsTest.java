package cim.person.application.policies.skills;

import static cim.person.domain.scenarios.Examples.ADAS_ID;
import static cim.person.domain.scenarios.Examples.activated;
import static cim.person.domain.scenarios.Examples.archived;
import static cim.person.domain.scenarios.Examples.contact;
import static cim.person.domain.scenarios.Examples.created;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import cim.person.application.policies.Reaction;
import cim.person.application.policies.RecordedLife;
import cim.person.application.policies.Trigger.Awoken;
import cim.person.application.policies.Trigger.Happened;
import cim.person.application.policies.Wake;
import cim.person.application.queries.SkillAssociation;
import cim.person.application.queries.SkillAssociation.Trait;
import cim.person.application.queries.SkillAssociations;
import cim.person.application.queries.SkillCount;
import cim.person.domain.commands.SkillCommand.RecommendSkill;
import cim.person.domain.events.PreferenceEvent.PrivacyPreferencesSet;
import cim.person.domain.events.SkillEvent.RecommendationDismissed;
import cim.person.domain.events.SkillEvent.SkillAdded;
import cim.person.domain.events.SkillEvent.SkillRecommended;
import cim.person.domain.state.SkillRecommendation;
import cim.person.domain.values.Proficiency;
import cim.person.domain.values.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecommendingSkillsTest {
  private static final Duration QUIET = Duration.ofMinutes(10);
  private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
  private static final Instant SOON = START.plus(QUIET);
  private static final Trait JAVA = new Trait(Trait.Kind.SKILL, "Java");
  private static final Trait ANALYST = new Trait(Trait.Kind.ROLE, "Analyst");
  private static final Trait OCA = new Trait(Trait.Kind.QUALIFICATION, "OCA");
  private static final SkillAssociations.Bounds BOUNDS = new SkillAssociations.Bounds(3, 40, 5);

  private final RecordedLife life = new RecordedLife();

  @Test
  void theSurestRulesComeFirstAndEachSkillOnce() {
    life.at(START, created());
    assertEquals(
        List.of(
            "Go: Of 8 others with the role Analyst, 8 have this skill (100 %).",
            "C: Of 40 others with the skill Java, 36 have this skill (90 %).",
            "Rust: Of 10 others with the qualification OCA, 9 have this skill (90 %).",
            "Ada: Of 10 others with the skill Java, 6 have this skill (60 %)."),
        recommended(
            10,
            rule(JAVA, 10, "Go", 9),
            rule(ANALYST, 8, "Go", 8),
            rule(OCA, 10, "Rust", 9),
            rule(JAVA, 40, "C", 36),
            rule(JAVA, 10, "Ada", 6),
            rule(JAVA, 1_000, "COBOL", 599)));
  }

  @Test
  void onlySoManyLieBeforeAPersonAtOnce() {
    SkillAssociation[] rules = {
      rule(JAVA, 10, "Go", 9), rule(JAVA, 10, "Rust", 8), rule(JAVA, 10, "C", 7)
    };
    life.at(START, created());
    assertEquals(List.of("Go", "Rust"), names(recommended(2, rules)));
    life.at(START, new SkillRecommended(contact(1), "Haskell", "why"));
    assertEquals(List.of("Go"), names(recommended(2, rules)));
    life.at(START, new SkillRecommended(contact(2), "Lisp", "why"));
    assertEquals(List.of(), recommended(2, rules));
    life.at(START, new RecommendationDismissed(contact(1), null));
    assertEquals(List.of("Go"), names(recommended(2, rules)));
    life.at(START, new SkillAdded(contact(1), "LISP", "any", Proficiency.BEGINNER, null));
    assertEquals(List.of("Go", "Rust"), names(recommended(2, rules)));
  }

  @Test
  void whoDoesNotWantItIsNotRecommendedAnything() {
    life.at(START, created());
    life.at(START, new PrivacyPreferencesSet(Visibility.PUBLIC, true, true, false));
    assertEquals(List.of(), recommended(10, rule(JAVA, 10, "Go", 9)));
    life.at(START, new PrivacyPreferencesSet(Visibility.PRIVATE, false, false, true));
    assertEquals(List.of("Go"), names(recommended(10, rule(JAVA, 10, "Go", 9))));
  }

  @Test
  void nothingIsRecommendedWhereTheStateDoesNotAllowIt() {
    life.at(START, created(), activated());
    assertEquals(List.of("Go"), names(recommended(10, rule(JAVA, 10, "Go", 9))));
    life.at(START, archived("why"));
    assertEquals(List.of(), recommended(10, rule(JAVA, 10, "Go", 9)));
  }

  @Test
  void aPersonIsLookedAtWhenItIsQuiet() {
    RecommendSkills policy = policy(10, rule(JAVA, 10, "Go", 9));
    life.at(START, created());
    assertEquals(Reaction.wake(new Wake(ADAS_ID, SOON)), policy.react(new Happened(life.newest())));
    life.at(START.plusSeconds(5), activated());
    assertEquals(
        Reaction.wake(new Wake(ADAS_ID, SOON.plusSeconds(5))),
        policy.react(new Awoken(ADAS_ID, SOON)));
    assertNotEquals(Reaction.NOTHING, policy.react(new Awoken(ADAS_ID, SOON.plusSeconds(5))));
  }

  @Test
  void allThatItWantsCanBeDone() {
    life.at(START, created());
    Reaction reaction =
        policy(10, rule(JAVA, 10, "Go", 9), rule(JAVA, 10, "C", 9))
            .react(new Awoken(ADAS_ID, SOON));
    life.carryOut(reaction.consequences(), SOON);
    assertEquals(
        List.of("C", "Go"),
        life.record().state().parts(SkillRecommendation.class).stream()
            .map(SkillRecommendation::name)
            .toList());
  }

  private RecommendSkills policy(int cap, SkillAssociation... rules) {
    return new RecommendSkills(
        _ -> life.find(),
        (person, bounds) -> {
          assertEquals(ADAS_ID, person);
          assertEquals(BOUNDS, bounds);
          return List.of(rules);
        },
        new RecommendSkillsSettings(QUIET, 0.6, cap, BOUNDS));
  }

  private List<String> recommended(int cap, SkillAssociation... rules) {
    return policy(cap, rules).react(new Awoken(ADAS_ID, SOON)).consequences().stream()
        .map(consequence -> (RecommendSkill) consequence.command())
        .map(command -> command.name() + ": " + command.because())
        .toList();
  }

  private static List<String> names(List<String> recommendations) {
    return recommendations.stream().map(each -> each.substring(0, each.indexOf(':'))).toList();
  }

  private static SkillAssociation rule(Trait trait, int persons, String skill, int count) {
    return new SkillAssociation(trait, persons, new SkillCount(skill, count));
  }
}
