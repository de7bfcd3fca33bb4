package cim.person.application.ports;

import cim.person.domain.values.PersonId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// A way to an event store on which things happen at the wrong moment. Thread-safe.
public final class TroubledEventStore implements EventStore {
  private final EventStore store;
  private final AtomicInteger appends = new AtomicInteger();
  private final AtomicInteger lostAnswers = new AtomicInteger();
  private final AtomicReference<Runnable> afterRead = new AtomicReference<>(() -> {});
  private final AtomicReference<Runnable> afterLook = new AtomicReference<>(() -> {});
  private volatile Runnable first = () -> {};

  public TroubledEventStore(EventStore store) {
    this.store = store;
  }

  /// The next append is stored, and nobody hears of it.
  public void loseNextAnswer() {
    lostAnswers.set(1);
  }

  /// What happens just before each append from now on.
  public void beforeEachAppend(Runnable event) {
    first = event;
  }

  /// What happens just after the next reading of events of a person.
  public void afterNextRead(Runnable event) {
    afterRead.set(event);
  }

  /// What happens just after the next look at where a person's newest event stands.
  public void afterNextLook(Runnable event) {
    afterLook.set(event);
  }

  /// How often an append was tried.
  public int appends() {
    return appends.get();
  }

  @Override
  public List<RecordedEvent> append(List<Append> events) {
    appends.incrementAndGet();
    first.run();
    List<RecordedEvent> stored = store.append(events);
    if (lostAnswers.getAndSet(0) > 0) {
      throw new EventStoreUnavailable("the answer was lost", null);
    }
    return stored;
  }

  @Override
  public Optional<RecordedEvent> last(PersonId person) {
    return store.last(person);
  }

  @Override
  public long lastPosition(PersonId person) {
    long position = store.lastPosition(person);
    afterLook.getAndSet(() -> {}).run();
    return position;
  }

  @Override
  public void forEach(PersonId person, long after, Consumer<? super RecordedEvent> visitor) {
    store.forEach(person, after, visitor);
    afterRead.getAndSet(() -> {}).run();
  }

  @Override
  public List<RecordedEvent> at(List<Long> positions) {
    List<RecordedEvent> events = store.at(positions);
    afterRead.getAndSet(() -> {}).run();
    return events;
  }

  @Override
  public List<RecordedEvent> page(long after, int limit) {
    return store.page(after, limit);
  }

  @Override
  public long end() {
    return store.end();
  }
}
