package cim.person.domain.scenarios;

import static cim.person.domain.scenarios.ExampleValues.CHARLES;
import static cim.person.domain.scenarios.ExampleValues.MARY;

import cim.person.domain.commands.PersonCommand;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.state.Circumstances;
import cim.person.domain.state.Decision;
import cim.person.domain.state.Decision.Accepted;
import cim.person.domain.state.Person;
import cim.person.domain.state.PersonStateMachine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What one person lived through when random commands were asked of it. What merges do to others is
/// for a [RandomWorld].
///
/// @param steps each command with the person before it and the answer
public record RandomHistory(List<Step> steps) {
  /// The machine that decided.
  public static final PersonStateMachine MACHINE = RandomWorld.MACHINE;

  /// Asked of Ada, among others who are there.
  static final Circumstances AROUND =
      Scenario.around(Map.of(CHARLES, other(), MARY, other()), Scenario.NOW);

  private static final int COMMANDS = 1_000;

  /// One command.
  ///
  /// @param before the person as it was
  /// @param command what was asked
  /// @param decision what came of it
  /// @param after the person as it was then
  public record Step(Person before, PersonCommand command, Decision decision, Person after) {
    List<PersonEvent> events() {
      return decision instanceof Accepted(var events, _) ? events : List.of();
    }
  }

  /// The history of that seed, always the same.
  public static RandomHistory of(long seed) {
    RandomCommands commands = new RandomCommands(seed);
    List<Step> steps = new ArrayList<>();
    Person person = Person.ABSENT;
    for (int i = 0; i < COMMANDS; i++) {
      PersonCommand command = commands.next();
      Decision decision = MACHINE.decide(person, command, AROUND);
      Person before = person;
      if (decision instanceof Accepted(var events, _)) {
        person = Scenario.after(person, events);
      }
      steps.add(new Step(before, command, decision, person));
    }
    return new RandomHistory(steps);
  }

  private static Person other() {
    return Scenario.after(Person.ABSENT, List.of(Examples.created()));
  }

  /// All that happened, in order.
  public List<PersonEvent> events() {
    return steps.stream().flatMap(step -> step.events().stream()).toList();
  }

  /// The person in the end.
  public Person person() {
    return steps.getLast().after();
  }
}
