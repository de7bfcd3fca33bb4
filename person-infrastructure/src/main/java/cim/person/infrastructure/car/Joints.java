package cim.person.infrastructure.car;

import cim.person.application.ports.CarFault;
import cim.person.application.ports.EventStoreUnavailable;
import cim.person.application.ports.Head;
import cim.person.application.ports.RecordedEvent;
import cim.person.domain.values.Cid;
import cim.person.domain.values.PersonId;
import cim.person.infrastructure.car.Ledger.Entry;
import cim.person.infrastructure.nats.JetStreamEventStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// Where a file's history joins that of the event store: for each person the newest event that both
/// have, after which the store lacks what the file has. For one thread.
final class Joints implements AutoCloseable {
  private static final int PAGE = 256;
  private static final byte THERE = 1;

  private final JetStreamEventStore store;
  private final Ledger ledger;
  private final Slots joints;

  Joints(JetStreamEventStore store, Ledger ledger) throws IOException {
    this.store = store;
    this.ledger = ledger;
    this.joints = ledger.slots("joints", 1 + CarFormat.CID_BYTES + 2 * Long.BYTES);
  }

  /// Compares all persons of the file with the store.
  ///
  /// @throws CarFault when the store has another event in the place of one of the file
  void compareAll(Watcher watcher) throws IOException {
    for (long first = 0; first < ledger.persons(); first += PAGE) {
      List<Long> numbers = new ArrayList<>();
      for (long number = first; number < Math.min(first + PAGE, ledger.persons()); number++) {
        numbers.add(number);
      }
      compare(numbers);
      watcher.see("comparing persons", first + numbers.size(), ledger.persons());
    }
  }

  /// Compares these persons, by their numbers.
  void compare(List<Long> numbers) throws IOException {
    List<PersonId> persons = new ArrayList<>();
    for (long number : numbers) {
      persons.add(ledger.person(number));
    }
    List<Optional<RecordedEvent>> newest = store.last(persons);
    for (int index = 0; index < numbers.size(); index++) {
      Head joint =
          newest.get(index).isEmpty()
              ? Head.NONE
              : joint(persons.get(index), newest.get(index).get().head());
      put(numbers.get(index), joint);
    }
  }

  private Head joint(PersonId person, Head stored) throws IOException {
    Head here = ledger.head(person);
    if (stored.seq() <= here.seq() && entry(person, stored.seq()).cid().equals(stored.cid())) {
      return stored;
    }
    long common = Math.min(stored.seq(), here.seq());
    AtomicLong seen = new AtomicLong();
    long[] numbers = ledger.numbersOf(person);
    try {
      store.forEach(
          person,
          0,
          event -> {
            checkSame(event, numbers);
            seen.set(event.seq());
          });
    } catch (UncheckedIOException failure) {
      throw failure.getCause();
    }
    if (seen.get() < common) {
      throw new EventStoreUnavailable("a replica lags behind in the history of " + person, null);
    }
    return here; // the store goes further
  }

  private void checkSame(RecordedEvent stored, long[] numbers) {
    if (stored.seq() > numbers.length) {
      return;
    }
    try {
      Entry entry = ledger.event(numbers[(int) stored.seq() - 1]);
      if (!entry.cid().equals(stored.cid())) {
        throw new CarFault(
            CarFault.Kind.FORKED,
            entry.block(),
            entry.offset(),
            entry.cid(),
            "is event %d of %s, in whose place the event store has another, %s"
                .formatted(stored.seq(), stored.person(), stored.cid()));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Entry entry(PersonId person, long seq) throws IOException {
    return ledger.event(ledger.numberOf(person, seq));
  }

  /// Where the file's events of a person have to follow in the store.
  Head of(long person) throws IOException {
    ByteBuffer entry = joints.get(person);
    if (entry.get() != THERE) {
      return Head.NONE;
    }
    Cid cid = Ledger.cid(entry);
    return new Head(cid, entry.getLong(), entry.getLong());
  }

  void put(long person, Head joint) throws IOException {
    ByteBuffer entry = joints.entry();
    if (joint.cid() != null) {
      entry.put(THERE).put(joint.cid().toBytes()).putLong(joint.seq()).putLong(joint.position());
    }
    joints.put(person, entry);
  }

  @Override
  public void close() throws IOException {
    joints.close();
  }
}
