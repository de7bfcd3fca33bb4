package cim.person.domain.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cim.person.domain.Hierarchy;
import cim.person.domain.commands.LifecycleCommand;
import cim.person.domain.commands.PersonCommand;
import cim.person.domain.events.Family;
import cim.person.domain.state.Decision.Accepted;
import cim.person.domain.state.Decision.Rejected;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The table of transitions that others are shown is what the machine does.
class TransitionTest {
  @Test
  void knowsEveryCommandInEveryStateOnce() {
    assertEquals(
        Hierarchy.leaves(PersonCommand.class).size() * LifecycleState.values().length,
        Set.copyOf(Transition.all()).size());
    assertEquals(Transition.all().size(), Set.copyOf(Transition.all()).size());
    assertEquals(
        Hierarchy.leaves(PersonCommand.class).stream().map(Class::getSimpleName).toList(),
        Transition.all().stream().map(Transition::command).distinct().toList());
  }

  @Test
  void hasAnExampleOfEveryCommandOfTheLifecycle() {
    assertEquals(
        Hierarchy.leaves(LifecycleCommand.class),
        Transition.lifecycleCommands().stream().map(LifecycleCommand::getClass).toList());
  }

  @Test
  void reachesEveryState() {
    assertEquals(
        EnumSet.allOf(LifecycleState.class),
        Reachable.PERSONS.stream()
            .map(person -> person.lifecycle().state())
            .collect(Collectors.toSet()));
  }

  @TestFactory
  Stream<DynamicTest> saysWhatTheMachineDoes() {
    return Transition.all().stream()
        .map(
            way ->
                DynamicTest.dynamicTest(
                    way.command() + " while " + way.state(),
                    () -> {
                      if (way.family() == Family.LIFECYCLE) {
                        assertEquals(statesAfter(way), saidOf(way));
                      } else {
                        assertEquals(way.allowed(), isPermitted(way));
                        assertEquals(way.allowed() ? way.state() : null, way.to());
                      }
                    }));
  }

  /// The states after, by running the machine on every person in the state; none when it refuses.
  private static Set<LifecycleState> statesAfter(Transition way) {
    PersonCommand command = Reachable.command(way.command());
    Set<LifecycleState> after = EnumSet.noneOf(LifecycleState.class);
    Reachable.in(way.state())
        .forEach(
            person -> {
              if (Reachable.decide(person, command) instanceof Accepted accepted) {
                after.add(Reachable.after(person, accepted).lifecycle().state());
              }
            });
    return after;
  }

  /// The states after, as the table says: without one, all that a person can have had before.
  private static Set<LifecycleState> saidOf(Transition way) {
    if (!way.allowed()) {
      return Set.of();
    }
    LifecycleState to = way.to();
    return to == null ? before(way.state()) : EnumSet.of(to);
  }

  private static Set<LifecycleState> before(LifecycleState state) {
    return switch (state) {
      case ARCHIVED -> EnumSet.range(LifecycleState.DRAFT, LifecycleState.SUSPENDED);
      case DECEASED -> EnumSet.range(LifecycleState.DRAFT, LifecycleState.ARCHIVED);
      case MERGED -> EnumSet.range(LifecycleState.DRAFT, LifecycleState.DECEASED);
      case ABSENT, DRAFT, ACTIVE, SUSPENDED -> throw new AssertionError("nothing before " + state);
    };
  }

  private static boolean isPermitted(Transition way) {
    PersonCommand command = Reachable.command(way.command());
    Set<Boolean> permitted =
        Reachable.in(way.state())
            .map(person -> isPermitted(Reachable.decide(person, command)))
            .collect(Collectors.toSet());
    assertEquals(1, permitted.size());
    return permitted.contains(true);
  }

  private static boolean isPermitted(Decision decision) {
    return switch (decision) {
      case Accepted _ -> true;
      case Rejected(Rejection.NotPermittedInState _) -> false;
      case Rejected(Rejection.PersonNotFound _) -> false;
      case Rejected _ -> true;
    };
  }
}
