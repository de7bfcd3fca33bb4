package cim.person.application.policies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.ports.RecordedEvent;
import cim.person.domain.commands.LifecycleCommand.ArchivePerson;
import cim.person.domain.commands.LifecycleCommand.MergePerson;
import cim.person.domain.commands.LifecycleCommand.RecordDeath;
import cim.person.domain.commands.LifecycleCommand.RestorePerson;
import cim.person.domain.commands.LifecycleCommand.RevokeDeathRecord;
import cim.person.domain.commands.LifecycleCommand.UndoMerge;
import cim.person.domain.commands.RelationCommand.EndRelation;
import cim.person.domain.commands.RelationCommand.RelatePerson;
import cim.person.domain.events.LifecycleEvent.MergedInto;
import cim.person.domain.state.Lifecycle;
import cim.person.domain.state.LifecycleState;
import cim.person.domain.state.Relationship;
import cim.person.domain.values.DatePrecision;
import cim.person.domain.values.MergeReason;
import cim.person.domain.values.PartId;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.RelationKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What becomes of relations when the person that they point to is archived, dies or is merged.
class CascadingRelationsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

  private final PolicyWorld world = newWorld();
  private final PersonId source = world.person();
  private final PersonId target = world.person();

  private static PolicyWorld newWorld() {
    return new PolicyWorld(
        made ->
            new CascadeRelationships(
                made.models, made.models, made.models, made.settings, made::now));
  }

  @Test
  void whatOthersHoldOnAMergedPersonPointsToTheSurvivor() {
    List<PersonId> holders = world.persons(10);
    holders.forEach(holder -> relate(holder, source, RelationKind.FRIEND));
    merge(source, target);
    world.run();
    RecordedEvent merge = world.history(source).getLast();
    for (PersonId holder : holders) {
      assertEquals(List.of(target), others(holder));
      RecordedEvent last = world.history(holder).getLast();
      assertEquals(merge.cid().toString(), last.cause());
      assertEquals(merge.correlation(), last.correlation());
      assertEquals("policy:cascade-relationships", last.actor());
    }
    assertEquals(10, world.counts().done());
  }

  @Test
  void undoingAMergePointsBackWhatItHadPointedElsewhereAndNothingElse() {
    List<PersonId> holders = world.persons(7);
    holders.forEach(holder -> relate(holder, source, RelationKind.FRIEND));
    PersonId friendOfTheTarget = world.person();
    relate(friendOfTheTarget, target, RelationKind.FRIEND);
    merge(source, target);
    world.run();
    world.ask(holders.getFirst(), new EndRelation(open(holders.getFirst()).id(), DAY, null));
    world.ask(source, new UndoMerge("two persons"));
    world.run();
    assertEquals(List.of(), others(holders.getFirst()));
    for (PersonId holder : holders.subList(1, 7)) {
      assertEquals(List.of(source), others(holder));
    }
    assertEquals(List.of(target), others(friendOfTheTarget));
  }

  @Test
  void aRelationThatWouldBeToThemselfOrTheSameTwiceEndsAndComesBack() {
    relate(target, source, RelationKind.SIBLING);
    PersonId holder = world.person();
    relate(holder, source, RelationKind.FRIEND);
    relate(holder, source, RelationKind.COLLEAGUE);
    relate(holder, target, RelationKind.FRIEND);
    merge(source, target);
    world.run();
    assertEquals(List.of(), others(target));
    assertEquals(List.of(target, target), others(holder));

    world.ask(source, new UndoMerge("two persons"));
    world.run();
    assertEquals(List.of(source), others(target));
    assertEquals(RelationKind.SIBLING, open(target).kind());
    assertEquals(List.of(source, target, source), others(holder));
  }

  @Test
  void whatOthersHoldOnSomebodyArchivedOrDeadEnds() {
    PersonId holder = world.person();
    PartId known = relate(holder, source, RelationKind.FRIEND);
    PartId kin = relate(holder, target, RelationKind.SIBLING, DAY.minusYears(1));
    PartId late = relate(holder, target, RelationKind.COLLEAGUE, DAY.plusDays(1));
    world.ask(source, new ArchivePerson("left"));
    world.ask(target, new RecordDeath(DAY, DatePrecision.DAY));
    world.run();
    assertEquals(List.of(), others(holder));
    assertEquals(null, relation(holder, known).until());
    assertEquals(DAY, relation(holder, kin).until());
    assertEquals(null, relation(holder, late).until());
  }

  @Test
  void aRelationThatIsAddedAfterwardsIsLookedAtAgain() {
    PersonId gone = world.person();
    merge(source, target);
    world.ask(gone, new ArchivePerson("left"));
    world.run();
    PersonId holder = world.person();
    relate(holder, source, RelationKind.FRIEND);
    relate(holder, gone, RelationKind.FRIEND);
    world.run();
    assertEquals(List.of(target), others(holder));
  }

  @Test
  void aRelationThatIsAddedWhileAMergeIsDealtWithDoesNotDangle() {
    PersonId holder = world.person();
    merge(source, target);
    world.meanwhile(() -> relate(holder, source, RelationKind.FRIEND));
    world.run();
    assertEquals(List.of(target), others(holder));
  }

  @Test
  void aMergeThatIsUndoneWhileItIsDealtWithLeavesNothingBehind() {
    PersonId holder = world.person();
    relate(holder, source, RelationKind.FRIEND);
    relate(target, source, RelationKind.SIBLING);
    merge(source, target);
    world.meanwhile(() -> world.ask(source, new UndoMerge("two persons")));
    world.run();
    assertEquals(List.of(source), others(holder));
    assertEquals(List.of(source), others(target));
  }

  @Test
  void theLastOfSeveralSurvivorsCounts() {
    PersonId holder = world.person();
    PersonId last = world.person();
    relate(holder, source, RelationKind.FRIEND);
    merge(source, target);
    world.run();
    merge(target, last);
    world.run();
    assertEquals(List.of(last), others(holder));
    world.ask(source, new UndoMerge("two persons"));
    world.run();
    assertEquals(List.of(source), others(holder));
    world.ask(target, new UndoMerge("two persons"));
    world.run();
    assertEquals(List.of(source), others(holder));
  }

  @Test
  void mergingIntoSomebodyArchivedEndsThem() {
    PersonId holder = world.person();
    relate(holder, source, RelationKind.FRIEND);
    world.ask(target, new ArchivePerson("left"));
    merge(source, target);
    world.run();
    assertEquals(List.of(), others(holder));
  }

  /// However what happens and the policy come in between each other, in the end no relation points
  /// to somebody who is no more, and the policy never gives up.
  @ParameterizedTest
  @MethodSource("seeds")
  void nothingDangles(long seed) {
    Random random = new Random(seed);
    List<PersonId> persons = world.persons(6);
    for (int step = 0; step < 150; step++) {
      if (random.nextInt(3) == 0) {
        if (random.nextBoolean()) {
          world.meanwhile(() -> happen(random, persons));
        }
        world.runOne(random);
      } else {
        happen(random, persons);
      }
    }
    while (world.runOne(random)) {
      // until nothing is left
    }
    for (PersonId person : persons) {
      if (state(person) != LifecycleState.MERGED) {
        others(person).forEach(other -> assertIsThere(person, other));
      }
    }
    assertTrue(world.counts().done() > 0);
  }

  private static LongStream seeds() {
    return LongStream.rangeClosed(1, 300);
  }

  private void assertIsThere(PersonId person, PersonId other) {
    assertFalse(person.equals(other), "related to themself");
    LifecycleState state = state(other);
    assertTrue(
        state == LifecycleState.ACTIVE, () -> person + " is related to " + state + " " + other);
  }

  private void happen(Random random, List<PersonId> persons) {
    PersonId one = persons.get(random.nextInt(persons.size()));
    PersonId other = persons.get(random.nextInt(persons.size()));
    world.tryTo(
        one,
        switch (random.nextInt(12)) {
          case 0 -> new MergePerson(other, MergeReason.DATA_QUALITY_ISSUE);
          case 1, 2 -> new UndoMerge("no");
          case 3 -> new ArchivePerson("left");
          case 4 -> new RestorePerson("back");
          case 5 -> new RecordDeath(null, DatePrecision.UNKNOWN);
          case 6 -> new RevokeDeathRecord("lives");
          default ->
              new RelatePerson(
                  new PartId(UUID.randomUUID()),
                  other,
                  random.nextBoolean() ? RelationKind.FRIEND : RelationKind.SIBLING,
                  null,
                  null);
        });
  }

  private LifecycleState state(PersonId person) {
    return world.record(person).state().lifecycle().state();
  }

  private void merge(PersonId from, PersonId into) {
    world.ask(from, new MergePerson(into, MergeReason.DUPLICATE_IDENTITY));
    assertEquals(
        new MergedInto(into, MergeReason.DUPLICATE_IDENTITY),
        world.history(from).getLast().event());
    assertEquals(
        new Lifecycle.Merged(new Lifecycle.Active(), into), world.record(from).state().lifecycle());
  }

  private PartId relate(PersonId holder, PersonId other, RelationKind kind) {
    return relate(holder, other, kind, null);
  }

  private PartId relate(
      PersonId holder, PersonId other, RelationKind kind, @Nullable LocalDate since) {
    PartId id = new PartId(UUID.randomUUID());
    world.ask(holder, new RelatePerson(id, other, kind, null, since));
    return id;
  }

  /// To whom a person has relations that have not ended.
  private List<PersonId> others(PersonId holder) {
    return world.parts(holder, Relationship.class).stream()
        .filter(held -> !held.ended())
        .map(Relationship::other)
        .toList();
  }

  private Relationship open(PersonId holder) {
    return world.parts(holder, Relationship.class).stream()
        .filter(held -> !held.ended())
        .findFirst()
        .orElseThrow();
  }

  private Relationship relation(PersonId holder, PartId id) {
    return world.record(holder).state().part(Relationship.class, id).orElseThrow();
  }
}
