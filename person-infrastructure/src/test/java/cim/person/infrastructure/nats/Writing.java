package cim.person.infrastructure.nats;

import cim.person.application.ports.Appends;
import cim.person.application.ports.EventStore;
import cim.person.application.ports.Head;
import cim.person.application.ports.RecordedEvent;
import cim.person.domain.values.Cid;
import cim.person.domain.values.PersonId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// Events written without a pause, one after the other of some persons, until [#end].
final class Writing {
  private final EventStore store;
  private final Map<PersonId, List<Cid>> acknowledged = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Future<?>> writers = new ArrayList<>();
  private volatile boolean ending;

  private Writing(EventStore store) {
    this.store = store;
  }

  static Writing begin(EventStore store, int persons) {
    Writing writing = new Writing(store);
    for (int number = 0; number < persons; number++) {
      writing.writers.add(writing.threads.submit(writing::write));
    }
    return writing;
  }

  /// Waits until so many more events are acknowledged.
  void awaitMore(int events) {
    int now = count.get();
    Await.until(
        events + " more events",
        () -> writers.stream().anyMatch(Future::isDone) || count.get() >= now + events);
  }

  /// Ends it, and throws what a writer met.
  ///
  /// @return how many events are acknowledged
  int end() throws InterruptedException {
    ending = true;
    try {
      for (Future<?> writer : writers) {
        writer.get();
      }
    } catch (ExecutionException failure) {
      throw new AssertionError("a writer failed", failure.getCause());
    } finally {
      threads.close();
    }
    return count.get();
  }

  /// Each person has exactly what was acknowledged, in that order; the store checks the chain. The
  /// replica that is asked may be a moment behind.
  void assertWholeIn(EventStore read) {
    acknowledged.forEach(
        (person, cids) ->
            Await.until("the events of " + person, () -> cids.equals(stored(read, person))));
  }

  private static List<Cid> stored(EventStore read, PersonId person) {
    List<Cid> stored = new ArrayList<>();
    read.forEach(person, 0, event -> stored.add(event.cid()));
    return stored;
  }

  private void write() {
    PersonId person = Appends.newPerson();
    List<Cid> cids = new ArrayList<>();
    acknowledged.put(person, cids);
    Head head = Head.NONE;
    while (!ending) {
      List<RecordedEvent> stored = store.append(List.of(Appends.of(person, head, 2)));
      stored.forEach(event -> cids.add(event.cid()));
      count.addAndGet(stored.size());
      RecordedEvent last = stored.getLast();
      head = new Head(last.cid(), last.seq(), last.position());
    }
  }
}
