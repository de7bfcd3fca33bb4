package cim.person.infrastructure.bench;

import cim.person.application.CommandRequest;
import cim.person.domain.commands.LifecycleCommand.CreatePerson;
import cim.person.domain.commands.PersonCommand;
import cim.person.domain.commands.TagCommand.Tag;
import cim.person.domain.values.NameConvention;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.PersonName;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Commands that each lead to one event: half of them create a person, the others tag one that was
/// created a while ago. Thread-safe; the same seed gives the same commands to one thread.
final class MixedCommands {
  /// When more persons than that can be changed, no more are created.
  static final int MANY = 5_000;

  private final SplittableRandom chance;
  private final ConcurrentLinkedQueue<PersonId> created = new ConcurrentLinkedQueue<>();
  private int waiting;

  MixedCommands(long seed) {
    chance = new SplittableRandom(seed);
  }

  synchronized CommandRequest next() {
    UUID command = uuid();
    PersonId known = waiting > MANY || chance.nextBoolean() ? created.poll() : null;
    if (known == null) {
      return request(new PersonId(uuid()), command, create());
    }
    waiting--;
    return request(known, command, new Tag("tag " + chance.nextInt(1_000)));
  }

  /// Lets the person of a command that was carried out be changed.
  synchronized void done(CommandRequest request) {
    if (request.command() instanceof CreatePerson) {
      created.add(request.person());
      waiting++;
    }
  }

  private static CommandRequest request(PersonId person, UUID id, PersonCommand command) {
    return new CommandRequest(person, id, id, null, "user:bench", null, command);
  }

  private CreatePerson create() {
    PersonName name =
        PersonName.parse(
            List.of("Elżbieta"),
            List.of(Population.familyName(chance.nextInt(1_000_000))),
            null,
            null,
            null,
            List.of(),
            List.of(),
            null,
            NameConvention.WESTERN,
            null);
    return new CreatePerson(name, "bench", List.of(), false);
  }

  private UUID uuid() {
    return new UUID(chance.nextLong(), chance.nextLong());
  }
}
