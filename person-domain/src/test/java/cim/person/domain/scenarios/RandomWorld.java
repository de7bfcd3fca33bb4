package cim.person.domain.scenarios;

import cim.person.domain.commands.PersonCommand;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.state.Circumstances;
import cim.person.domain.state.Decision;
import cim.person.domain.state.Decision.Accepted;
import cim.person.domain.state.Limits;
import cim.person.domain.state.Person;
import cim.person.domain.state.PersonStateMachine;
import cim.person.domain.values.PersonId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Many persons of whom random commands are asked: they merge, refer to each other, and live on.
/// The same seed makes the same world.
public final class RandomWorld {
  /// The machine that decides.
  public static final PersonStateMachine MACHINE = new PersonStateMachine(new Limits(4));

  private final RandomGenerator random;
  private final List<PersonId> ids;
  private final RandomCommands commands;
  private final Map<PersonId, Person> persons = new HashMap<>();
  private Instant now = Scenario.NOW;

  /// One command.
  ///
  /// @param around whom it was asked of, and when
  /// @param before the person as it was
  /// @param command what was asked
  /// @param decision what came of it
  public record Step(
      Circumstances around, Person before, PersonCommand command, Decision decision) {
    /// What happened to whom, in order.
    public List<Happening> happenings() {
      if (!(decision instanceof Accepted(var events, var elsewhere))) {
        return List.of();
      }
      List<Happening> all = new ArrayList<>();
      events.forEach(event -> all.add(new Happening(around.self(), event)));
      if (elsewhere != null) {
        all.add(new Happening(elsewhere.person(), elsewhere.event()));
      }
      return all;
    }
  }

  /// One event.
  ///
  /// @param person to whom it happened
  /// @param event what happened
  public record Happening(PersonId person, PersonEvent event) {}

  public RandomWorld(long seed, int persons) {
    random = new Random(seed);
    ids = IntStream.range(0, persons).mapToObj(RandomWorld::id).toList();
    commands = new RandomCommands(random, ids);
  }

  /// Asks the next command of one of the persons, a second after the one before.
  public Step step() {
    now = now.plusSeconds(1);
    Circumstances around =
        new Circumstances(ids.get(random.nextInt(ids.size())), now, this::person);
    Person before = person(around.self());
    PersonCommand command = commands.next();
    Step step = new Step(around, before, command, MACHINE.decide(before, command, around));
    for (Happening happening : step.happenings()) {
      persons.put(
          happening.person(),
          PersonStateMachine.evolve(person(happening.person()), happening.event(), now));
    }
    return step;
  }

  public List<PersonId> ids() {
    return ids;
  }

  /// The person as it is now.
  public Person person(PersonId id) {
    return persons.getOrDefault(id, Person.ABSENT);
  }

  private static PersonId id(int number) {
    return new PersonId(new UUID(0x0199a1c2_7c1e_7d10L, 0xb000_0000_0000_0000L | number));
  }
}
