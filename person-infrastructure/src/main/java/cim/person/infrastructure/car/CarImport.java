package cim.person.infrastructure.car;

import cim.person.application.ports.CarFault;
import cim.person.application.ports.ConcurrentAppend;
import cim.person.application.ports.EventStoreUnavailable;
import cim.person.application.ports.Head;
import cim.person.application.ports.HistoryArchive.Imported;
import cim.person.application.ports.RecordedEvent;
import cim.person.domain.values.PersonId;
import cim.person.infrastructure.car.CarCheck.Sound;
import cim.person.infrastructure.car.Ledger.Entry;
import cim.person.infrastructure.ipld.EventBlock;
import cim.person.infrastructure.ipld.ManifestBlock;
import cim.person.infrastructure.nats.JetStreamEventStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// One import of one file: verified and compared as a whole, then appended in the order of the
/// file, many events in one batch, each person's behind the check of its own chain. Other writers
/// may write at the same time: a batch that lost a race is compared anew.
final class CarImport {
  private static final int MOST_EVENTS = 256;
  private static final int MOST_BYTES = 4 << 20;

  /// The most messages of a batch that nats-server takes.
  private static final int MOST_OF_THE_SERVER = 1_000;

  private final JetStreamEventStore store;
  private final UUID run;
  private final Watcher watcher;
  private final Ledger ledger;
  private final Joints joints;
  private final List<RecordedEvent> batch = new ArrayList<>();
  private int batchBytes;
  private long added;

  private CarImport(
      JetStreamEventStore store, UUID run, Watcher watcher, Ledger ledger, Joints joints) {
    this.store = store;
    this.run = run;
    this.watcher = watcher;
    this.ledger = ledger;
    this.joints = joints;
  }

  static Imported of(
      Path file, JetStreamEventStore store, UUID run, Path temporary, Watcher watcher)
      throws IOException {
    try (Ledger ledger = Ledger.in(temporary);
        Joints joints = new Joints(store, ledger)) {
      Sound sound;
      try (InputStream car = Files.newInputStream(file)) {
        sound = CarCheck.verify(car, Files.size(file), ledger, watcher);
      }
      joints.compareAll(watcher);
      try (InputStream car = Files.newInputStream(file)) {
        CarImport work = new CarImport(store, run, watcher, ledger, joints);
        work.append(new CarReader(car));
        return new Imported(run, sound.root(), sound.persons(), sound.events(), work.added);
      }
    }
  }

  private void append(CarReader car) throws IOException {
    long number = 0;
    Optional<CarBlock> next = car.next();
    while (next.isPresent()) {
      CarBlock block = next.get();
      if (number > 0 || !ManifestBlock.isOne(block.bytes())) {
        append(block, ++number);
        watcher.see("importing events", number, ledger.events());
      }
      next = car.next();
    }
    store();
    if (number != ledger.events()) {
      throw car.endsTooEarly("the file became shorter while it was read");
    }
  }

  private void append(CarBlock block, long number) throws IOException {
    if (number > ledger.events() || !ledger.event(number).cid().equals(block.cid())) {
      throw block.fault("was not there when the file was verified");
    }
    Entry entry = ledger.event(number);
    if (entry.seq() <= joints.of(entry.person()).seq()) {
      return;
    }
    RecordedEvent event = EventBlock.open(number, block.cid().toString(), block.bytes());
    if (isFull(event)) {
      store();
    }
    batch.add(event);
    batchBytes += block.bytes().length;
  }

  /// What one command led to stays in one batch, as it was appended at first.
  private boolean isFull(RecordedEvent next) {
    boolean isEnough = batch.size() >= MOST_EVENTS || batchBytes >= MOST_BYTES;
    return isEnough
        && (batch.size() == MOST_OF_THE_SERVER
            || !batch.getLast().command().equals(next.command()));
  }

  /// Stores the batch. Its events that another writer has stored meanwhile are left out.
  private void store() throws IOException {
    while (!batch.isEmpty()) {
      Map<PersonId, Head> heads = new HashMap<>();
      for (RecordedEvent event : batch) {
        heads.put(event.person(), joints.of(person(event)));
      }
      try {
        List<RecordedEvent> stored = store.importAll(List.copyOf(batch), heads, run);
        for (int index = 0; index < stored.size(); index++) {
          joints.put(person(batch.get(index)), stored.get(index).head());
        }
        added += batch.size();
        batch.clear();
      } catch (ConcurrentAppend _) {
        compareAnew();
      }
    }
    batchBytes = 0;
  }

  /// @throws CarFault when what the other writer has stored is not what the file has
  private void compareAnew() throws IOException {
    Set<Long> persons = new LinkedHashSet<>();
    for (RecordedEvent event : batch) {
      persons.add(person(event));
    }
    joints.compare(List.copyOf(persons));
    List<RecordedEvent> missing = new ArrayList<>();
    for (RecordedEvent event : batch) {
      if (event.seq() > joints.of(person(event)).seq()) {
        missing.add(event);
      }
    }
    if (missing.size() == batch.size()) {
      throw new EventStoreUnavailable(
          "the event store refuses the batch as lost in a race that cannot be seen", null);
    }
    batch.clear();
    batch.addAll(missing);
  }

  /// The position of an event of the file is its number in the ledger.
  private long person(RecordedEvent event) throws IOException {
    return ledger.event(event.position()).person();
  }
}
