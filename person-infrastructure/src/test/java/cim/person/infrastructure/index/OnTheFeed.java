package cim.person.infrastructure.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import cim.person.application.queries.EventFeed.Wanted;
import cim.person.domain.values.PersonId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// Tests of subscribers to a feed that goes on when it is told to.
abstract class OnTheFeed {
  static final int BUFFER = 4;
  static final int MOST = 3;

  final Chronicle chronicle = new Chronicle();
  final AtomicInteger pages = new AtomicInteger();
  RocksRecords records;
  EventHub hub;

  @SuppressWarnings("NullAway.Init") // JUnit sets it.
  @TempDir
  private Path directory;

  private long fed;

  @BeforeEach
  void begin() throws IOException {
    records =
        new RocksRecords(
            directory.resolve("records"), 1 << 20, new Progress(InstantSource.system()), _ -> {});
    hub = hub(true);
    hub.begin(0);
  }

  EventHub hub(boolean following) {
    return new EventHub(
        chronicle.following(pages::incrementAndGet),
        records,
        () -> following,
        BUFFER,
        MOST,
        Thread.ofVirtual().factory());
  }

  @AfterEach
  void close() throws IOException {
    hub.close();
    Node.until("all gone", () -> hub.subscribers() == 0);
    records.close();
  }

  Listener subscribe(long demand, Wanted wanted, OptionalLong after) {
    Listener listener = new Listener(demand);
    hub.events(wanted, after).subscribe(listener.ofEvents());
    return listener;
  }

  Listener follow(long demand, PersonId person) {
    Listener listener = new Listener(demand);
    hub.changes(person).subscribe(listener);
    return listener;
  }

  void create(int count) {
    for (int i = 0; i < count; i++) {
      chronicle.create("Ada", "Lovelace");
    }
  }

  /// The position that the feed has come to.
  long fed() {
    return fed;
  }

  void feed() {
    List<StreamEntry> entries = chronicle.entries(fed);
    records.apply(entries);
    hub.publish(entries);
    fed = entries.getLast().position();
  }

  static void awaitPositions(Listener listener, long... expected) {
    List<Long> positions = LongStream.of(expected).boxed().toList();
    Node.until(
        "positions " + positions,
        () -> listener.error() != null || listener.positions().size() >= positions.size());
    assertNull(listener.error());
    assertEquals(positions, listener.positions());
  }

  static void awaitLast(Listener listener, long position) {
    Node.until(
        "position " + position,
        () ->
            listener.error() != null
                || !listener.positions().isEmpty() && listener.positions().getLast() >= position);
    assertNull(listener.error());
  }
}
