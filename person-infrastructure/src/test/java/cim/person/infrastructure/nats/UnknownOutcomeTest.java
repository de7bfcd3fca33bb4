package cim.person.infrastructure.nats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cim.person.application.ports.Append;
import cim.person.application.ports.Appends;
import cim.person.application.ports.ConcurrentAppend;
import cim.person.application.ports.EventStore;
import cim.person.application.ports.Head;
import cim.person.application.ports.RecordedEvent;
import cim.person.domain.values.PersonId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is lost on the way to the server or back is found out, and neither stored twice nor missed.
class UnknownOutcomeTest {
  private static final NatsServer SERVER = NatsServer.started();
  private static final LossyLine LINE = LossyLine.to(SERVER);
  private static final TestNats FAR =
      TestNats.with(
          new NatsSettings(LINE.url(), 1, Duration.ofMillis(250), Duration.ofSeconds(15), 40));
  private static final TestNats NEAR = TestNats.at(SERVER.url());

  private final EventStore far = FAR.store();
  private final EventStore near = NEAR.store();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final PersonId person = Appends.newPerson();

  UnknownOutcomeTest() {
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

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void aLostAcknowledgementIsFoundOut(int size) throws Exception {
    LINE.loseAnswers();
    Future<List<RecordedEvent>> append = append(Appends.of(person, Head.NONE, size));
    Await.until("stored events", () -> history().size() == size);
    LINE.repair();

    assertEquals(append.get(), history());
    assertEquals(size, history().size());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void aLostAcknowledgementIsFoundOutBehindLaterEvents(int size) throws Exception {
    LINE.loseAnswers();
    Future<List<RecordedEvent>> append = append(Appends.of(person, Head.NONE, size));
    Await.until("stored events", () -> history().size() == size);
    List<RecordedEvent> stored = history();
    near.append(List.of(Appends.of(person, stored.getLast().head(), 2)));
    LINE.repair();

    assertEquals(stored, append.get());
    assertEquals(size + 2, history().size());
  }

  @Test
  void aLostAcknowledgementForTwoPersonsIsFoundOut() throws Exception {
    PersonId other = Appends.newPerson();
    LINE.loseAnswers();
    Future<List<RecordedEvent>> append =
        append(Appends.of(other, Head.NONE, 2), Appends.of(person, Head.NONE, 1));
    Await.until("stored events", () -> history().size() == 1);
    RecordedEvent stored = history().getFirst();
    near.append(List.of(Appends.of(person, stored.head(), 1)));
    LINE.repair();

    assertEquals(stored, append.get().getLast());
    assertEquals(near.last(other).orElseThrow(), append.get().get(1));
    assertEquals(2, history().size());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void aLostRequestIsMadeAgain(int size) throws Exception {
    LINE.loseRequests();
    Future<List<RecordedEvent>> append = append(Appends.of(person, Head.NONE, size));
    assertEquals(List.of(), history());
    LINE.repair();

    assertEquals(append.get(), history());
    assertEquals(size, history().size());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void aLostRequestThatAnotherWriterOvertookIsARaceLost(int size) {
    LINE.loseRequests();
    Future<List<RecordedEvent>> append = append(Appends.of(person, Head.NONE, size));
    List<RecordedEvent> others = near.append(List.of(Appends.of(person, Head.NONE, 1)));
    LINE.repair();

    var failure = assertThrows(ExecutionException.class, append::get);
    assertInstanceOf(ConcurrentAppend.class, failure.getCause());
    assertEquals(others, history());
  }

  private Future<List<RecordedEvent>> append(Append... appends) {
    return threads.submit(() -> far.append(List.of(appends)));
  }

  private List<RecordedEvent> history() {
    List<RecordedEvent> events = new ArrayList<>();
    near.forEach(person, 0, events::add);
    return events;
  }
}
