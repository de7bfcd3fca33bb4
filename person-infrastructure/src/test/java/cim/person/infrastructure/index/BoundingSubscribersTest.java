package cim.person.infrastructure.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import cim.person.application.queries.EventFeed.TooManySubscribers;
import cim.person.application.queries.EventFeed.TooSlow;
import cim.person.application.queries.EventFeed.Wanted;
import cim.person.domain.events.TagEvent.Tagged;
import cim.person.domain.values.PersonId;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// What a subscriber, and all of them, may take up.
class BoundingSubscribersTest extends OnTheFeed {
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
  void whoAsksForNothingGetsAnError() {
    Listener listener = subscribe(0, Wanted.ALL, OptionalLong.of(0));
    Node.until("subscribed", listener::isSubscribed);
    listener.subscription().request(0);
    Node.until("the error", () -> listener.error() != null);
    assertInstanceOf(IllegalArgumentException.class, listener.error());
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
  void thereIsRoomForAsManyAsConfigured() {
    for (int i = 0; i < MOST; i++) {
      subscribe(1, Wanted.ALL, OptionalLong.of(0));
    }
    Listener one = subscribe(1, Wanted.ALL, OptionalLong.of(0));
    Node.until("the refusal", () -> one.error() != null);
    assertInstanceOf(TooManySubscribers.class, one.error());
    assertEquals(MOST, hub.subscribers());
  }
}
