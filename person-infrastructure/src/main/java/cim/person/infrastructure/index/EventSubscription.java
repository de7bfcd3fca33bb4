package cim.person.infrastructure.index;

import cim.person.application.ports.CorruptHistory;
import cim.person.application.ports.EventStore;
import cim.person.application.ports.EventStoreUnavailable;
import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.EventFeed.TooSlow;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// One subscriber and what is on its way to it. All its signals come from one thread, in order.
final class EventSubscription implements Flow.Subscription {
  private static final int PAGE = 200;
  private static final long PAUSE_MILLIS = 5;

  private final EventHub hub;
  private final EventStore store;
  private final Flow.Subscriber<? super RecordedEvent> subscriber;
  private final Predicate<RecordedEvent> filter;
  private final int most;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Queue<RecordedEvent> buffer = new ArrayDeque<>();
  private long demand;
  private long position;
  private long handed;
  private boolean live;
  private boolean cancelled;
  private @Nullable Throwable failure;

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
    this.most = most;
  }

  void beginAfter(long after) {
    position = after;
    handed = after;
  }

  /// Serves the subscriber until it cancels or the subscription fails.
  void run() {
    try {
      subscriber.onSubscribe(this);
      while (awaitDemand()) {
        if (live) {
          hand(awaitEvent());
        } else {
          readMissed();
        }
      }
    } catch (EventStoreUnavailable away) {
      fail(away);
    } catch (InterruptedException _) {
      fail(new EventStoreUnavailable("this node is closing; subscribe again", null));
    } finally {
      hub.leave(this);
    }
    Throwable end = ending();
    if (end != null) {
      subscriber.onError(end);
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
        if (!awaitDemand()) {
          return;
        }
        hand(event);
      }
      position = event.position();
    }
    if (page.size() < PAGE && !hub.join(this) && page.isEmpty()) {
      pause();
    }
  }

  private void hand(@Nullable RecordedEvent event) {
    if (event == null) {
      return;
    }
    lock.lock();
    try {
      demand--;
      handed = event.position();
    } finally {
      lock.unlock();
    }
    subscriber.onNext(event);
  }

  /// Whether the subscriber wants more; false at the end of the subscription.
  private boolean awaitDemand() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (demand == 0 && isOpen()) {
        changed.await();
      }
      return isOpen();
    } finally {
      lock.unlock();
    }
  }

  private @Nullable RecordedEvent awaitEvent() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (buffer.isEmpty() && isOpen()) {
        changed.await();
      }
      return isOpen() ? buffer.poll() : null;
    } finally {
      lock.unlock();
    }
  }

  /// A replica of the stream that is asked may be a little behind the feed.
  private void pause() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS);
      while (isOpen() && left > 0) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean isOpen() {
    return !cancelled && failure == null;
  }

  private @Nullable Throwable ending() {
    lock.lock();
    try {
      return cancelled ? null : failure;
    } finally {
      lock.unlock();
    }
  }

  boolean goLiveWhenAt(long feed) {
    lock.lock();
    try {
      live = position >= feed;
      return live;
    } finally {
      lock.unlock();
    }
  }

  /// Takes an event from the feed, which never waits here.
  void offer(RecordedEvent event) {
    lock.lock();
    try {
      if (!live || !isOpen() || event.position() <= position || !filter.test(event)) {
        return;
      }
      if (buffer.size() < most) {
        buffer.add(event);
        changed.signalAll();
      } else {
        fail(new TooSlow(handed));
      }
    } catch (RuntimeException problem) {
      fail(problem);
    } finally {
      lock.unlock();
    }
  }

  void fail(Throwable problem) {
    end(problem);
  }

  @Override
  public void request(long count) {
    if (count <= 0) {
      fail(new IllegalArgumentException("the demand must be positive (Reactive Streams §3.9)"));
      return;
    }
    lock.lock();
    try {
      demand = demand > Long.MAX_VALUE - count ? Long.MAX_VALUE : demand + count;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void cancel() {
    end(null);
    hub.leave(this);
  }

  private void end(@Nullable Throwable problem) {
    lock.lock();
    try {
      cancelled |= problem == null;
      failure = failure == null ? problem : failure;
      buffer.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
