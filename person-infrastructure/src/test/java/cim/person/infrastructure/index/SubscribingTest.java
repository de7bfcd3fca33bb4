package cim.person.infrastructure.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.ports.EventStoreUnavailable;
import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.EventFeed.TooManySubscribers;
import cim.person.application.queries.EventFeed.TooSlow;
import cim.person.application.queries.EventFeed.Wanted;
import cim.person.domain.events.Family;
import cim.person.domain.events.LifecycleEvent.Activated;
import cim.person.domain.events.TagEvent.Tagged;
import cim.person.domain.events.TagEvent.Untagged;
import cim.person.domain.values.PersonId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubscribingTest {
  private static final int BUFFER = 4;
  private static final int MOST = 3;

  private final Chronicle chronicle = new Chronicle();
  private final AtomicInteger pages = new AtomicInteger();

  @SuppressWarnings("NullAway.Init") // JUnit sets it.
  @TempDir
  private Path directory;

  private RocksRecords records;
  private EventHub hub;
  private final Map<Wanted, List<Long>> seen = new HashMap<>();
  private long fed;

  @BeforeEach
  void begin() throws IOException {
    records =
        new RocksRecords(
            directory.resolve("records"), 1 << 20, new Progress(InstantSource.system()), _ -> {});
    hub = hub(true);
    hub.begin(0);
  }

  private EventHub hub(boolean following) {
    return new EventHub(
        chronicle.following(pages::incrementAndGet),
        records,
        () -> following,
        BUFFER,
        MOST,
        Thread.ofVirtual().factory());
  }

  @Test
  void untilTheFeedBeginsNobodyIsFedByIt() {
    EventHub waiting = hub(false);
    create(2);
    Listener listener = new Listener(Long.MAX_VALUE);
    waiting.events(Wanted.ALL, OptionalLong.of(0)).subscribe(listener.ofEvents());
    awaitPositions(listener, 1, 2);
    create(3);
    waiting.begin(4);
    create(1);
    waiting.publish(chronicle.entries(4));
    awaitPositions(listener, 1, 2, 3, 4, 5, 6);
    waiting.close();
  }

  @AfterEach
  void close() throws IOException {
    hub.close();
    Node.until("all gone", () -> hub.subscribers() == 0);
    records.close();
  }

  @Test
  void whatWasMissedComesFirstThenWhatIsNew() {
    create(3);
    feed();
    Listener listener = subscribe(Long.MAX_VALUE, Wanted.ALL, OptionalLong.of(1));
    awaitPositions(listener, 2, 3);
    create(2);
    feed();
    awaitPositions(listener, 2, 3, 4, 5);
  }

  @Test
  void withoutAPositionOnlyWhatIsNewComes() {
    create(3);
    feed();
    Listener listener = subscribe(Long.MAX_VALUE, Wanted.ALL, OptionalLong.empty());
    create(1);
    feed();
    awaitPositions(listener, 4);
  }

  @Test
  void onlyWhatIsWantedComes() {
    PersonId ada = chronicle.create("Ada", "Lovelace");
    create(2);
    feed();
    Listener listener = subscribe(Long.MAX_VALUE, Wanted.of(ada), OptionalLong.of(0));
    Listener contacts =
        subscribe(
            Long.MAX_VALUE,
            new Wanted(Optional.empty(), Set.of(Family.COMPONENTS)),
            OptionalLong.of(0));
    awaitPositions(listener, 1);
    create(1);
    chronicle.record(ada, new Activated());
    chronicle.record(ada, new Tagged("pioneer"));
    feed();
    awaitPositions(listener, 1, 5, 6);
    awaitPositions(contacts, 6);
  }

  @Test
  void whatOnePersonsSubscriberHasMissedIsReadWhereItStands() {
    PersonId ada = chronicle.create("Ada", "Lovelace");
    for (int i = 0; i < 450; i++) {
      create(1);
      chronicle.record(ada, i % 2 == 0 ? new Tagged("t" + i) : new Untagged("t" + (i - 1), null));
    }
    feed();
    Listener late = subscribe(Long.MAX_VALUE, Wanted.of(ada), OptionalLong.of(700));
    awaitLast(late, 901);
    assertEquals(
        LongStream.rangeClosed(350, 450).map(i -> 2 * i + 1).boxed().toList(), late.positions());
    Listener early = subscribe(Long.MAX_VALUE, Wanted.of(ada), OptionalLong.of(0));
    awaitLast(early, 901);
    assertEquals(451, early.positions().size());
    assertEquals(0, pages.get(), "pages of the whole stream");
  }

  @Test
  void aPersonWhoseHistoryIsBrokenIsFollowedAllTheSame() {
    PersonId ada = chronicle.create("Ada", "Lovelace");
    create(1);
    chronicle.record(ada, new Activated());
    chronicle.damage(3, ada);
    chronicle.record(ada, new Tagged("a"));
    feed();
    assertTrue(records.problemOf(ada).isPresent());
    Listener listener = subscribe(Long.MAX_VALUE, Wanted.of(ada), OptionalLong.of(0));
    awaitPositions(listener, 1, 4);
    chronicle.record(ada, new Tagged("b"));
    feed();
    awaitPositions(listener, 1, 4, 5);
  }

  @Test
  void nothingIsMissedAndNothingComesTwiceWhileEventsKeepComing() {
    List<Listener> listeners = new ArrayList<>();
    for (int round = 0; round < 300; round++) {
      create(3);
      if (round % 100 == 50) {
        listeners.add(subscribe(Long.MAX_VALUE, Wanted.ALL, OptionalLong.of(0)));
      }
      feed();
      listeners.forEach(listener -> awaitLast(listener, fed)); // A feed does not wait for them.
    }
    for (Listener listener : listeners) {
      assertEquals(LongStream.rangeClosed(1, 900).boxed().toList(), listener.positions());
      assertFalse(listener.hasOverlapped());
    }
  }

  /// Each subscriber loses its connection again and again, wherever it is just then, and goes on
  /// after what it saw last, while events keep coming faster than it may fall behind.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whoeverReconnectsMissesNothingAndSeesNothingTwice(long seed) throws Exception {
    Random random = new Random(seed);
    List<PersonId> persons =
        List.of(chronicle.create("Ada", "Lovelace"), chronicle.create("Alan", "Turing"));
    feed();
    FutureTask<Void> feeding =
        new FutureTask<>(
            () -> {
              for (int i = 0; i < 600; i++) {
                chronicle.record(persons.get(i % 2), new Tagged("t" + i));
                create(i % 3);
                feed();
              }
              return null;
            });
    Thread.ofPlatform().start(feeding);
    List<Wanted> wanted = List.of(Wanted.ALL, Wanted.of(persons.getFirst()));
    for (int connections = 0; connections < 100; connections++) {
      for (Wanted some : wanted) {
        reconnect(some, random);
      }
    }
    feeding.get();
    for (Wanted some : wanted) {
      while (seen(some).size() < positions(some).size()) {
        int before = seen(some).size();
        reconnect(some, random);
        assertTrue(seen(some).size() > before, "nothing more comes");
      }
      assertEquals(positions(some), seen(some));
    }
  }

  /// Follows for a while after what was seen last, and sees the next of the stream and nothing
  /// else.
  private void reconnect(Wanted wanted, Random random) {
    List<Long> before = seen(wanted);
    int demand = 1 + random.nextInt(50);
    int enough = Math.min(demand, positions(wanted).size() - before.size());
    Listener listener =
        subscribe(demand, wanted, OptionalLong.of(before.isEmpty() ? 0 : before.getLast()));
    Node.until("enough", () -> listener.error() != null || listener.positions().size() >= enough);
    listener.cancel();
    Node.until("gone", () -> hub.subscribers() == 0);
    before.addAll(listener.positions());
    assertEquals(positions(wanted).subList(0, before.size()), before);
  }

  private List<Long> seen(Wanted wanted) {
    return seen.computeIfAbsent(wanted, _ -> new ArrayList<>());
  }

  private List<Long> positions(Wanted wanted) {
    return chronicle.store().page(0, 10_000).stream()
        .filter(wanted::contains)
        .map(RecordedEvent::position)
        .toList();
  }

  @Test
  void aChangeIsSaidAtOnceAndThenWheneverThereIsOne() {
    PersonId ada = chronicle.create("Ada", "Lovelace");
    create(2);
    feed();
    Listener listener = follow(Long.MAX_VALUE, ada);
    awaitPositions(listener, 3);
    create(2);
    chronicle.record(ada, new Activated());
    feed();
    awaitPositions(listener, 3, 6);
  }

  @Test
  void whoIsSlowToTakeChangesGetsTheNewest() {
    PersonId ada = chronicle.create("Ada", "Lovelace");
    feed();
    Listener listener = follow(1, ada);
    awaitPositions(listener, 1);
    for (int i = 0; i < 10 * BUFFER; i++) {
      chronicle.record(ada, new Tagged("t" + i));
      feed();
    }
    assertNull(listener.error());
    listener.subscription().request(5);
    awaitPositions(listener, 1, 1 + 10 * BUFFER);
  }

  @Test
  void aBrokenMessageIsPassedOver() {
    create(3);
    chronicle.damage(2, null);
    chronicle.damage(1, null);
    feed();
    awaitPositions(subscribe(Long.MAX_VALUE, Wanted.ALL, OptionalLong.of(0)), 3);
  }

  @Test
  void noMoreComesThanWasAskedFor() {
    create(5);
    feed();
    Listener listener = subscribe(2, Wanted.ALL, OptionalLong.of(0));
    awaitPositions(listener, 1, 2);
    listener.subscription().request(1);
    awaitPositions(listener, 1, 2, 3);
    listener.subscription().request(Long.MAX_VALUE);
    listener.subscription().request(Long.MAX_VALUE);
    awaitPositions(listener, 1, 2, 3, 4, 5);
  }

  @Test
  void whoFallsBehindIsToldWhereToGoOn() {
    Listener listener = subscribe(2, Wanted.ALL, OptionalLong.of(0));
    Node.until("subscribed", listener::isSubscribed);
    create(1);
    feed();
    awaitPositions(listener, 1);
    create(1);
    feed();
    awaitPositions(listener, 1, 2);
    create(BUFFER + 1);
    feed();
    Node.until("the error", () -> listener.error() != null);
    assertEquals(2, assertInstanceOf(TooSlow.class, listener.error()).resumeAfter());
    Node.until("gone", () -> hub.subscribers() == 0);
  }

  @Test
  void whoAsksForNothingGetsAnError() {
    Listener listener = subscribe(0, Wanted.ALL, OptionalLong.of(0));
    Node.until("subscribed", listener::isSubscribed);
    listener.subscription().request(0);
    Node.until("the error", () -> listener.error() != null);
    assertInstanceOf(IllegalArgumentException.class, listener.error());
  }

  @Test
  void afterCancellingNothingComes() {
    Listener listener = subscribe(Long.MAX_VALUE, Wanted.ALL, OptionalLong.of(0));
    Node.until("subscribed", listener::isSubscribed);
    listener.subscription().cancel();
    assertEquals(0, hub.subscribers());
    create(2);
    feed();
    Listener other = subscribe(Long.MAX_VALUE, Wanted.ALL, OptionalLong.of(0));
    awaitPositions(other, 1, 2);
    assertEquals(List.of(), listener.positions());
  }

  @Test
  void thereIsRoomForAsManyAsConfigured() {
    for (int i = 0; i < MOST; i++) {
      subscribe(1, Wanted.ALL, OptionalLong.of(0));
    }
    Listener one = subscribe(1, Wanted.ALL, OptionalLong.of(0));
    Node.until("the refusal", () -> one.error() != null);
    assertInstanceOf(TooManySubscribers.class, one.error());
    assertEquals(MOST, hub.subscribers());
  }

  @Test
  void closingTellsEveryone() {
    Listener listener = subscribe(Long.MAX_VALUE, Wanted.ALL, OptionalLong.of(0));
    Node.until("subscribed", listener::isSubscribed);
    hub.close();
    Node.until("the error", () -> listener.error() != null);
    assertInstanceOf(EventStoreUnavailable.class, listener.error());
  }

  private Listener subscribe(long demand, Wanted wanted, OptionalLong after) {
    Listener listener = new Listener(demand);
    hub.events(wanted, after).subscribe(listener.ofEvents());
    return listener;
  }

  private Listener follow(long demand, PersonId person) {
    Listener listener = new Listener(demand);
    hub.changes(person).subscribe(listener);
    return listener;
  }

  private void create(int count) {
    for (int i = 0; i < count; i++) {
      chronicle.create("Ada", "Lovelace");
    }
  }

  private void feed() {
    List<StreamEntry> entries = chronicle.entries(fed);
    records.apply(entries);
    hub.publish(entries);
    fed = entries.getLast().position();
  }

  private static void awaitPositions(Listener listener, long... expected) {
    List<Long> positions = LongStream.of(expected).boxed().toList();
    Node.until(
        "positions " + positions,
        () -> listener.error() != null || listener.positions().size() >= positions.size());
    assertNull(listener.error());
    assertEquals(positions, listener.positions());
  }

  private static void awaitLast(Listener listener, long position) {
    Node.until(
        "position " + position,
        () ->
            listener.error() != null
                || !listener.positions().isEmpty() && listener.positions().getLast() >= position);
    assertNull(listener.error());
  }
}
