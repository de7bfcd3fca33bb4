package cim.person.infrastructure.index;

import cim.person.application.ports.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A subscriber that remembers what it was told, and notices signals that overlap.
final class Listener implements Flow.Subscriber<Long> {
  private final AtomicInteger inside = new AtomicInteger();
  private final long atFirst;
  private final List<Long> positions = new ArrayList<>();
  private volatile Flow.@Nullable Subscription subscription;
  private volatile @Nullable Throwable error;
  private volatile boolean overlapped;
  private boolean cancelled;

  /// @param atFirst how many events it asks for when it begins
  Listener(long atFirst) {
    this.atFirst = atFirst;
  }

  /// The same, for events: it remembers where they stand.
  Flow.Subscriber<RecordedEvent> ofEvents() {
    Listener positions = this;
    return new Flow.Subscriber<>() {
      @Override
      public void onSubscribe(Flow.Subscription given) {
        positions.onSubscribe(given);
      }

      @Override
      public void onNext(RecordedEvent event) {
        positions.onNext(event.position());
      }

      @Override
      public void onError(Throwable problem) {
        positions.onError(problem);
      }

      @Override
      public void onComplete() {
        positions.onComplete();
      }
    };
  }

  /// Cancels; what comes all the same after that is not remembered.
  void cancel() {
    synchronized (positions) {
      cancelled = true;
    }
    Flow.Subscription given = subscription;
    if (given != null) {
      given.cancel();
    }
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    synchronized (positions) {
      if (cancelled) {
        given.cancel();
      }
    }
    if (atFirst > 0) {
      given.request(atFirst);
    }
  }

  @Override
  public void onNext(Long position) {
    overlapped |= inside.incrementAndGet() > 1;
    synchronized (positions) {
      if (!cancelled) {
        positions.add(position);
      }
    }
    inside.decrementAndGet();
  }

  @Override
  public void onError(Throwable problem) {
    overlapped |= inside.get() > 0;
    error = problem;
  }

  @Override
  public void onComplete() {
    throw new AssertionError("the stream of events never completes");
  }

  List<Long> positions() {
    synchronized (positions) {
      return List.copyOf(positions);
    }
  }

  @Nullable Throwable error() {
    return error;
  }

  boolean hasOverlapped() {
    return overlapped;
  }

  boolean isSubscribed() {
    return subscription != null;
  }

  Flow.Subscription subscription() {
    Flow.Subscription given = subscription;
    if (given == null) {
      throw new IllegalStateException("not subscribed yet");
    }
    return given;
  }
}
