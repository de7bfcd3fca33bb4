package cim.person.domain.scenarios;

import cim.person.domain.commands.PersonCommand;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.state.Decision;
import cim.person.domain.state.Decision.Accepted;
import cim.person.domain.state.Limits;
import cim.person.domain.state.Person;
import cim.person.domain.state.PersonStateMachine;
import java.util.ArrayList;
import java.util.List;

/// What a person lived through when random commands were asked of it.
///
/// @param steps each command with the person before it and the answer
public record RandomHistory(List<Step> steps) {
  /// The machine that decided.
  public static final PersonStateMachine MACHINE = new PersonStateMachine(new Limits(4));

  private static final int COMMANDS = 300;

  /// One command.
  ///
  /// @param before the person as it was
  /// @param command what was asked
  /// @param decision what came of it
  /// @param after the person as it was then
  public record Step(Person before, PersonCommand command, Decision decision, Person after) {
    List<PersonEvent> events() {
      return decision instanceof Accepted(var events) ? events : List.of();
    }
  }

  /// The history of that seed, always the same.
  public static RandomHistory of(long seed) {
    RandomCommands commands = new RandomCommands(seed);
    List<Step> steps = new ArrayList<>();
    Person person = Person.ABSENT;
    for (int i = 0; i < COMMANDS; i++) {
      PersonCommand command = commands.next();
      Decision decision = MACHINE.decide(person, command, Scenario.NOW);
      Person before = person;
      if (decision instanceof Accepted(var events)) {
        person = Scenario.after(person, events);
      }
      steps.add(new Step(before, command, decision, person));
    }
    return new RandomHistory(steps);
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
