package cim.person.infrastructure.index;

import cim.person.application.ports.CorruptHistory;
import cim.person.application.ports.EventStore;
import cim.person.application.ports.EventStoreUnavailable;
import cim.person.application.ports.LocalRecords;
import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.EventFeed;
import cim.person.domain.values.PersonId;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Flow;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/// Hands events to subscribers: first, from the store, what they have missed; then, from the feed,
/// what comes. Thread-safe.
///
/// A subscription is moved from the one to the other under the lock under which the feed moves on,
/// and only when it has seen all that the feed has: so nothing is missed and nothing comes twice.
final class EventHub implements EventFeed, AutoCloseable {
  static final String CLOSING = "this node stops; subscribe again";
  private static final int PAGE = 200;

  private final EventStore store;
  private final PersonPositions positions;
  private final BooleanSupplier isFollowing;
  private final int buffer;
  private final int most;
  private final ThreadFactory threads;
  private final ReentrantLock lock = new ReentrantLock();
  private final Subscribers subscribers = new Subscribers();
  private long position;
  private boolean begun;
  private boolean closed;

  /// @param records where this node knows a person's events to stand
  /// @param isFollowing whether the feed has come to the end of the stream
  /// @param buffer how many events a subscriber may fall behind
  /// @param most how many subscribers there may be at once
  /// @param threads one for each subscriber: virtual ones
  EventHub(
      EventStore store,
      LocalRecords records,
      BooleanSupplier isFollowing,
      int buffer,
      int most,
      ThreadFactory threads) {
    this.store = store;
    this.positions = new PersonPositions(records);
    this.isFollowing = isFollowing;
    this.buffer = buffer;
    this.most = most;
    this.threads = threads;
  }

  @Override
  public Flow.Publisher<RecordedEvent> events(Wanted wanted, OptionalLong after) {
    return subscriber -> {
      EventSubscription subscription =
          new EventSubscription(this, store, positions, wanted, subscriber, buffer);
      enter(subscription);
      try {
        subscription.beginAfter(after.orElseGet(this::now));
      } catch (EventStoreUnavailable away) {
        subscription.fail(away);
      }
      threads.newThread(subscription::run).start();
    };
  }

  @Override
  public Flow.Publisher<Long> changes(PersonId person) {
    return subscriber -> {
      ChangeSubscription subscription = new ChangeSubscription(this, person, subscriber);
      enter(subscription);
      threads.newThread(subscription::run).start();
    };
  }

  private void enter(Subscription<?> subscription) {
    lock.lock();
    try {
      if (closed) {
        subscription.fail(new Ended(CLOSING));
      } else if (subscribers.count() >= most) {
        subscription.fail(new TooManySubscribers(most));
      } else {
        subscribers.add(subscription);
      }
    } finally {
      lock.unlock();
    }
  }

  /// The position after which everything is still to come.
  private long now() {
    if (!isFollowing.getAsBoolean()) {
      return store.end();
    }
    return position();
  }

  /// How far the feed has come.
  long position() {
    lock.lock();
    try {
      return position;
    } finally {
      lock.unlock();
    }
  }

  /// Says after which position the feed begins; later it goes on where it was.
  void begin(long after) {
    lock.lock();
    try {
      position = begun ? Math.max(position, after) : after;
      begun = true;
    } finally {
      lock.unlock();
    }
  }

  /// Ends all subscriptions, since the stream is another one now.
  void restart() {
    lock.lock();
    try {
      begun = false;
      position = 0;
      failAll("the event stream was replaced; subscribe again");
    } finally {
      lock.unlock();
    }
  }

  /// Hands on what comes next in the stream.
  void publish(List<StreamEntry> entries) {
    lock.lock();
    try {
      for (StreamEntry entry : entries) {
        if (entry.position() <= position) {
          continue;
        }
        position = entry.position();
        if (entry instanceof StreamEntry.Event(RecordedEvent event, _, _)) {
          publish(event);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private void publish(RecordedEvent event) {
    position = event.position();
    subscribers.offer(event);
  }

  /// Goes on with another feed. What the old one did not hand on, and the new one has taken in
  /// before it was asked to, is read from the store.
  ///
  /// @param change makes the new feed hand on what it takes in from now on
  /// @param reached how far the new feed has come
  void changeFeed(Runnable change, LongSupplier reached) {
    lock.lock();
    try {
      change.run();
      for (long end = reached.getAsLong(); position < end; ) {
        List<RecordedEvent> page = store.page(position, PAGE);
        page.forEach(this::publish);
        position = page.size() < PAGE ? Math.max(position, end) : position;
      }
    } catch (EventStoreUnavailable | CorruptHistory problem) {
      position = Math.max(position, reached.getAsLong());
      failAll("the event stream cannot be read; subscribe again");
    } finally {
      lock.unlock();
    }
  }

  /// Has the subscription fed from now on, when it has seen all that the feed has.
  boolean join(EventSubscription subscription) {
    lock.lock();
    try {
      return begun && subscription.goLiveWhenAt(position);
    } finally {
      lock.unlock();
    }
  }

  void leave(Subscription<?> subscription) {
    lock.lock();
    try {
      subscribers.remove(subscription);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int subscribers() {
    lock.lock();
    try {
      return subscribers.count();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      failAll(CLOSING);
    } finally {
      lock.unlock();
    }
  }

  private void failAll(String why) {
    subscribers.forEach(each -> each.fail(new Ended(why)));
  }
}
