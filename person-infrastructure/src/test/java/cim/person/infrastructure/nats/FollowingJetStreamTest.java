package cim.person.infrastructure.nats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.ports.Appends;
import cim.person.application.ports.EventStore;
import cim.person.application.ports.Head;
import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.EventFeed.Wanted;
import cim.person.application.queries.EventFilter;
import cim.person.application.queries.PageRequest;
import cim.person.application.queries.PersonFilter;
import cim.person.application.queries.PersonOrder;
import cim.person.application.queries.PersonOrder.Field;
import cim.person.application.queries.ProjectionStatus;
import cim.person.application.queries.ProjectionStatus.State;
import cim.person.domain.values.PersonId;
import cim.person.infrastructure.index.EventSource;
import cim.person.infrastructure.index.ReadModel;
import cim.person.infrastructure.index.ReadModelSettings;
import cim.person.infrastructure.names.SortingOrder;
import io.nats.client.impl.Headers;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.Flow;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowingJetStreamTest {
  private static final Logger LOG = System.getLogger(FollowingJetStreamTest.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final PersonOrder OLDEST = new PersonOrder(Field.CREATED_AT, false, Locale.ROOT);

  private final NatsServer server = NatsServer.started();
  private final NatsSettings settings = NatsSettings.of(server.url());
  private final TestNats nats = TestNats.with(settings);
  private final EventStore store = nats.store();

  @SuppressWarnings("NullAway.Init") // JUnit sets it.
  @TempDir
  private Path directory;

  private ReadModel model;

  @BeforeEach
  void start() throws IOException {
    model =
        new ReadModel(
            ReadModelSettings.in(directory),
            new EventStream(nats.connection(), settings),
            store,
            SortingOrder::text,
            Thread.ofPlatform().factory(),
            Thread.ofVirtual().factory(),
            InstantSource.system());
    model.start();
  }

  @AfterEach
  void stop() throws IOException {
    model.close();
    nats.close();
    server.close();
  }

  @Test
  void anAppendComesWholeEvenWhereItIsLargerThanTheLimit() throws Exception {
    nats.awaitStreams();
    store.append(List.of(Appends.of(Appends.newPerson(), Head.NONE, 2)));
    store.append(List.of(Appends.of(Appends.newPerson(), Head.NONE, 3)));
    store.append(List.of(Appends.of(Appends.newPerson(), Head.NONE, 1)));
    try (EventSource.Reading reading = nats.follow(0)) {
      assertEquals(2, reading.next(1, PATIENCE).size());
      assertEquals(3, reading.next(1, PATIENCE).size());
      assertEquals(1, reading.next(1, PATIENCE).size());
    }
  }

  @Test
  void whatIsStoredIsReadAlsoAfterTheServerWasKilledAndTheNodeRestarted() throws Exception {
    nats.awaitStreams();
    Received received = new Received();
    model.eventFeed().events(Wanted.ALL, OptionalLong.of(0)).subscribe(received);
    List<PersonId> persons = new ArrayList<>();
    for (int round = 0; round < 3; round++) {
      persons.add(create());
      assertTrue(model.projections().await(store.end(), PATIENCE));
      assertEquals(persons, listed());
      server.kill();
      server.start();
    }
    List<Long> positions = LongStream.rangeClosed(1, 6).boxed().toList();
    Await.until("the events", () -> received.positions().equals(positions));
    model.close();
    persons.add(create());
    start();
    persons.add(create());
    assertTrue(model.projections().await(store.end(), PATIENCE));
    assertEquals(persons, listed());
    assertEquals(positions, received.positions());
    assertEquals(
        10,
        model.eventLog().find(EventFilter.EVERYTHING, new PageRequest(200, true, null)).total());
  }

  @Test
  void afterALostConnectionItGoesOnAtOnce() throws Exception {
    nats.awaitStreams();
    create();
    assertTrue(model.projections().await(2, PATIENCE));
    server.kill();
    server.start();
    long started = System.nanoTime();
    PersonId person = create();
    assertTrue(model.projections().await(4, PATIENCE));
    LOG.log(
        Level.INFO,
        "stored and visible {0} ms after the server was back",
        Duration.ofNanos(System.nanoTime() - started).toMillis());
    assertTrue(model.persons().byId(person).isPresent());
  }

  @Test
  void aBrokenMessageSetsItsPersonAsideOnly() throws Exception {
    nats.awaitStreams();
    PersonId ada = create();
    nats.publish("cim.person.lifecycle.activated." + ada, new Headers(), "{\"v\":1}");
    nats.publish("cim.person.lifecycle.activated.nobody", new Headers(), "nonsense");
    PersonId bob = create();
    assertTrue(model.projections().await(store.end(), PATIENCE));
    assertEquals(List.of(ada, bob), listed());
    assertEquals(List.of(ada), model.projections().statuses().getFirst().setAside());
    assertTrue(model.localRecords().problemOf(ada).isPresent());
    assertFalse(model.localRecords().problemOf(bob).isPresent());
    Received received = new Received();
    model.eventFeed().events(Wanted.ALL, OptionalLong.of(0)).subscribe(received);
    Await.until("the sound events", () -> received.positions().equals(List.of(1L, 2L, 5L, 6L)));
  }

  @Test
  void itSaysHowLongEventsTakeToBecomeVisible() throws Exception {
    nats.awaitStreams();
    Await.until("caught up", model.projections()::caughtUp);
    long next = System.nanoTime();
    for (int event = 0; event < 100; event++) {
      create();
      next += Duration.ofMillis(20).toNanos();
      LockSupport.parkNanos(next - System.nanoTime());
    }
    assertTrue(model.projections().await(store.end(), PATIENCE));
    for (ProjectionStatus status : model.projections().statuses()) {
      LOG.log(
          Level.INFO,
          "at 100 events a second {0} shows them after {1} ms (median), {2} ms (95th percentile)",
          status.name(),
          status.visibleMillisMedian(),
          status.visibleMillisP95());
      assertEquals(State.FOLLOWING, status.state());
      assertTrue(status.visibleMillisMedian() > 0);
    }
  }

  private PersonId create() {
    PersonId person = Appends.newPerson();
    store.append(List.of(Appends.of(person, Head.NONE, 2)));
    return person;
  }

  private List<PersonId> listed() {
    return model
        .persons()
        .list(PersonFilter.EVERYONE, OLDEST, new PageRequest(200, false, null))
        .items()
        .stream()
        .map(item -> item.node().id())
        .toList();
  }

  /// Asks for everything and remembers the positions.
  private static final class Received implements Flow.Subscriber<RecordedEvent> {
    private final List<Long> positions = new ArrayList<>();

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public synchronized void onNext(RecordedEvent event) {
      positions.add(event.position());
    }

    @Override
    public void onError(Throwable problem) {
      LOG.log(Level.DEBUG, "ended", problem);
    }

    @Override
    public void onComplete() {
      throw new AssertionError("the stream of events never completes");
    }

    synchronized List<Long> positions() {
      return List.copyOf(positions);
    }
  }
}
