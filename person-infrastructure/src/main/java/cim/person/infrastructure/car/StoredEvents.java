package cim.person.infrastructure.car;

import cim.person.application.ports.CorruptHistory;
import cim.person.application.ports.EventStore;
import cim.person.application.ports.EventStoreUnavailable;
import cim.person.application.ports.HistoryProblem;
import cim.person.application.ports.RecordedEvent;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/// The events of a store from the first up to a position, one after the other without a gap.
public final class StoredEvents {
  private static final int PAGE = 1_000;
  private static final int LOOKS = 100;
  private static final int MILLIS_BETWEEN_LOOKS = 50;

  private final EventStore store;
  private final long end;
  private final Queue<RecordedEvent> page = new ArrayDeque<>();
  private long position;

  public StoredEvents(EventStore store, long end) {
    this.store = store;
    this.end = end;
  }

  /// The next event, or nothing at the end.
  ///
  /// @throws CorruptHistory when what stands at the next position is no proper event
  public Optional<RecordedEvent> next() {
    if (position == end) {
      return Optional.empty();
    }
    if (page.isEmpty()) {
      read();
    }
    RecordedEvent event = page.remove();
    if (event.position() != ++position) {
      throw new CorruptHistory(HistoryProblem.GAP, position, null, "is not there", null);
    }
    return Optional.of(event);
  }

  /// A replica that lags behind may not have the newest events yet.
  private void read() {
    int limit = (int) Math.min(PAGE, end - position);
    for (int look = 0; look < LOOKS; look++) {
      page.addAll(store.page(position, limit));
      if (!page.isEmpty()) {
        return;
      }
      pause();
    }
    throw new EventStoreUnavailable(
        "the events after position " + position + " cannot be had", null);
  }

  private void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN_LOOKS);
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw new EventStoreUnavailable("interrupted while reading events", interrupt);
    }
  }
}
