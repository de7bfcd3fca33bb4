package cim.person.domain.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import cim.person.domain.Hierarchy;
import cim.person.domain.commands.PersonCommand;
import cim.person.domain.events.LifecycleEvent.Absorbed;
import cim.person.domain.events.LifecycleEvent.Released;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.scenarios.RandomHistory.Step;
import cim.person.domain.state.Decision;
import cim.person.domain.state.Person;
import cim.person.domain.state.PersonStateMachine;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every person, whatever is asked of it. A failing seed fails again.
class LawsOfPersonsTest {
  private static LongStream seeds() {
    return LongStream.range(0, 16);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void replayingWhatHappenedGivesTheSamePerson(long seed) {
    RandomHistory history = RandomHistory.of(seed);
    assertEquals(history.person(), Scenario.after(Person.ABSENT, history.events()));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyCommandHasTheSameAnswerAgainInEveryStateOfThePerson(long seed) {
    List<Step> steps = RandomHistory.of(seed).steps();
    Set<Person> persons = steps.stream().map(Step::before).collect(Collectors.toSet());
    for (Step step : steps.subList(0, 60)) {
      assertEquals(step.decision(), decide(step.before(), step.command()));
      for (Person person : persons) {
        assertNotNull(decide(person, step.command()));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aRefusedCommandChangesNothing(long seed) {
    for (Step step : RandomHistory.of(seed).steps()) {
      assertEquals(
          step.decision() instanceof Decision.Rejected, step.before().equals(step.after()));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anyEventCanBeFoldedIntoAnyPerson(long seed) {
    Set<PersonEvent> events = new HashSet<>(RandomHistory.of(seed).events());
    Stream<Person> persons = RandomHistory.of(seed + 1).steps().stream().map(Step::before);
    persons
        .distinct()
        .limit(80)
        .forEach(
            person ->
                events.forEach(
                    event ->
                        assertNotNull(PersonStateMachine.evolve(person, event, Scenario.NOW))));
  }

  /// The laws above are worth what they reach.
  @Test
  void theHistoriesReachEveryCommandAndEveryEvent() {
    List<RandomHistory> histories = seeds().mapToObj(RandomHistory::of).toList();
    assertEquals(
        Set.copyOf(Hierarchy.leaves(PersonCommand.class)),
        histories.stream()
            .flatMap(history -> history.steps().stream())
            .map(step -> step.command().getClass())
            .collect(Collectors.toSet()));
    Set<Class<? extends PersonEvent>> own = new HashSet<>(Hierarchy.leaves(PersonEvent.class));
    own.removeAll(Set.of(Absorbed.class, Released.class));
    assertEquals(
        own,
        histories.stream()
            .flatMap(history -> history.events().stream())
            .map(PersonEvent::getClass)
            .collect(Collectors.toSet()));
  }

  private static Decision decide(Person person, PersonCommand command) {
    return RandomHistory.MACHINE.decide(person, command, RandomHistory.AROUND);
  }
}
