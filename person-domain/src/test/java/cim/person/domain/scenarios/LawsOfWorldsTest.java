package cim.person.domain.scenarios;

import static cim.person.domain.state.RejectionCode.COMMAND_ID_REUSED;
import static cim.person.domain.state.RejectionCode.NOTHING_TO_CHANGE;
import static cim.person.domain.state.RejectionCode.PART_NOT_FOUND;
import static cim.person.domain.state.RejectionCode.PERSON_EXISTS;
import static cim.person.domain.state.RejectionCode.STALE_REVISION;
import static cim.person.domain.state.RejectionCode.TRANSITION_NOT_ALLOWED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.domain.Hierarchy;
import cim.person.domain.commands.Changing;
import cim.person.domain.commands.LifecycleCommand;
import cim.person.domain.commands.LifecycleCommand.CreatePerson;
import cim.person.domain.commands.LifecycleCommand.UndoMerge;
import cim.person.domain.commands.PersonCommand;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.scenarios.RandomWorld.Happening;
import cim.person.domain.scenarios.RandomWorld.Step;
import cim.person.domain.state.Decision;
import cim.person.domain.state.Decision.Accepted;
import cim.person.domain.state.Decision.Rejected;
import cim.person.domain.state.Lifecycle;
import cim.person.domain.state.Person;
import cim.person.domain.state.PersonStateMachine;
import cim.person.domain.state.RejectionCode;
import cim.person.domain.values.PersonId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for persons among persons, whatever is asked of them. A failing seed fails again.
class LawsOfWorldsTest {
  private static final int STEPS = 4_000;
  private static final int PERSONS = 8;

  /// Dates, and what is in names, reasons and contacts of random commands.
  private static final Pattern PERSONAL =
      Pattern.compile("\\b\\d{4}-\\d\\d-\\d\\d\\b|Ada|毛|Иван|𠮷|example|\\+\\d");

  private static LongStream seeds() {
    return LongStream.range(0, 4);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void replayingWhatHappenedGivesTheSamePersons(long seed) {
    RandomWorld world = new RandomWorld(seed, PERSONS);
    Map<PersonId, Person> replayed = new HashMap<>();
    for (int i = 0; i < STEPS; i++) {
      Step step = world.step();
      for (Happening happening : step.happenings()) {
        Person before = replayed.getOrDefault(happening.person(), Person.ABSENT);
        replayed.put(
            happening.person(),
            PersonStateMachine.evolve(before, happening.event(), step.around().at()));
      }
    }
    world.ids().forEach(id -> assertEquals(world.person(id), replayed.get(id)));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aRefusedCommandChangesNothingAndAnAcceptedOneSomething(long seed) {
    RandomWorld world = new RandomWorld(seed, PERSONS);
    for (int i = 0; i < STEPS; i++) {
      Step step = world.step();
      assertEquals(
          step.decision() instanceof Rejected,
          step.before().equals(world.person(step.around().self())),
          step::toString);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anAcceptedCommandThatIsAskedAgainAtOnceIsRefused(long seed) {
    RandomWorld world = new RandomWorld(seed, PERSONS);
    for (int i = 0; i < STEPS; i++) {
      Step step = world.step();
      if (step.decision() instanceof Accepted) {
        Rejected again = assertInstanceOf(Rejected.class, again(world, step), step::toString);
        assertTrue(
            whenAskedAgain(step.command()).contains(again.rejection().code()),
            () -> step + " " + again);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aMergedPersonAcceptsNothingButTheUndoingOfTheMerge(long seed) {
    RandomWorld world = new RandomWorld(seed, PERSONS);
    for (int i = 0; i < STEPS; i++) {
      Step step = world.step();
      if (step.before().lifecycle() instanceof Lifecycle.Merged) {
        assertEquals(
            step.command() instanceof UndoMerge,
            step.decision() instanceof Accepted,
            step::toString);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyRuleHoldsAfterEveryStep(long seed) {
    RandomWorld world = new RandomWorld(seed, PERSONS);
    for (int i = 0; i < STEPS; i++) {
      for (Happening happening : world.step().happenings()) {
        RulesOfPersons.check(world, happening.person());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void noRefusalTellsWhatIsKnownOfThePerson(long seed) {
    RandomWorld world = new RandomWorld(seed, PERSONS);
    for (int i = 0; i < STEPS; i++) {
      if (world.step().decision() instanceof Rejected(var rejection)) {
        assertFalse(PERSONAL.matcher(rejection.message()).find(), rejection::message);
      }
    }
  }

  /// The laws above are worth what they reach.
  @Test
  void theWorldsReachEveryCommandEveryEventAndEveryRefusal() {
    List<Step> steps =
        seeds()
            .mapToObj(seed -> new RandomWorld(seed, PERSONS))
            .flatMap(world -> Stream.generate(world::step).limit(STEPS))
            .toList();
    assertEquals(
        Set.copyOf(Hierarchy.leaves(PersonCommand.class)),
        steps.stream()
            .filter(step -> step.decision() instanceof Accepted)
            .map(step -> step.command().getClass())
            .collect(Collectors.toSet()));
    assertEquals(
        Set.copyOf(Hierarchy.leaves(PersonEvent.class)),
        steps.stream()
            .flatMap(step -> step.happenings().stream())
            .map(happening -> happening.event().getClass())
            .collect(Collectors.toSet()));
    Set<RejectionCode> ofRequests = EnumSet.of(STALE_REVISION, COMMAND_ID_REUSED);
    assertEquals(
        EnumSet.complementOf(EnumSet.copyOf(ofRequests)),
        steps.stream()
            .map(Step::decision)
            .filter(Rejected.class::isInstance)
            .map(decision -> ((Rejected) decision).rejection().code())
            .collect(Collectors.toSet()));
  }

  private static Decision again(RandomWorld world, Step step) {
    Person after = world.person(step.around().self());
    return RandomWorld.MACHINE.decide(after, step.command(), step.around());
  }

  /// What was removed is not there any more; everything else already is as asked.
  private static Set<RejectionCode> whenAskedAgain(PersonCommand command) {
    return switch (command) {
      case CreatePerson _ -> EnumSet.of(PERSON_EXISTS);
      case LifecycleCommand _ -> EnumSet.of(TRANSITION_NOT_ALLOWED);
      case Changing.Ending _ -> EnumSet.of(NOTHING_TO_CHANGE, PART_NOT_FOUND);
      default -> EnumSet.of(NOTHING_TO_CHANGE);
    };
  }
}
