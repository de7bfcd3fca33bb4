package cim.person.infrastructure.bench;

import cim.person.application.ports.Append;
import cim.person.application.ports.Head;
import cim.person.application.ports.RecordedEvent;
import cim.person.domain.events.LifecycleEvent.Created;
import cim.person.domain.events.LifecycleEvent.Reactivated;
import cim.person.domain.events.LifecycleEvent.Suspended;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.values.NameConvention;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.PersonName;
import cim.person.infrastructure.ipld.EventBlock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/// The events of many persons, mixed: a few persons with long histories, each spread evenly from
/// the first event to the last, among many with ten events. Not thread-safe.
final class Histories {
  private static final int BACKGROUND = 10;
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final int NOBODY = -1;
  private static final PersonName ADA =
      PersonName.parse(
          List.of("Ada"),
          List.of("Lovelace"),
          null,
          null,
          null,
          List.of(),
          List.of(),
          null,
          NameConvention.WESTERN,
          null);

  /// A person that is looked at.
  record Measured(PersonId person, int length) {}

  private final Random random = new Random(7);
  private final List<Measured> measured = new ArrayList<>();
  private final List<PersonId> persons = new ArrayList<>();
  private final int[] whose;
  private final Head[] heads;

  /// @param total how many events there are in all
  /// @param lengths of the histories to look at
  /// @param each how many persons have each length
  Histories(int total, List<Integer> lengths, int each) {
    whose = new int[total];
    Arrays.fill(whose, NOBODY);
    for (int length : lengths) {
      for (int number = 0; number < each; number++) {
        spread(length);
      }
    }
    int others = Math.max(1, (total - persons.size()) / BACKGROUND);
    int first = persons.size();
    for (int number = 0; number < others; number++) {
      persons.add(newPerson());
    }
    for (int event = 0; event < total; event++) {
      if (whose[event] == NOBODY) {
        whose[event] = first + random.nextInt(others);
      }
    }
    heads = new Head[persons.size()];
    Arrays.fill(heads, Head.NONE);
  }

  private void spread(int length) {
    PersonId person = newPerson();
    measured.add(new Measured(person, length));
    persons.add(person);
    int step = whose.length / length;
    for (int event = 0; event < length; event++) {
      int place = event * step + random.nextInt(step);
      while (whose[place] != NOBODY) {
        place = (place + 1) % whose.length;
      }
      whose[place] = persons.size() - 1;
    }
  }

  private PersonId newPerson() {
    return new PersonId(new UUID(random.nextLong(), random.nextLong()));
  }

  List<Measured> measured() {
    return measured;
  }

  /// Where the events of the measured persons stand in a stream that has nothing else.
  KnownPositions positions() {
    Map<PersonId, List<Long>> positions = new HashMap<>();
    for (int event = 0; event < whose.length; event++) {
      if (whose[event] < measured.size()) {
        positions
            .computeIfAbsent(persons.get(whose[event]), _ -> new ArrayList<>())
            .add(event + 1L);
      }
    }
    return new KnownPositions(positions);
  }

  /// The event of that number, from 0; each is to be asked for once, in order.
  RecordedEvent sealed(int event) {
    int owner = whose[event];
    Head head = heads[owner];
    UUID command = new UUID(random.nextLong(), random.nextLong());
    RecordedEvent sealed =
        EventBlock.seal(
                new Append(
                    persons.get(owner),
                    head,
                    List.of(next(head.seq())),
                    BEGIN.plusMillis(event),
                    "user:bench",
                    command,
                    command,
                    null))
            .getFirst();
    heads[owner] = sealed.head();
    return sealed;
  }

  private static PersonEvent next(long seq) {
    if (seq == 0) {
      return new Created(ADA, "bench");
    }
    return seq % 2 == 1
        ? new Suspended("payment of invoice " + seq + " is overdue since last month")
        : new Reactivated("payment of invoice " + seq + " has arrived");
  }
}
