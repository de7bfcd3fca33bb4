package cim.person.infrastructure.car;

import cim.person.application.ports.Append;
import cim.person.application.ports.Head;
import cim.person.application.ports.RecordedEvent;
import cim.person.domain.events.LifecycleEvent.Created;
import cim.person.domain.events.LifecycleEvent.Suspended;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.values.NameConvention;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.PersonName;
import cim.person.infrastructure.ipld.EventBlock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/// Histories that are made up from a seed, and CAR files of them, without any store.
final class Histories {
  static final Instant AT = Instant.parse("2026-11-24T12:00:00.000001Z");

  private Histories() {}

  /// The events of that many persons, which come in turns, at their positions from 1.
  static List<RecordedEvent> of(int persons, int events, long seed) {
    Random random = new Random(seed);
    List<Head> heads = new ArrayList<>();
    List<PersonId> ids = new ArrayList<>();
    List<RecordedEvent> history = new ArrayList<>();
    for (int number = 1; number <= events; number++) {
      int person = heads.size() < persons ? heads.size() : random.nextInt(persons);
      if (person == heads.size()) {
        heads.add(Head.NONE);
        ids.add(new PersonId(new UUID(random.nextLong(), random.nextLong())));
      }
      RecordedEvent event =
          next(ids.get(person), heads.get(person), "reason " + random.nextInt()).storedAt(number);
      heads.set(person, event.head());
      history.add(event);
    }
    return history;
  }

  /// The next event of a person, sealed.
  static RecordedEvent next(PersonId person, Head after, String reason) {
    PersonEvent event = after.seq() == 0 ? new Created(name(reason), null) : new Suspended(reason);
    UUID command =
        UUID.nameUUIDFromBytes((person + " " + after + reason).getBytes(StandardCharsets.UTF_8));
    return EventBlock.seal(
            new Append(person, after, List.of(event), AT, null, command, command, null))
        .getFirst();
  }

  private static PersonName name(String given) {
    return new PersonName(
        List.of(given),
        List.of(),
        null,
        null,
        null,
        List.of(),
        List.of(),
        null,
        NameConvention.MONONYMIC,
        null);
  }

  /// The file of everyone that the archive would write.
  static byte[] car(List<RecordedEvent> history, Path temporary) throws IOException {
    try (Ledger ledger = Ledger.in(temporary)) {
      for (RecordedEvent event : history) {
        ledger.add(event, 0, 0, EveryoneExport.bytes(event).length);
      }
      Manifest manifest = new Manifest(ledger, AT);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      CarWriter car = new CarWriter(bytes, manifest.root());
      manifest.writeTo(car);
      write(history, car);
      return bytes.toByteArray();
    }
  }

  /// The file of one person.
  static byte[] carOfOne(List<RecordedEvent> history) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    write(history, new CarWriter(bytes, history.getLast().cid()));
    return bytes.toByteArray();
  }

  private static void write(List<RecordedEvent> history, CarWriter car) throws IOException {
    for (RecordedEvent event : history) {
      car.write(event.cid(), EveryoneExport.bytes(event));
    }
  }

  /// The file of these blocks under a root.
  static byte[] car(CarFile file, List<CarBlock> blocks) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CarWriter car = new CarWriter(bytes, file.root());
    for (CarBlock block : blocks) {
      car.write(block.cid(), block.bytes());
    }
    return bytes.toByteArray();
  }

  /// A file taken apart.
  record CarFile(cim.person.domain.values.Cid root, List<CarBlock> blocks) {
    static CarFile of(byte[] bytes) throws IOException {
      CarReader reader = new CarReader(new ByteArrayInputStream(bytes));
      List<CarBlock> blocks = new ArrayList<>();
      for (Optional<CarBlock> next = reader.next(); next.isPresent(); next = reader.next()) {
        blocks.add(next.get());
      }
      return new CarFile(reader.root(), blocks);
    }

    /// Which block a byte of the file belongs to, from 1; 0 for the header.
    long blockAt(long offset) {
      return blocks.stream().filter(block -> block.offset() <= offset).count();
    }
  }
}
