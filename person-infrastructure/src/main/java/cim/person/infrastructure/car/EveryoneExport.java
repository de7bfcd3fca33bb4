package cim.person.infrastructure.car;

import cim.person.application.ports.CorruptHistory;
import cim.person.application.ports.EventStore;
import cim.person.application.ports.HistoryArchive.Export;
import cim.person.application.ports.HistoryProblem;
import cim.person.application.ports.RecordedEvent;
import cim.person.domain.values.Cid;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// Everyone's history up to one position: the manifest, then the events in the order of the stream.
/// The stream is read twice, since the manifest, which comes first, is known only at the end.
final class EveryoneExport implements Export {
  private final EventStore store;
  private final Watcher watcher;
  private final Ledger ledger;
  private final Manifest manifest;

  private EveryoneExport(EventStore store, Watcher watcher, Ledger ledger, Manifest manifest) {
    this.store = store;
    this.watcher = watcher;
    this.ledger = ledger;
    this.manifest = manifest;
  }

  /// @param end the position of the last event that goes out
  static EveryoneExport of(EventStore store, long end, Path temporary, Instant at, Watcher watcher)
      throws IOException {
    Ledger ledger = Ledger.in(temporary);
    try {
      StoredEvents events = new StoredEvents(store, end);
      Optional<RecordedEvent> next = events.next();
      while (next.isPresent()) {
        RecordedEvent event = next.get();
        ledger.add(event, 0, 0, bytes(event).length);
        watcher.see("reading and checking events", event.position(), end);
        next = events.next();
      }
      return new EveryoneExport(store, watcher, ledger, new Manifest(ledger, at));
    } catch (IOException | RuntimeException failure) {
      ledger.close();
      throw failure;
    }
  }

  @Override
  public Cid root() {
    return manifest.root();
  }

  @Override
  public long persons() {
    return ledger.persons();
  }

  @Override
  public long events() {
    return ledger.events();
  }

  @Override
  public long size() {
    return CarFormat.headerSize() + manifest.bytes() + ledger.bytes();
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    CarWriter car = new CarWriter(out, root());
    manifest.writeTo(car);
    StoredEvents events = new StoredEvents(store, ledger.events());
    Optional<RecordedEvent> next = events.next();
    while (next.isPresent()) {
      RecordedEvent event = next.get();
      if (!event.cid().equals(ledger.event(event.position()).cid())) {
        throw new CorruptHistory(
            HistoryProblem.FORK, event, "is not the one that was there before");
      }
      car.write(event.cid(), bytes(event));
      watcher.see("writing events", event.position(), ledger.events());
      next = events.next();
    }
  }

  static byte[] bytes(RecordedEvent event) {
    return event.block().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    ledger.close();
  }
}
