package cim.person.application.policies;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cim.person.application.CommandRequest;
import cim.person.application.ports.RecordedEvent;
import cim.person.domain.commands.LifecycleCommand.MergePerson;
import cim.person.domain.commands.LifecycleCommand.RecordDeath;
import cim.person.domain.commands.LifecycleCommand.RestorePerson;
import cim.person.domain.commands.LifecycleCommand.SuspendPerson;
import cim.person.domain.commands.TagCommand.Tag;
import cim.person.domain.events.LifecycleEvent.Archived;
import cim.person.domain.state.LifecycleState;
import cim.person.domain.values.DatePrecision;
import cim.person.domain.values.MergeReason;
import cim.person.domain.values.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Who is archived because nothing was done about them.
class ArchivingInactivePersonsTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration YEAR = Duration.ofDays(365);

  private final PolicyWorld world =
      new PolicyWorld(
          made -> new ArchiveInactivePersons(made.models, new InactivitySettings(DAY, YEAR)));

  @Test
  void whoeverWasLeftAloneForAYearIsArchivedOnce() {
    List<PersonId> inactive = world.persons(10);
    PersonId tagged = world.person();
    world.pass(YEAR.minus(DAY));
    PersonId late = world.person();
    world.ask(tagged, new Tag("vip"));
    world.pass(DAY);
    Instant now = tick();
    for (PersonId person : inactive) {
      RecordedEvent last = world.history(person).getLast();
      assertEquals(new Archived("inactive"), last.event());
      assertEquals(String.valueOf(last.prev()), last.cause());
    }
    assertEquals(LifecycleState.ACTIVE, state(tagged));
    assertEquals(LifecycleState.ACTIVE, state(late));
    assertEquals(10, world.counts().done());

    world.run(new Trigger.Ticked(now, Optional.empty(), 3));
    tick();
    assertEquals(10, world.counts().done());
    assertEquals(0, world.counts().skipped());
  }

  @Test
  void whatPoliciesDoIsNoActivity() {
    PersonId person = world.person();
    world.pass(YEAR);
    UUID id = UUID.randomUUID();
    world.request(
        new CommandRequest(person, id, id, null, "policy:other", null, new Tag("data-quality:x")));
    tick();
    assertEquals(LifecycleState.ARCHIVED, state(person));
  }

  @Test
  void whoeverWasRestoredHasAnotherYear() {
    PersonId person = world.person();
    world.pass(YEAR);
    tick();
    world.ask(person, new RestorePerson("is back"));
    tick();
    assertEquals(LifecycleState.ACTIVE, state(person));
    world.pass(YEAR);
    tick();
    assertEquals(LifecycleState.ARCHIVED, state(person));
  }

  @Test
  void onlyWhoCanBeArchivedIs() {
    PersonId suspended = world.person();
    PersonId dead = world.person();
    PersonId merged = world.person();
    world.ask(suspended, new SuspendPerson("away"));
    world.ask(dead, new RecordDeath(null, DatePrecision.UNKNOWN));
    world.ask(merged, new MergePerson(suspended, MergeReason.DUPLICATE_IDENTITY));
    world.pass(YEAR);
    tick();
    assertEquals(LifecycleState.ARCHIVED, state(suspended));
    assertEquals(LifecycleState.DECEASED, state(dead));
    assertEquals(LifecycleState.MERGED, state(merged));
    assertEquals(0, world.counts().skipped());
  }

  @Test
  void whoeverBecomesActiveMeanwhileIsLeftAlone() {
    PersonId person = world.person();
    world.pass(YEAR);
    world.meanwhile(() -> world.ask(person, new Tag("vip")));
    tick();
    assertEquals(LifecycleState.ACTIVE, state(person));
    assertEquals(1, world.counts().skipped());
  }

  private Instant tick() {
    Instant now = world.now();
    world.run(new Trigger.Ticked(now, Optional.empty(), 3));
    return now;
  }

  private LifecycleState state(PersonId person) {
    return world.record(person).state().lifecycle().state();
  }
}
