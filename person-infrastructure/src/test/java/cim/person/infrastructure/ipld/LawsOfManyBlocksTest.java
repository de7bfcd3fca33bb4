package cim.person.infrastructure.ipld;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.ports.Append;
import cim.person.application.ports.Head;
import cim.person.application.ports.RecordedEvent;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.scenarios.RandomWorld;
import cim.person.domain.scenarios.RandomWorld.Happening;
import cim.person.domain.scenarios.RandomWorld.Step;
import cim.person.domain.state.Person;
import cim.person.domain.state.PersonStateMachine;
import cim.person.domain.values.PersonId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// A hundred thousand random commands, asked of two hundred persons: whatever happens is sealed and
/// read back, and what is read gives the same persons.
class LawsOfManyBlocksTest {
  private static final int COMMANDS = 100_000;
  private static final int PERSONS = 200;

  private final RandomWorld world = new RandomWorld(1, PERSONS);
  private final Map<PersonId, RecordedEvent> newest = new HashMap<>();
  private final Map<PersonId, Person> replayed = new HashMap<>();
  private int blocks;

  @Test
  void personsAreWhatTheirBlocksSay() {
    for (int i = 0; i < COMMANDS; i++) {
      Step step = world.step();
      for (Happening happening : step.happenings()) {
        record(happening, step.around().at(), new UUID(0, i));
      }
    }
    world.ids().forEach(id -> assertEquals(world.person(id), replayed.get(id)));
    assertTrue(blocks > COMMANDS / 10, () -> "too few commands were accepted: " + blocks);
  }

  private void record(Happening happening, Instant at, UUID command) {
    RecordedEvent written =
        seal(happening.person(), head(happening.person()), happening.event(), at, command);
    RecordedEvent read =
        EventBlock.open(
            0, written.cid().toString(), written.block().getBytes(StandardCharsets.UTF_8));
    assertEquals(happening.event(), read.event());
    assertEquals(written, read);
    assertEquals(
        written.block(),
        seal(read.person(), head(read.person()), read.event(), read.at(), read.command()).block());
    newest.put(read.person(), read);
    Person before = replayed.getOrDefault(read.person(), Person.ABSENT);
    replayed.put(read.person(), PersonStateMachine.evolve(before, read.event(), read.at()));
    blocks++;
  }

  private Head head(PersonId id) {
    RecordedEvent last = newest.get(id);
    return last == null ? Head.NONE : last.head();
  }

  private static RecordedEvent seal(
      PersonId person, Head after, PersonEvent event, Instant at, UUID command) {
    return EventBlock.seal(
            new Append(person, after, List.of(event), at, "user:ada", command, command, null))
        .getFirst();
  }
}
