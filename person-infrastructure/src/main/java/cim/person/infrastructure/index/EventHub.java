package cim.person.infrastructure.index;

import cim.person.application.ports.EventStore;
import cim.person.application.ports.EventStoreUnavailable;
import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.EventFeed;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Flow;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/// Hands events to subscribers: first, from the store, what they have missed; then, from the feed,
/// what comes. Thread-safe.
///
/// A subscription is moved from the one to the other under the lock under which the feed moves on,
/// and only when it has seen all that the feed has: so nothing is missed and nothing comes twice.
final class EventHub implements EventFeed, AutoCloseable {
  private static final String CLOSING = "this node is closing; subscribe again";

  private final EventStore store;
  private final BooleanSupplier isFollowing;
  private final int buffer;
  private final int most;
  private final ThreadFactory threads;
  private final ReentrantLock lock = new ReentrantLock();
  private final Set<EventSubscription> subscriptions = new LinkedHashSet<>();
  private long position;
  private boolean begun;
  private boolean closed;

  /// @param isFollowing whether the feed has come to the end of the stream
  /// @param buffer how many events a subscriber may fall behind
  /// @param most how many subscribers there may be at once
  /// @param threads one for each subscriber: virtual ones
  EventHub(
      EventStore store, BooleanSupplier isFollowing, int buffer, int most, ThreadFactory threads) {
    this.store = store;
    this.isFollowing = isFollowing;
    this.buffer = buffer;
    this.most = most;
    this.threads = threads;
  }

  @Override
  public Flow.Publisher<RecordedEvent> events(Predicate<RecordedEvent> filter, OptionalLong after) {
    return subscriber -> subscribe(subscriber, filter, after);
  }

  private void subscribe(
      Flow.Subscriber<? super RecordedEvent> subscriber,
      Predicate<RecordedEvent> filter,
      OptionalLong after) {
    EventSubscription subscription = new EventSubscription(this, store, subscriber, filter, buffer);
    enter(subscription);
    try {
      subscription.beginAfter(after.orElseGet(this::now));
    } catch (EventStoreUnavailable away) {
      subscription.fail(away);
    }
    threads.newThread(subscription::run).start();
  }

  private void enter(EventSubscription subscription) {
    lock.lock();
    try {
      if (closed) {
        subscription.fail(new EventStoreUnavailable(CLOSING, null));
      } else if (subscriptions.size() >= most) {
        subscription.fail(new TooManySubscribers(most));
      } else {
        subscriptions.add(subscription);
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
        if (entry instanceof StreamEntry.Event(RecordedEvent event, _)) {
          subscriptions.forEach(subscription -> subscription.offer(event));
        }
      }
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

  void leave(EventSubscription subscription) {
    lock.lock();
    try {
      subscriptions.remove(subscription);
    } finally {
      lock.unlock();
    }
  }

  int subscribers() {
    lock.lock();
    try {
      return subscriptions.size();
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
    for (EventSubscription each : new ArrayList<>(subscriptions)) {
      each.fail(new EventStoreUnavailable(why, null));
    }
  }
}
