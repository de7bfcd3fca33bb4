package cim.person.infrastructure.index;

import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.EventFeed;
import cim.person.domain.values.PersonId;
import java.util.Optional;
import java.util.concurrent.Flow;

/// One subscriber. All its signals come from one thread, in order.
///
/// @param <T> what it gets
abstract sealed class Subscription<T> implements Flow.Subscription
    permits EventSubscription, ChangeSubscription {
  final EventHub hub;
  final Flow.Subscriber<? super T> subscriber;
  final Inbox inbox;

  Subscription(EventHub hub, Flow.Subscriber<? super T> subscriber, Inbox inbox) {
    this.hub = hub;
    this.subscriber = subscriber;
    this.inbox = inbox;
  }

  /// Whose events it wants; empty: everyone's.
  abstract Optional<PersonId> person();

  /// Takes an event of this person from the feed, which never waits here.
  abstract void offer(RecordedEvent event);

  /// Hands the next thing over, which was asked for; waits until there is one.
  abstract void step() throws InterruptedException;

  /// Serves the subscriber until it cancels or the subscription fails.
  final void run() {
    try {
      subscriber.onSubscribe(this);
      while (inbox.awaitDemand()) {
        step();
      }
    } catch (RuntimeException problem) {
      fail(problem);
    } catch (InterruptedException _) {
      fail(new EventFeed.Ended(EventHub.CLOSING));
    } finally {
      hub.leave(this);
    }
    Throwable failure = inbox.failure();
    if (failure != null) {
      subscriber.onError(failure);
    }
  }

  final void fail(Throwable problem) {
    inbox.end(problem);
  }

  @Override
  public final void request(long count) {
    if (count > 0) {
      inbox.request(count);
    } else {
      fail(new IllegalArgumentException("the demand must be positive (Reactive Streams §3.9)"));
    }
  }

  @Override
  public final void cancel() {
    inbox.end(null);
    hub.leave(this);
  }
}
