package cim.person.infrastructure.nats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.ports.Append;
import cim.person.application.ports.Appends;
import cim.person.application.ports.ConcurrentAppend;
import cim.person.application.ports.EventStore;
import cim.person.application.ports.Head;
import cim.person.application.ports.RecordedEvent;
import cim.person.domain.values.PersonId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Appends of different persons that wait together are stored together, and answered for
/// themselves.
class SharingABatchTest {
  private static final int PERSONS = 200;
  private static final NatsServer SERVER = NatsServer.started();
  private static final LossyLine LINE = LossyLine.to(SERVER);
  private static final TestNats FAR =
      TestNats.with(
          new NatsSettings(LINE.url(), 1, Duration.ofMillis(500), Duration.ofSeconds(20), 40)
              .withBatchFrom(4));
  private static final TestNats NEAR = TestNats.at(SERVER.url());
  private static final ThreadLocal<String> TRACE = ThreadLocal.withInitial(() -> "");

  private final EventStore far = FAR.store();
  private final EventStore near = NEAR.store();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<PersonId, Future<List<RecordedEvent>>> appends = new LinkedHashMap<>();

  SharingABatchTest() {
    FAR.awaitStreams();
    NEAR.awaitStreams();
  }

  @AfterEach
  void end() {
    LINE.repair();
    threads.close();
  }

  @AfterAll
  static void stop() {
    FAR.close();
    NEAR.close();
    LINE.close();
    SERVER.close();
  }

  @Test
  void eachGetsItsOwnEvents() throws Exception {
    for (int number = 0; number < PERSONS; number++) {
      append(Appends.of(Appends.newPerson(), Head.NONE, 1 + number % 3));
    }

    boolean isShared = false;
    for (PersonId person : appends.keySet()) {
      assertEquals(stored(person), history(person));
      isShared |=
          Objects.requireNonNull(NEAR.message(stored(person).getLast().position()).getHeaders())
              .containsKey("Nats-Batch-Id");
    }
    assertTrue(isShared);
  }

  @Test
  void aLostRaceIsLostByItsPersonOnly() throws Exception {
    List<PersonId> overtaken = new ArrayList<>();
    for (int number = 0; number < PERSONS; number++) {
      PersonId person = Appends.newPerson();
      if (number % 20 == 0) {
        overtaken.add(person);
        near.append(List.of(Appends.of(person, Head.NONE, 1)));
      }
    }
    overtaken.forEach(person -> append(Appends.of(person, Head.NONE, 2)));
    for (int number = 0; number < PERSONS; number++) {
      append(Appends.of(Appends.newPerson(), Head.NONE, 1));
    }

    for (PersonId person : appends.keySet()) {
      if (overtaken.contains(person)) {
        var failure = assertThrows(ExecutionException.class, () -> stored(person));
        var race = assertInstanceOf(ConcurrentAppend.class, failure.getCause());
        assertEquals(person, race.person());
      } else {
        assertEquals(stored(person), history(person));
      }
      assertEquals(1, history(person).size());
    }
  }

  @Test
  void whatIsLostOnTheWayIsStoredOnce() throws Exception {
    LINE.loseAnswers();
    for (int number = 0; number < 40; number++) {
      append(Appends.of(Appends.newPerson(), Head.NONE, 1));
    }
    Await.until(
        "stored events",
        () -> appends.keySet().stream().filter(person -> !history(person).isEmpty()).count() >= 8);
    LINE.repair();

    for (PersonId person : appends.keySet()) {
      assertEquals(stored(person), history(person));
      assertEquals(1, history(person).size());
    }
  }

  @Test
  void whatIsSentAgainIsStoredOnce() throws Exception {
    List<Append> made = new ArrayList<>();
    for (int number = 0; number < PERSONS; number++) {
      made.add(Appends.of(Appends.newPerson(), Head.NONE, 1 + number % 2));
    }
    made.forEach(this::append);
    Map<PersonId, List<RecordedEvent>> first = new HashMap<>();
    for (PersonId person : appends.keySet()) {
      first.put(person, stored(person));
    }

    made.forEach(this::append);
    for (PersonId person : appends.keySet()) {
      assertEquals(first.get(person), stored(person));
      assertEquals(first.get(person), history(person));
    }
  }

