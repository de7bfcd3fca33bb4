package cim.person.infrastructure.nats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.ports.Appends;
import cim.person.application.ports.EventStore;
import cim.person.application.ports.EventStoreUnavailable;
import cim.person.application.ports.Head;
import cim.person.application.ports.RecordedEvent;
import cim.person.domain.values.PersonId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class NatsOutageTest {
  private static final Duration SHORT = Duration.ofMillis(800);

  private final PersonId person = Appends.newPerson();

  @Test
  void withoutNatsEveryCallGivesUpInTime() {
    try (NatsServer server = NatsServer.started()) {
      server.stop();
      NatsSettings settings = new NatsSettings(server.url(), 1, Duration.ofMillis(500), SHORT, 40);
      try (TestNats nats = TestNats.with(settings)) {
        EventStore store = nats.store();
        assertUnavailable(() -> store.append(List.of(Appends.of(person, Head.NONE, 1))));
        assertUnavailable(() -> store.append(List.of(Appends.of(person, Head.NONE, 2))));
        assertUnavailable(() -> store.last(person));
        assertUnavailable(() -> store.lastPosition(person));
        assertUnavailable(() -> store.forEach(person, 0, event -> {}));
        assertUnavailable(() -> store.at(List.of(1L)));
        assertUnavailable(() -> store.page(0, 10));
        assertUnavailable(store::end);
        assertInstanceOf(StreamsState.NotConnected.class, nats.streams().check());
      }
    }
  }

  @Test
  void natsMayComeLateAndGoAndComeAgain() {
    AtomicInteger connected = new AtomicInteger();
    try (NatsServer server = NatsServer.started()) {
      server.stop();
      try (TestNats nats = TestNats.at(server.url())) {
        nats.connection().onConnected(connected::incrementAndGet);
        server.start();
        nats.awaitStreams();
        EventStore store = nats.store();
        RecordedEvent first = store.append(List.of(Appends.of(person, Head.NONE, 1))).getFirst();
        Await.until("the first connection", () -> connected.get() == 1);

        server.stop();
        Await.until("the end", () -> nats.streams().check() instanceof StreamsState.NotConnected);
        server.start();
        Await.until("the second connection", () -> connected.get() == 2);
        assertEquals(first, store.last(person).orElseThrow());
      }
    }
  }

  @Test
  void aConnectionThatTheClientGivesUpIsSoughtAnew() throws Exception {
    AtomicInteger connected = new AtomicInteger();
    try (NatsServer server = NatsServer.started();
        TestNats nats = TestNats.at(server.url())) {
      nats.connection().onConnected(connected::incrementAndGet);
      Await.until("the first connection", () -> connected.get() >= 1);
      int before = connected.get();
      nats.connection().current().close();
      Await.until("a new connection", () -> connected.get() > before);
      assertEquals(0, nats.store().lastPosition(person));
    }
  }

  @Test
  void aCallThatIsInterruptedEndsAtOnceAndStaysInterrupted() throws Exception {
    try (NatsServer server = NatsServer.started()) {
      server.stop();
      try (TestNats nats = TestNats.at(server.url());
          ExecutorService threads = Executors.newSingleThreadExecutor()) {
        Future<Boolean> interrupted =
            threads.submit(
                () -> {
                  Thread.currentThread().interrupt();
                  assertThrows(EventStoreUnavailable.class, () -> nats.store().last(person));
                  return Thread.interrupted();
                });
        assertTrue(interrupted.get());
      }
    }
  }

  @Test
  void aKilledServerLosesNothingThatWasAcknowledgedAndStoresNothingTwice() throws Exception {
    Map<PersonId, List<RecordedEvent>> acknowledged = new ConcurrentHashMap<>();
    AtomicInteger appends = new AtomicInteger();
    int writers = 8;
    int each = 120;
    try (NatsServer server = NatsServer.started();
        TestNats nats = TestNats.ready(server)) {
      EventStore store = nats.store();
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<?>> writing = new ArrayList<>();
        for (int writer = 0; writer < writers; writer++) {
          int size = writer % 4 == 0 ? 3 : 1;
          writing.add(threads.submit(() -> write(store, each, size, acknowledged, appends)));
        }
        for (int kills = 1; kills <= 3; kills++) {
          int enough = writers * each * kills / 5;
          Await.until(enough + " appends", () -> appends.get() >= enough);
          server.kill();
          server.start();
        }
        for (Future<?> writer : writing) {
          writer.get();
        }
      }
      assertEquals(writers, acknowledged.size());
      acknowledged.forEach(
          (written, events) -> {
            List<RecordedEvent> history = new ArrayList<>();
            store.forEach(written, 0, history::add);
            assertEquals(events, history);
          });
    }
  }

  private static void write(
      EventStore store,
      int appends,
      int size,
      Map<PersonId, List<RecordedEvent>> acknowledged,
      AtomicInteger count) {
    PersonId person = Appends.newPerson();
    List<RecordedEvent> events = new ArrayList<>();
    Head head = Head.NONE;
    for (int number = 0; number < appends; number++) {
      events.addAll(store.append(List.of(Appends.of(person, head, size))));
      head = events.getLast().head();
      count.incrementAndGet();
    }
    acknowledged.put(person, events);
  }

  private static void assertUnavailable(Executable call) {
    assertTimeoutPreemptively(
        SHORT.multipliedBy(5), () -> assertThrows(EventStoreUnavailable.class, call));
  }
}
