package cim.person.infrastructure.car;

import cim.person.application.ports.CorruptHistory;
import cim.person.application.ports.EventStore;
import cim.person.application.ports.EventStoreUnavailable;
import cim.person.application.ports.HistoryArchive.Export;
import cim.person.application.ports.HistoryProblem;
import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.PersonRecord;
import cim.person.domain.values.Cid;
import cim.person.domain.values.PersonId;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// One person's history up to its newest event, which is the root. It is read twice: once to check
/// it, before the first byte is written.
final class PersonExport implements Export {
  private final EventStore store;
  private final Watcher watcher;
  private final PersonRecord person;
  private final long size;

  private PersonExport(EventStore store, Watcher watcher, PersonRecord person, long size) {
    this.store = store;
    this.watcher = watcher;
    this.person = person;
    this.size = size;
  }

  static Optional<Export> of(EventStore store, PersonId person, Watcher watcher) {
    Checking checking = new Checking(watcher);
    store.forEach(person, 0, checking::add);
    return Optional.ofNullable(checking.record)
        .map(record -> new PersonExport(store, watcher, record, checking.size));
  }

  private static final class Checking {
    private final Watcher watcher;
    private @Nullable PersonRecord record;
    private long size = CarFormat.headerSize();

    Checking(Watcher watcher) {
      this.watcher = watcher;
    }

    void add(RecordedEvent event) {
      record = PersonRecord.next(record, event);
      size += CarFormat.sectionSize(EveryoneExport.bytes(event).length);
      watcher.see("reading and checking events", event.seq(), 0);
    }
  }

  @Override
  public Cid root() {
    Cid newest = person.head().cid();
    if (newest == null) {
      throw new IllegalStateException(person.id() + " has no events");
    }
    return newest;
  }

  @Override
  public long persons() {
    return 1;
  }

  @Override
  public long events() {
    return person.head().seq();
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    CarWriter car = new CarWriter(out, root());
    AtomicLong written = new AtomicLong();
    try {
      store.forEach(
          person.id(),
          0,
          event -> {
            write(event, car);
            written.set(event.seq());
          });
    } catch (UncheckedIOException failure) {
      throw failure.getCause();
    }
    if (written.get() < events()) {
      throw new EventStoreUnavailable(
          "a replica lags behind in the history of " + person.id(), null);
    }
  }

  private void write(RecordedEvent event, CarWriter car) {
    if (event.seq() > events()) {
      return;
    }
    if (event.seq() == events() && !event.cid().equals(root())) {
      throw new CorruptHistory(HistoryProblem.FORK, event, "is not the one that was there before");
    }
    try {
      car.write(event.cid(), EveryoneExport.bytes(event));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    watcher.see("writing events", event.seq(), events());
  }

  @Override
  public void close() {}
}