  @Test
  void whatIsInNoBatchOfTheServersIsStoredAllTheSame() throws Exception {
    try (NatsServer strict = NatsServer.started("limits { batch { max_msgs: 3 } }");
        TestNats nats = TestNats.ready(NatsSettings.of(strict.url()).withBatchFrom(4))) {
      EventStore store = nats.store();
      List<Future<List<RecordedEvent>>> stored = new ArrayList<>();
      for (int number = 0; number < PERSONS; number++) {
        Append append = Appends.of(Appends.newPerson(), Head.NONE, 1);
        stored.add(threads.submit(() -> store.append(List.of(append))));
      }
      for (Future<List<RecordedEvent>> events : stored) {
        RecordedEvent event = events.get().getFirst();
        assertEquals(Optional.of(event), store.last(event.person()));
      }
    }
  }

  @Test
  void nodesThatRaceLeaveUnforkedChains() throws Exception {
    List<PersonId> persons = Stream.generate(Appends::newPerson).limit(12).toList();
    try (TestNats other = TestNats.ready(NatsSettings.of(SERVER.url()).withBatchFrom(2))) {
      EventStore second = other.store();
      List<Future<List<RecordedEvent>>> races = new ArrayList<>();
      for (PersonId person : persons) {
        for (EventStore node : List.of(far, second)) {
          races.add(threads.submit(() -> race(node, person)));
        }
      }
      Map<PersonId, List<RecordedEvent>> accepted = new HashMap<>();
      for (Future<List<RecordedEvent>> race : races) {
        List<RecordedEvent> events = race.get();
        accepted.computeIfAbsent(events.getFirst().person(), _ -> new ArrayList<>()).addAll(events);
      }
      accepted.forEach(
          (person, events) -> {
            events.sort(Comparator.comparingLong(RecordedEvent::position));
            assertEquals(events, history(person));
          });
    }
  }

  private static List<RecordedEvent> race(EventStore node, PersonId person) {
    List<RecordedEvent> accepted = new ArrayList<>();
    while (accepted.size() < 10) {
      Head head = node.last(person).map(RecordedEvent::head).orElse(Head.NONE);
      try {
        accepted.addAll(node.append(List.of(Appends.of(person, head, 1))));
      } catch (ConcurrentAppend lost) {
        assertEquals(person, lost.person());
      }
    }
    return accepted;
  }

  @Test
  void eachIsOfItsOwnTrace() throws Exception {
    EventTraces traces =
        new EventTraces() {
          @Override
          public String current() {
            return TRACE.get();
          }

          @Override
          public boolean following(
              String policy, RecordedEvent event, String header, BooleanSupplier work) {
            return work.getAsBoolean();
          }
        };
    NatsSettings settings = NatsSettings.of(SERVER.url()).withBatchFrom(2);
    EventStore store =
        new JetStreamEventStore(NEAR.connection(), settings, AppendWatch.NOBODY, traces);
    Map<String, Future<List<RecordedEvent>>> traced = new HashMap<>();
    for (int number = 0; number < PERSONS; number++) {
      String own = number % 3 == 0 ? "" : "00-%032x-%016x-01".formatted(number, number);
      Append append = Appends.of(Appends.newPerson(), Head.NONE, 2);
      traced.put(
          own.isEmpty() ? "none " + number : own,
          threads.submit(
              () -> {
                TRACE.set(own);
                return store.append(List.of(append));
              }));
    }

    for (Map.Entry<String, Future<List<RecordedEvent>>> append : traced.entrySet()) {
      for (RecordedEvent event : append.getValue().get()) {
        String header = EventMessages.trace(NEAR.message(event.position()).getHeaders());
        assertEquals(append.getKey().startsWith("none") ? "" : append.getKey(), header);
      }
    }
  }

  private void append(Append append) {
    appends.put(append.person(), threads.submit(() -> far.append(List.of(append))));
  }

  private List<RecordedEvent> stored(PersonId person) throws Exception {
    return Objects.requireNonNull(appends.get(person)).get();
  }

  private List<RecordedEvent> history(PersonId person) {
    List<RecordedEvent> events = new ArrayList<>();
    near.forEach(person, 0, events::add);
    return events;
  }
}
