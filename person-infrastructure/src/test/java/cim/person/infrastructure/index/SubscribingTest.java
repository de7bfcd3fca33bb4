package cim.person.infrastructure.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import cim.person.application.ports.EventStoreUnavailable;
import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.EventFeed.TooManySubscribers;
import cim.person.application.queries.EventFeed.TooSlow;
import cim.person.domain.events.LifecycleEvent.Activated;
import cim.person.domain.values.PersonId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SubscribingTest {
  private static final int BUFFER = 4;
  private static final int MOST = 3;

  private final Chronicle chronicle = new Chronicle();
  private final EventHub hub =
      new EventHub(chronicle.following(), () -> true, BUFFER, MOST, Thread.ofVirtual().factory());
  private long fed;

  @BeforeEach
  void begin() {
    hub.begin(0);
  }

  @Test
  void untilTheFeedBeginsNobodyIsFedByIt() {
    EventHub waiting =
        new EventHub(
            chronicle.following(), () -> false, BUFFER, MOST, Thread.ofVirtual().factory());
    create(2);
    Listener listener = new Listener(Long.MAX_VALUE);
    waiting.events(SubscribingTest::all, OptionalLong.of(0)).subscribe(listener);
    awaitPositions(listener, 1, 2);
    create(3);
    waiting.begin(4);
    create(1);
    waiting.publish(chronicle.entries(4));
    awaitPositions(listener, 1, 2, 3, 4, 5, 6);
    waiting.close();
  }

  @AfterEach
  void close() {
    hub.close();
    Node.until("all gone", () -> hub.subscribers() == 0);
  }

  @Test
  void whatWasMissedComesFirstThenWhatIsNew() {
    create(3);
    feed();
    Listener listener = subscribe(Long.MAX_VALUE, SubscribingTest::all, OptionalLong.of(1));
    awaitPositions(listener, 2, 3);
    create(2);
    feed();
    awaitPositions(listener, 2, 3, 4, 5);
  }

  @Test
  void withoutAPositionOnlyWhatIsNewComes() {
    create(3);
    feed();
    Listener listener = subscribe(Long.MAX_VALUE, SubscribingTest::all, OptionalLong.empty());
    create(1);
    feed();
    awaitPositions(listener, 4);
  }

  @Test
  void onlyWhatPassesTheFilterComes() {
    PersonId ada = chronicle.create("Ada", "Lovelace");
    create(2);
    feed();
    Listener listener =
        subscribe(Long.MAX_VALUE, event -> event.person().equals(ada), OptionalLong.of(0));
    awaitPositions(listener, 1);
    create(1);
    chronicle.record(ada, new Activated());
    feed();
    awaitPositions(listener, 1, 5);
  }

  @Test
  void nothingIsMissedAndNothingComesTwiceWhileEventsKeepComing() {
    List<Listener> listeners = new ArrayList<>();
    for (int round = 0; round < 300; round++) {
      create(3);
      if (round % 100 == 50) {
        listeners.add(subscribe(Long.MAX_VALUE, SubscribingTest::all, OptionalLong.of(0)));
      }
      feed();
      if (round > 50) {
        awaitLast(listeners.getFirst(), fed);
      }
    }
    for (Listener listener : listeners) {
      awaitLast(listener, 900);
      assertEquals(LongStream.rangeClosed(1, 900).boxed().toList(), listener.positions());
      assertFalse(listener.hasOverlapped());
    }
  }

  @Test
  void aBrokenMessageIsPassedOver() {
    create(3);
    chronicle.damage(2, null);
    chronicle.damage(1, null);
    feed();
    awaitPositions(subscribe(Long.MAX_VALUE, SubscribingTest::all, OptionalLong.of(0)), 3);
  }

  @Test
  void noMoreComesThanWasAskedFor() {
    create(5);
    feed();
    Listener listener = subscribe(2, SubscribingTest::all, OptionalLong.of(0));
    awaitPositions(listener, 1, 2);
    listener.subscription().request(1);
    awaitPositions(listener, 1, 2, 3);
    listener.subscription().request(Long.MAX_VALUE);
    listener.subscription().request(Long.MAX_VALUE);
    awaitPositions(listener, 1, 2, 3, 4, 5);
  }

  @Test
  void whoFallsBehindIsToldWhereToGoOn() {
    Listener listener = subscribe(2, SubscribingTest::all, OptionalLong.of(0));
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
    Listener listener = subscribe(0, SubscribingTest::all, OptionalLong.of(0));
    Node.until("subscribed", listener::isSubscribed);
    listener.subscription().request(0);
    Node.until("the error", () -> listener.error() != null);
    assertInstanceOf(IllegalArgumentException.class, listener.error());
  }

  @Test
  void aFilterThatFailsIsSaidAlsoWhileTheMissedIsRead() {
    create(1);
    feed();
    Listener listener =
        subscribe(
            1,
            _ -> {
              throw new IllegalStateException("no filter");
            },
            OptionalLong.of(0));
    Node.until("the error", () -> listener.error() != null);
    assertInstanceOf(IllegalStateException.class, listener.error());
  }

  @Test
  void afterCancellingNothingComes() {
    Listener listener = subscribe(Long.MAX_VALUE, SubscribingTest::all, OptionalLong.of(0));
    Node.until("subscribed", listener::isSubscribed);
    listener.subscription().cancel();
    assertEquals(0, hub.subscribers());
    create(2);
    feed();
    Listener other = subscribe(Long.MAX_VALUE, SubscribingTest::all, OptionalLong.of(0));
    awaitPositions(other, 1, 2);
    assertEquals(List.of(), listener.positions());
  }

  @Test
  void thereIsRoomForAsManyAsConfigured() {
    for (int i = 0; i < MOST; i++) {
      subscribe(1, SubscribingTest::all, OptionalLong.of(0));
    }
    Listener one = subscribe(1, SubscribingTest::all, OptionalLong.of(0));
    Node.until("the refusal", () -> one.error() != null);
    assertInstanceOf(TooManySubscribers.class, one.error());
    assertEquals(MOST, hub.subscribers());
  }

  @Test
  void closingTellsEveryone() {
    Listener listener = subscribe(Long.MAX_VALUE, SubscribingTest::all, OptionalLong.of(0));
    Node.until("subscribed", listener::isSubscribed);
    hub.close();
    Node.until("the error", () -> listener.error() != null);
    assertInstanceOf(EventStoreUnavailable.class, listener.error());
  }

  private Listener subscribe(long demand, Predicate<RecordedEvent> filter, OptionalLong after) {
    Listener listener = new Listener(demand);
    hub.events(filter, after).subscribe(listener);
    return listener;
  }

  private void create(int count) {
    for (int i = 0; i < count; i++) {
      chronicle.create("Ada", "Lovelace");
    }
  }

  private void feed() {
    List<StreamEntry> entries = chronicle.entries(fed);
    hub.publish(entries);
    fed = entries.getLast().position();
  }

  private static void awaitPositions(Listener listener, long... expected) {
    List<Long> positions = LongStream.of(expected).boxed().toList();
    Node.until(
        positions + " but " + listener.positions() + " " + listener.error(),
        () -> listener.positions().size() >= positions.size());
    assertEquals(positions, listener.positions());
  }

  private static void awaitLast(Listener listener, long position) {
    Node.until(
        "position " + position + ": " + listener.error(),
        () -> !listener.positions().isEmpty() && listener.positions().getLast() >= position);
  }

  private static boolean all(RecordedEvent event) {
    return event.position() > 0;
  }
}
