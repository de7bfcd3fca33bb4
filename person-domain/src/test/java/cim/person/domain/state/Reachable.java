package cim.person.domain.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cim.person.domain.commands.LifecycleCommand;
import cim.person.domain.commands.PersonCommand;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.scenarios.Examples;
import cim.person.domain.scenarios.OneOfEach;
import cim.person.domain.scenarios.Scenario;
import cim.person.domain.state.Decision.Accepted;
import cim.person.domain.state.Decision.Rejected;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The persons that commands of the lifecycle lead to, from nobody on, found by running the
/// machine.
final class Reachable {
  static final Set<Person> PERSONS = reach();

  private Reachable() {}

  /// What comes of a command that is asked of a person for whom every other person is active.
  static Decision decide(Person person, PersonCommand command) {
    Person other = Person.ABSENT.with(new Lifecycle.Active());
    return new PersonStateMachine(new Limits(1))
        .decide(person, command, new Circumstances(Examples.ADAS_ID, Scenario.NOW, _ -> other));
  }

  static Person after(Person person, Accepted accepted) {
    Person after = person;
    for (PersonEvent event : accepted.events()) {
      after = PersonStateMachine.evolve(after, event, Scenario.NOW);
    }
    return after;
  }

  static Stream<Person> in(LifecycleState state) {
    return PERSONS.stream().filter(person -> person.lifecycle().state() == state);
  }

  /// The one reason for which a state refuses a command.
  static RejectionCode refusal(LifecycleState state, String command) {
    PersonCommand example = command(command);
    Set<RejectionCode> codes =
        in(state)
            .map(person -> decide(person, example))
            .map(decision -> ((Rejected) decision).rejection().code())
            .collect(Collectors.toSet());
    assertEquals(1, codes.size(), () -> command + " while " + state + ": " + codes);
    return codes.iterator().next();
  }

  static PersonCommand command(String name) {
    return OneOfEach.commands().stream()
        .filter(command -> command.getClass().getSimpleName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Set<Person> reach() {
    Set<Person> found = new LinkedHashSet<>(Set.of(Person.ABSENT));
    List<Person> unseen = new ArrayList<>(found);
    while (!unseen.isEmpty()) {
      Person person = unseen.removeFirst();
      for (PersonCommand command : OneOfEach.commands()) {
        if (command instanceof LifecycleCommand
            && decide(person, command) instanceof Accepted accepted
            && found.add(after(person, accepted))) {
          unseen.add(after(person, accepted));
        }
      }
    }
    return found;
  }
}
