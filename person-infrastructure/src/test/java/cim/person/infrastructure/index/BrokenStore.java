package cim.person.infrastructure.index;

import cim.person.application.ports.Append;
import cim.person.application.ports.CorruptHistory;
import cim.person.application.ports.EventStore;
import cim.person.application.ports.HistoryProblem;
import cim.person.application.ports.RecordedEvent;
import cim.person.domain.values.PersonId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// A store in which the messages at some positions are broken.
///
/// @param paging is told of each page that is read
record BrokenStore(Supplier<EventStore> store, Predicate<Long> isBroken, Runnable paging)
    implements EventStore {
  @Override
  public List<RecordedEvent> append(List<Append> appends) {
    return store.get().append(appends);
  }

  @Override
  public Optional<RecordedEvent> last(PersonId person) {
    return store.get().last(person);
  }

  @Override
  public long lastPosition(PersonId person) {
    return store.get().lastPosition(person);
  }

  @Override
  public void forEach(PersonId person, long after, Consumer<? super RecordedEvent> visitor) {
    store.get().forEach(person, after, visitor);
  }

  @Override
  public List<RecordedEvent> at(List<Long> positions) {
    positions.stream().filter(isBroken).findFirst().ifPresent(BrokenStore::refuse);
    return store.get().at(positions);
  }

  @Override
  public List<RecordedEvent> page(long after, int limit) {
    paging.run();
    List<RecordedEvent> page = store.get().page(after, limit);
    for (int i = 0; i < page.size(); i++) {
      if (isBroken.test(page.get(i).position())) {
        if (i == 0) {
          refuse(page.get(i).position());
        }
        return page.subList(0, i);
      }
    }
    return page;
  }

  @Override
  public long end() {
    return store.get().end();
  }

  private static void refuse(long position) {
    throw new CorruptHistory(HistoryProblem.UNKNOWN_EVENT, position, null, "is no event", null);
  }
}
