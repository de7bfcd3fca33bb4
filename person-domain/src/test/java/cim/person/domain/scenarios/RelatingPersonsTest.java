package cim.person.domain.scenarios;

import static cim.person.domain.scenarios.ExampleValues.CHARLES;
import static cim.person.domain.scenarios.ExampleValues.DAY;
import static cim.person.domain.scenarios.ExampleValues.LATER;
import static cim.person.domain.scenarios.ExampleValues.MARY;
import static cim.person.domain.scenarios.ExampleValues.part;
import static cim.person.domain.scenarios.Examples.ADAS_ID;
import static cim.person.domain.scenarios.Examples.created;
import static cim.person.domain.scenarios.Scenario.given;

import cim.person.domain.commands.RelationCommand.ChangeRelation;
import cim.person.domain.commands.RelationCommand.EndRelation;
import cim.person.domain.commands.RelationCommand.RelatePerson;
import cim.person.domain.commands.RelationCommand.RepointRelation;
import cim.person.domain.events.RelationEvent.PersonRelated;
import cim.person.domain.events.RelationEvent.RelationChanged;
import cim.person.domain.events.RelationEvent.RelationEnded;
import cim.person.domain.events.RelationEvent.RelationRepointed;
import cim.person.domain.state.Rejection;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.RelationKind;
import cim.person.domain.values.RelationTerms;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RelatingPersonsTest {
  private static final RelatePerson RELATE = relate(CHARLES, RelationKind.COLLEAGUE);
  private static final PersonRelated RELATED =
      new PersonRelated(part(1), CHARLES, RelationKind.COLLEAGUE, "0.5", DAY);
  private static final RelationTerms TERMS = new RelationTerms(RelationKind.COLLEAGUE, "0.5");

  @Test
  void happensOnceUnderAnId() {
    given(created()).and(CHARLES, created()).when(RELATE).then(RELATED);
    given(created(), RELATED).and(CHARLES, created()).when(RELATE).thenNothing();
    given(created(), RELATED)
        .and(CHARLES, created())
        .when(relate(CHARLES, RelationKind.FRIEND))
        .thenRejected(new Rejection.PartExists(part(1)));
  }

  @Test
  void isNotRecordedTwiceInTheSameWayUntilItEnds() {
    RelatePerson again = new RelatePerson(part(2), CHARLES, RelationKind.COLLEAGUE, null, null);
    PersonRelated related = new PersonRelated(part(2), CHARLES, RelationKind.COLLEAGUE, null, null);
    given(created(), RELATED)
        .and(CHARLES, created())
        .when(again)
        .thenRejected(new Rejection.PartExists(part(1)));
    given(created(), RELATED, ended(LATER)).and(CHARLES, created()).when(again).then(related);
  }

  @Test
  void isNotChangedIntoOneThatIsThere() {
    PersonRelated friend = new PersonRelated(part(2), CHARLES, RelationKind.FRIEND, null, null);
    ChangeRelation change = new ChangeRelation(part(1), RelationKind.FRIEND, null);
    given(created(), RELATED, friend).when(change).thenRejected(new Rejection.PartExists(part(2)));
    given(created(), RELATED, friend, new RelationEnded(part(2), null, null))
        .when(change)
        .thenSomething();
    given(created(), RELATED, friend, new RelationRepointed(part(2), MARY, CHARLES))
        .when(change)
        .thenSomething();
  }

  @Test
  void needsAnotherPersonThatExists() {
    given(created()).when(RELATE).thenRejected(new Rejection.ReferenceNotFound("other", CHARLES));
    given(created())
        .and(ADAS_ID, created())
        .when(relate(ADAS_ID, RelationKind.FRIEND))
        .thenDoesNotFit("other");
  }

  @Test
  void changesWhatIsGivenAndTellsWhatWasBefore() {
    given(created(), RELATED)
        .when(new ChangeRelation(part(1), RelationKind.FRIEND, null))
        .then(new RelationChanged(part(1), RelationKind.FRIEND, "0.5", TERMS));
    given(created(), RELATED)
        .when(new ChangeRelation(part(1), null, "1.0"))
        .then(new RelationChanged(part(1), RelationKind.COLLEAGUE, "1", TERMS));
  }

  @Test
  void changesNothingWithWhatIsThere() {
    given(created(), RELATED).when(new ChangeRelation(part(1), null, null)).thenNothing();
    given(created(), RELATED)
        .when(new ChangeRelation(part(1), RelationKind.COLLEAGUE, "0.50"))
        .thenNothing();
  }

  @Test
  void endsOnADayOrOnOneThatNobodyKnows() {
    given(created(), RELATED).when(end(DAY)).then(ended(DAY));
    given(created(), RELATED).when(end(null)).then(ended(null));
    given(created(), RELATED).when(end(DAY.minusDays(1))).thenDoesNotFit("on");
    given(created(), new PersonRelated(part(1), CHARLES, RelationKind.FRIEND, null, null))
        .when(end(DAY))
        .then(ended(DAY));
  }

  @Test
  void endsAgainOnlyOnAnotherDay() {
    given(created(), RELATED, ended(LATER)).when(end(LATER)).thenNothing();
    given(created(), RELATED, ended(LATER)).when(end(null)).thenNothing();
    given(created(), RELATED, ended(null)).when(end(null)).thenNothing();
    given(created(), RELATED, ended(null)).when(end(LATER)).then(ended(LATER));
    given(created(), RELATED, ended(LATER)).when(end(DAY)).then(ended(DAY));
  }

  @Test
  void pointsToTheSurvivorOfAMerge() {
    RelationRepointed repointed = new RelationRepointed(part(1), MARY, CHARLES);
    given(created(), RELATED)
        .and(MARY, created())
        .when(new RepointRelation(part(1), MARY))
        .then(repointed);
    given(created(), RELATED, repointed)
        .and(MARY, created())
        .when(new RepointRelation(part(1), MARY))
        .thenNothing();
    given(created(), RELATED)
        .when(new RepointRelation(part(1), MARY))
        .thenRejected(new Rejection.ReferenceNotFound("other", MARY));
    given(created(), RELATED)
        .and(ADAS_ID, created())
        .when(new RepointRelation(part(1), ADAS_ID))
        .thenDoesNotFit("other");
  }

  @Test
  void comesBeforeAllThatHappensToIt() {
    Rejection missing = new Rejection.PartNotFound("relationship");
    given(created()).when(end(null)).thenRejected(missing);
    given(created()).when(new ChangeRelation(part(1), null, null)).thenRejected(missing);
    given(created())
        .and(MARY, created())
        .when(new RepointRelation(part(1), MARY))
        .thenRejected(missing);
  }

  private static RelatePerson relate(PersonId other, RelationKind kind) {
    return new RelatePerson(part(1), other, kind, "0.50", DAY);
  }

  private static EndRelation end(@Nullable LocalDate day) {
    return new EndRelation(part(1), day, null);
  }

  private static RelationEnded ended(@Nullable LocalDate day) {
    return new RelationEnded(part(1), day, null);
  }
}
