package cim.person.domain.scenarios;

import static cim.person.domain.scenarios.ExampleValues.CHARLES;
import static cim.person.domain.scenarios.ExampleValues.MARY;
import static cim.person.domain.scenarios.ExampleValues.part;
import static cim.person.domain.scenarios.Examples.ADAS_ID;
import static cim.person.domain.scenarios.Examples.created;
import static cim.person.domain.scenarios.Scenario.MOST_PARTS;
import static cim.person.domain.scenarios.Scenario.given;

import cim.person.domain.commands.SkillCommand.EndorseSkill;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.events.SkillEvent.SkillAdded;
import cim.person.domain.events.SkillEvent.SkillEndorsed;
import cim.person.domain.events.SkillEvent.SkillRemoved;
import cim.person.domain.events.SkillEvent.SkillUpdated;
import cim.person.domain.state.Rejection;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.Proficiency;
import cim.person.domain.values.SkillLevel;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EndorsingASkillTest {
  private static final SkillAdded SKILL =
      new SkillAdded(part(1), "Mathematics", "science", Proficiency.ADVANCED, null);
  private static final EndorseSkill ENDORSE = new EndorseSkill(part(1), CHARLES, "brilliant");
  private static final SkillEndorsed ENDORSED = new SkillEndorsed(part(1), CHARLES, "brilliant");

  @Test
  void isForAnotherPersonThatExists() {
    given(created(), SKILL).and(CHARLES, created()).when(ENDORSE).then(ENDORSED);
    given(created(), SKILL)
        .when(ENDORSE)
        .thenRejected(new Rejection.ReferenceNotFound("by", CHARLES));
    given(created(), SKILL)
        .and(ADAS_ID, created(), SKILL)
        .when(new EndorseSkill(part(1), ADAS_ID, null))
        .thenDoesNotFit("by");
  }

  @Test
  void isOnceForEachPersonWhoMayChangeTheComment() {
    given(created(), SKILL, ENDORSED).and(CHARLES, created()).when(ENDORSE).thenNothing();
    given(created(), SKILL, ENDORSED)
        .and(CHARLES, created())
        .when(new EndorseSkill(part(1), CHARLES, null))
        .then(new SkillEndorsed(part(1), CHARLES, null));
    given(created(), SKILL, ENDORSED, new SkillEndorsed(part(1), CHARLES, null))
        .and(CHARLES, created())
        .when(ENDORSE)
        .then(ENDORSED);
    given(created(), SKILL, ENDORSED)
        .and(MARY, created())
        .when(new EndorseSkill(part(1), MARY, "brilliant"))
        .then(new SkillEndorsed(part(1), MARY, "brilliant"));
  }

  @Test
  void needsASkill() {
    given(created())
        .and(CHARLES, created())
        .when(ENDORSE)
        .thenRejected(new Rejection.PartNotFound("skill"));
  }

  @Test
  void outlastsAChangeOfTheSkillButNotItsRemoval() {
    SkillLevel before = new SkillLevel("science", Proficiency.ADVANCED, null);
    given(
            created(),
            SKILL,
            ENDORSED,
            new SkillUpdated(part(1), "science", Proficiency.EXPERT, null, before))
        .and(CHARLES, created())
        .when(ENDORSE)
        .thenNothing();
    given(created(), SKILL, ENDORSED, new SkillRemoved(part(1), null), SKILL)
        .and(CHARLES, created())
        .when(ENDORSE)
        .then(ENDORSED);
  }

  @Test
  void endsWhenASkillHasAsManyEndorsementsAsAreAllowed() {
    given(endorsed(MOST_PARTS - 1)).and(CHARLES, created()).when(ENDORSE).then(ENDORSED);
    given(endorsed(MOST_PARTS))
        .and(CHARLES, created())
        .when(ENDORSE)
        .thenRejected(new Rejection.LimitReached("endorsement", MOST_PARTS));
    given(endorsed(MOST_PARTS))
        .and(endorser(1), created())
        .when(new EndorseSkill(part(1), endorser(1), "still"))
        .then(new SkillEndorsed(part(1), endorser(1), "still"));
  }

  private static PersonEvent[] endorsed(int count) {
    return Stream.concat(
            Stream.of(created(), SKILL),
            IntStream.rangeClosed(1, count)
                .mapToObj(number -> new SkillEndorsed(part(1), endorser(number), null)))
        .toArray(PersonEvent[]::new);
  }

  private static PersonId endorser(int number) {
    return new PersonId(new UUID(0, number));
  }
}
