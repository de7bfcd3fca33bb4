package cim.person.domain.scenarios;

import static cim.person.domain.scenarios.ExampleValues.CHARLES;
import static cim.person.domain.scenarios.ExampleValues.MARY;
import static cim.person.domain.scenarios.Examples.ADAS_ID;

import cim.person.domain.commands.PersonCommand;
import cim.person.domain.values.PersonId;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/// Commands without end, the same ones for the same seed. Values come from small stocks, so that
/// commands meet.
public final class RandomCommands {
  private final RandomValues random;

  /// Commands that name Ada, Charles and Mary where they name a person.
  public RandomCommands(long seed) {
    this(new Random(seed), List.of(ADAS_ID, CHARLES, MARY));
  }

  /// Commands that name these persons where they name one.
  RandomCommands(RandomGenerator random, List<PersonId> persons) {
    this.random = new RandomValues(random, persons);
  }

  public PersonCommand next() {
    return switch (random.below(10)) {
      case 0, 1 -> RandomLifecycleCommands.next(random);
      case 2, 3 -> RandomIdentityCommands.next(random);
      case 4, 5 -> RandomComponentCommands.next(random);
      case 6 -> RandomSkillCommands.next(random);
      case 7 -> RandomAttributeCommands.next(random);
      default -> RandomRelationshipCommands.next(random);
    };
  }
}
