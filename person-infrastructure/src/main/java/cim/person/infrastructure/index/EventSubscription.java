package cim.person.infrastructure.index;

import cim.person.application.ports.CorruptHistory;
import cim.person.application.ports.EventStore;
import cim.person.application.ports.EventStoreUnavailable;
import cim.person.application.ports.RecordedEvent;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// One subscriber: first it reads what it has missed, then it takes what the feed puts into its
/// inbox. All its signals come from one thread, in order.
final class EventSubscription implements Flow.Subscription {
  private static final int PAGE = 200;
  private static final long PAUSE_MILLIS = 5;

  private final EventHub hub;
  private final EventStore store;
  private final Flow.Subscriber<? super RecordedEvent> subscriber;
  private final Predicate<RecordedEvent> filter;
  private final Inbox inbox;
  private volatile long position;
  private volatile boolean live;

  EventSubscription(
      EventHub hub,
      EventStore store,
      Flow.Subscriber<? super RecordedEvent> subscriber,
      Predicate<RecordedEvent> filter,
      int most) {
    this.hub = hub;
    this.store = store;
    this.subscriber = subscriber;
    this.filter = filter;
    this.inbox = new Inbox(most);
  }

  void beginAfter(long after) {
    position = after;
    inbox.beginAfter(after);
  }

  /// Serves the subscriber until it cancels or the subscription fails.
  void run() {
    try {
      subscriber.onSubscribe(this);
      while (inbox.awaitDemand()) {
        if (live) {
          hand(inbox.take());
        } else {
          readMissed();
        }
      }
    } catch (RuntimeException problem) {
      fail(problem);
    } catch (InterruptedException _) {
      fail(new EventStoreUnavailable("this node is closing; subscribe again", null));
    } finally {
      hub.leave(this);
    }
    Throwable failure = inbox.failure();
    if (failure != null) {
      subscriber.onError(failure);
    }
  }

  private void readMissed() throws InterruptedException {
    List<RecordedEvent> page;
    try {
      page = store.page(position, PAGE);
    } catch (CorruptHistory broken) {
      position = broken.position();
      return;
    }
    for (RecordedEvent event : page) {
      if (filter.test(event)) {
        if (!inbox.awaitDemand()) {
          return;
        }
        hand(event);
      }
      position = event.position();
    }
    if (page.size() < PAGE && !hub.join(this) && page.isEmpty()) {
      // a replica of the stream may be a little behind the feed
      inbox.pause(PAUSE_MILLIS);
    }
  }

  private void hand(@Nullable RecordedEvent event) {
    if (event != null) {
      inbox.handed(event);
      subscriber.onNext(event);
    }
  }

  /// The hub calls it while the feed stands still.
  boolean goLiveWhenAt(long feed) {
    live = position >= feed;
    return live;
  }

  /// Takes an event from the feed, which never waits here.
  void offer(RecordedEvent event) {
    try {
      if (live && event.position() > position && filter.test(event)) {
        inbox.put(event);
      }
    } catch (RuntimeException problem) {
      fail(problem);
    }
  }

  void fail(Throwable problem) {
    inbox.end(problem);
  }

  @Override
  public void request(long count) {
    if (count > 0) {
      inbox.request(count);
    } else {
      fail(new IllegalArgumentException("the demand must be positive (Reactive Streams §3.9)"));
    }
  }

  @Override
  public void cancel() {
    inbox.end(null);
    hub.leave(this);
  }
}
