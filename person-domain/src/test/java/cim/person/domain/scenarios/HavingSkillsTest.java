package cim.person.domain.scenarios;

import static cim.person.domain.scenarios.ExampleValues.part;
import static cim.person.domain.scenarios.Examples.created;
import static cim.person.domain.scenarios.Scenario.given;

import cim.person.domain.commands.SkillCommand.AddSkill;
import cim.person.domain.commands.SkillCommand.RemoveSkill;
import cim.person.domain.commands.SkillCommand.UpdateSkill;
import cim.person.domain.events.SkillEvent.SkillAdded;
import cim.person.domain.events.SkillEvent.SkillRemoved;
import cim.person.domain.events.SkillEvent.SkillUpdated;
import cim.person.domain.state.Rejection;
import cim.person.domain.values.Proficiency;
import cim.person.domain.values.SkillLevel;
import org.junit.jupiter.api.Test;

class HavingSkillsTest {
  private static final AddSkill ADD = add(1, "Mathematics");
  private static final SkillAdded ADDED = added(1, "Mathematics");

  @Test
  void addsASkillOnceWhateverTheCaseOfItsLetters() {
    given(created()).when(ADD).then(ADDED);
    given(created(), ADDED).when(ADD).thenNothing();
    given(created(), ADDED)
        .when(add(2, "MATHEMATICS"))
        .thenRejected(new Rejection.PartExists(part(1)));
    given(created(), ADDED).when(add(2, "Music")).then(added(2, "Music"));
  }

  @Test
  void refusesAnotherSkillUnderTheId() {
    given(created(), ADDED).when(add(1, "Music")).thenRejected(new Rejection.PartExists(part(1)));
    given(created(), ADDED)
        .when(new AddSkill(part(1), "Mathematics", "science", Proficiency.EXPERT, 12))
        .thenRejected(new Rejection.PartExists(part(1)));
  }

  @Test
  void updatesWhatIsGivenAndTellsWhatWasBefore() {
    SkillLevel before = new SkillLevel("science", Proficiency.ADVANCED, 12);
    given(created(), ADDED)
        .when(new UpdateSkill(part(1), null, Proficiency.EXPERT, null))
        .then(new SkillUpdated(part(1), "science", Proficiency.EXPERT, 12, before));
    given(created(), ADDED)
        .when(new UpdateSkill(part(1), "computing", null, 20))
        .then(new SkillUpdated(part(1), "computing", Proficiency.ADVANCED, 20, before));
  }

  @Test
  void changesNothingWithWhatIsThere() {
    given(created(), ADDED).when(new UpdateSkill(part(1), null, null, null)).thenNothing();
    given(created(), ADDED)
        .when(new UpdateSkill(part(1), "science", Proficiency.ADVANCED, 12))
        .thenNothing();
  }

  @Test
  void removesASkillThatIsThere() {
    SkillRemoved removed = new SkillRemoved(part(1), "forgotten");
    given(created(), ADDED).when(new RemoveSkill(part(1), "forgotten")).then(removed);
    given(created(), ADDED, removed)
        .when(new RemoveSkill(part(1), "forgotten"))
        .thenRejected(new Rejection.PartNotFound("skill"));
    given(created(), ADDED, removed).when(add(2, "mathematics")).then(added(2, "mathematics"));
  }

  private static AddSkill add(int number, String name) {
    return new AddSkill(part(number), name, "science", Proficiency.ADVANCED, 12);
  }

  private static SkillAdded added(int number, String name) {
    return new SkillAdded(part(number), name, "science", Proficiency.ADVANCED, 12);
  }
}
