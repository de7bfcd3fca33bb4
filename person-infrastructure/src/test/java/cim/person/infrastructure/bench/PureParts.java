package cim.person.infrastructure.bench;

import cim.person.application.ports.Append;
import cim.person.application.ports.Head;
import cim.person.application.ports.RecordedEvent;
import cim.person.domain.commands.ContactCommand.AddContact;
import cim.person.domain.commands.PersonCommand;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.state.Circumstances;
import cim.person.domain.state.Decision;
import cim.person.domain.state.Decision.Accepted;
import cim.person.domain.state.Limits;
import cim.person.domain.state.Person;
import cim.person.domain.state.PersonStateMachine;
import cim.person.domain.values.Cid;
import cim.person.domain.values.ContactUse;
import cim.person.domain.values.Email;
import cim.person.domain.values.PartId;
import cim.person.domain.values.PersonId;
import cim.person.infrastructure.ipld.DagJson;
import cim.person.infrastructure.ipld.EventBlock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// What a command costs that needs neither NATS nor a disk: a contact is added to a person that has
/// ten things already, as an event of some 540 bytes.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PureParts {
  private static final int NUMBER = 4_711;
  private static final int PARTS = 10;
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00.123456Z");

  private final PersonStateMachine machine = new PersonStateMachine(new Limits(100));
  private final PersonId id = Population.person(NUMBER);
  private final Circumstances around = new Circumstances(id, AT, _ -> Person.ABSENT);
  private final Person person = person();
  private final PersonCommand command = contact(PARTS);
  private final PersonEvent event = accepted(machine.decide(person, command, around));
  private final RecordedEvent before = Population.history(NUMBER).getLast();
  private final Append append =
      new Append(
          id,
          new Head(before.cid(), before.seq(), before.seq()),
          List.of(event),
          AT,
          "user:5f9d6c1e-2b7a-4c3d-9e8f-0a1b2c3d4e5f",
          uuid(1),
          uuid(2),
          null);
  private final RecordedEvent sealed = EventBlock.seal(append).getFirst();
  private final String name = sealed.cid().toString();
  private final byte[] block = sealed.block().getBytes(StandardCharsets.UTF_8);

  /// How many bytes the block has.
  int size() {
    return block.length;
  }

  @Benchmark
  public Decision decide() {
    return machine.decide(person, command, around);
  }

  @Benchmark
  public Person evolve() {
    return PersonStateMachine.evolve(person, event, AT);
  }

  @Benchmark
  public Person decideAndEvolve() {
    return PersonStateMachine.evolve(person, accepted(machine.decide(person, command, around)), AT);
  }

  @Benchmark
  public List<RecordedEvent> encodeWithCid() {
    return EventBlock.seal(append);
  }

  @Benchmark
  public Cid cid() {
    return Cid.ofDagJson(block);
  }

  @Benchmark
  public RecordedEvent decode() {
    return EventBlock.open(1, name, block);
  }

  @Benchmark
  public boolean checkCanonical() {
    return DagJson.isCanonical(block);
  }

  private Person person() {
    Person now = Person.ABSENT;
    for (RecordedEvent recorded : Population.history(NUMBER)) {
      now = PersonStateMachine.evolve(now, recorded.event(), AT);
    }
    for (int number = 1; number < PARTS; number++) {
      PersonEvent added = accepted(machine.decide(now, contact(number), around));
      now = PersonStateMachine.evolve(now, added, AT);
    }
    return now;
  }

  private static AddContact contact(int number) {
    String address = "elzbieta.%s.%d@example.org".formatted("brzeczyszczykiewicz", number);
    return new AddContact(
        new PartId(uuid(100 + number)), new Email(address), ContactUse.WORK, false);
  }

  private static PersonEvent accepted(Decision decision) {
    return switch (decision) {
      case Accepted(var events, _) -> events.getFirst();
      case Decision.Rejected(var rejection) ->
          throw new IllegalStateException(rejection.toString());
    };
  }

  private static UUID uuid(int number) {
    return new UUID(0x5f9d6c1e2b7a4c3dL * number, 0x9e8f0a1b2c3d4e5fL + number);
  }
}
