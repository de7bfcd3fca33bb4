package cim.person.infrastructure.index;

import cim.person.application.ports.CorruptHistory;
import cim.person.application.ports.EventStore;
import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.EventFeed.Wanted;
import cim.person.domain.values.PersonId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/// One subscriber to events: first it reads what it has missed, then it takes what the feed puts
/// into its inbox.
///
/// What a person's subscriber has missed is read where this node's records say that it stands. When
/// they do not know of the person's newest event, the whole stream is read from there on.
final class EventSubscription extends Subscription<RecordedEvent> {
  private static final int PAGE = 200;
  private static final long PAUSE_MILLIS = 5;

  private final EventStore store;
  private final PersonPositions positions;
  private final Wanted wanted;
  private volatile long position;
  private volatile long offered;
  private volatile boolean live;

  /// @param most how many events may wait
  EventSubscription(
      EventHub hub,
      EventStore store,
      PersonPositions positions,
      Wanted wanted,
      Flow.Subscriber<? super RecordedEvent> subscriber,
      int most) {
    super(hub, subscriber, new Inbox(most));
    this.store = store;
    this.positions = positions;
    this.wanted = wanted;
  }

  void beginAfter(long after) {
    position = after;
    inbox.beginAfter(after);
  }

  @Override
  Optional<PersonId> person() {
    return wanted.person();
  }

  @Override
  void step() throws InterruptedException {
    if (live) {
      hand(inbox.take());
    } else if (wanted.person().isPresent()) {
      readMissedOf(wanted.person().get());
    } else if (readPage() < PAGE) {
      joinOrPause();
    }
  }

  private void readMissedOf(PersonId person) throws InterruptedException {
    List<Long> known = positions.after(person, position, PAGE);
    if (!known.isEmpty()) {
      handMissed(store.at(known));
    } else if (store.lastPosition(person) <= position) {
      joinOrPause();
    } else if (readPage() == 0) {
      inbox.pause(PAUSE_MILLIS);
    }
  }

  /// The store's reading may be a little behind the feed, since replicas of the stream are.
  private void joinOrPause() throws InterruptedException {
    if (!hub.join(this)) {
      inbox.pause(PAUSE_MILLIS);
    }
  }

  /// Reads on in the stream of everyone.
  ///
  /// @return how many messages it came further
  private int readPage() throws InterruptedException {
    try {
      List<RecordedEvent> page = store.page(position, PAGE);
      handMissed(page);
      return page.size();
    } catch (CorruptHistory broken) {
      position = broken.position();
      return 1;
    }
  }

  private void handMissed(List<RecordedEvent> events) throws InterruptedException {
    for (RecordedEvent event : events) {
      if (wanted.contains(event)) {
        if (!inbox.awaitDemand()) {
          return;
        }
        hand(event);
      }
      position = event.position();
    }
  }

  private void hand(@Nullable RecordedEvent event) {
    if (event != null) {
      inbox.handed(event.position());
      subscriber.onNext(event);
    }
  }

  /// The hub calls it while the feed stands still. A person's subscriber has seen all that the feed
  /// has of that person when it has seen what was offered since it began to read.
  ///
  /// @param feed the position of the feed
  boolean goLiveWhenAt(long feed) {
    live = position >= (wanted.person().isPresent() ? offered : feed);
    return live;
  }

  @Override
  void offer(RecordedEvent event) {
    offered = event.position();
    if (live && event.position() > position && wanted.contains(event)) {
      inbox.put(event);
    }
  }
}
