package cim.person.domain.scenarios;

import static cim.person.domain.scenarios.ExampleValues.part;
import static cim.person.domain.scenarios.Examples.created;
import static cim.person.domain.scenarios.Scenario.given;

import cim.person.domain.commands.SkillCommand.DismissRecommendation;
import cim.person.domain.commands.SkillCommand.RecommendSkill;
import cim.person.domain.events.PreferenceEvent.PrivacyPreferencesSet;
import cim.person.domain.events.SkillEvent.RecommendationDismissed;
import cim.person.domain.events.SkillEvent.SkillAdded;
import cim.person.domain.events.SkillEvent.SkillRecommended;
import cim.person.domain.state.Rejection;
import cim.person.domain.values.Proficiency;
import cim.person.domain.values.Visibility;
import org.junit.jupiter.api.Test;

class RecommendingASkillTest {
  private static final RecommendSkill RECOMMEND = recommend(1, "Programming");
  private static final SkillRecommended RECOMMENDED = recommended(1, "Programming");
  private static final RecommendationDismissed DISMISSED =
      new RecommendationDismissed(part(1), "no");

  @Test
  void happensOnceForEachSkill() {
    given(created()).when(RECOMMEND).then(RECOMMENDED);
    given(created(), RECOMMENDED).when(RECOMMEND).thenNothing();
    given(created(), RECOMMENDED).when(recommend(2, "programming")).thenNothing();
    given(created(), RECOMMENDED).when(recommend(2, "Music")).then(recommended(2, "Music"));
  }

  @Test
  void refusesAnotherSkillUnderTheId() {
    given(created(), RECOMMENDED)
        .when(recommend(1, "Music"))
        .thenRejected(new Rejection.PartExists(part(1)));
  }

  @Test
  void isNeedlessForWhatThePersonHas() {
    given(created(), skill(2)).when(RECOMMEND).thenNothing();
  }

  @Test
  void isNeedlessAlsoWhenTheSkillHasTheIdThatTheRecommendationWouldHave() {
    given(created(), skill(1)).when(RECOMMEND).thenNothing();
  }

  @Test
  void isNotRepeatedWhenItWasDismissed() {
    given(created(), RECOMMENDED).when(new DismissRecommendation(part(1), "no")).then(DISMISSED);
    given(created(), RECOMMENDED, DISMISSED).when(recommend(2, "PROGRAMMING")).thenNothing();
    given(created(), RECOMMENDED, DISMISSED)
        .when(new DismissRecommendation(part(1), "no"))
        .thenNothing();
  }

  @Test
  void isNotMadeToWhoeverDoesNotWantIt() {
    given(created(), new PrivacyPreferencesSet(Visibility.PUBLIC, true, true, false))
        .when(RECOMMEND)
        .thenNothing();
    given(created(), new PrivacyPreferencesSet(Visibility.PRIVATE, false, false, true))
        .when(RECOMMEND)
        .then(RECOMMENDED);
  }

  @Test
  void comesBeforeItsDismissal() {
    given(created())
        .when(new DismissRecommendation(part(1), null))
        .thenRejected(new Rejection.PartNotFound("skill recommendation"));
  }

  private static SkillAdded skill(int number) {
    return new SkillAdded(part(number), "programming", "craft", Proficiency.BEGINNER, null);
  }

  private static RecommendSkill recommend(int number, String name) {
    return new RecommendSkill(part(number), name, "goes with Mathematics");
  }

  private static SkillRecommended recommended(int number, String name) {
    return new SkillRecommended(part(number), name, "goes with Mathematics");
  }
}
