package cim.person.infrastructure.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.queries.EventFeed;
import cim.person.application.queries.EventFeed.Wanted;
import cim.person.domain.events.Family;
import cim.person.domain.events.LifecycleEvent.Activated;
import cim.person.domain.events.TagEvent.Tagged;
import cim.person.domain.events.TagEvent.Untagged;
import cim.person.domain.values.PersonId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What comes to subscribers.
class SubscribingTest extends OnTheFeed {
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
  void aBrokenMessageIsPassedOver() {
    create(3);
    chronicle.damage(2, null);
    chronicle.damage(1, null);
    feed();
    awaitPositions(subscribe(Long.MAX_VALUE, Wanted.ALL, OptionalLong.of(0)), 3);
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
  void closingTellsEveryone() {
    Listener listener = subscribe(Long.MAX_VALUE, Wanted.ALL, OptionalLong.of(0));
    Node.until("subscribed", listener::isSubscribed);
    hub.close();
    Node.until("the error", () -> listener.error() != null);
    assertInstanceOf(EventFeed.Ended.class, listener.error());
  }
}
