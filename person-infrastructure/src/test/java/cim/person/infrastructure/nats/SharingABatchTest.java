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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
