package cim.person.application.ports;

import cim.person.application.data.RecordData;
import cim.person.domain.events.EventType;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.values.Cid;
import cim.person.domain.values.PersonId;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The event store for tests of what stands above it. It keeps the whole contract but two things:
/// it forgets, and its blocks are a text of the same fields instead of DAG-JSON.
public final class InMemoryEventStore implements EventStore {
  private final List<RecordedEvent> stream = new ArrayList<>();
  private boolean isDown;
  private int largestBlock = EventTooLarge.LIMIT;

  /// From now on it does not answer, or answers again.
  public synchronized void setDown(boolean down) {
    isDown = down;
  }

  /// From now on it refuses events with more bytes.
  public synchronized void limitBlocks(int bytes) {
    largestBlock = bytes;
  }

  /// Everything is lost, as when a server comes back with an empty disk.
  public synchronized void loseEverything() {
    stream.clear();
  }

  @Override
  public synchronized List<RecordedEvent> append(List<Append> appends) {
    checkAnswers();
    List<RecordedEvent> sealed = appends.stream().flatMap(InMemoryEventStore::seal).toList();
    for (RecordedEvent event : sealed) {
      if (event.block().length() > largestBlock) {
        throw new EventTooLarge(event.type().name());
      }
    }
    Optional<RecordedEvent> stored = withCid(sealed.getFirst().cid());
    if (stored.isPresent()) {
      int first = (int) stored.get().position() - 1;
      return List.copyOf(stream.subList(first, first + sealed.size()));
    }
    for (Append append : appends) {
      long newest = newestPosition(append.person());
      if (newest != append.after().position()) {
        throw new ConcurrentAppend(append.person(), newest);
      }
    }
    int before = stream.size();
    for (RecordedEvent event : sealed) {
      stream.add(event.storedAt(stream.size() + 1));
    }
    return List.copyOf(stream.subList(before, stream.size()));
  }

  @Override
  public synchronized Optional<RecordedEvent> last(PersonId person) {
    checkAnswers();
    return of(person).reduce((earlier, later) -> later);
  }

  @Override
  public synchronized long lastPosition(PersonId person) {
    checkAnswers();
    return newestPosition(person);
  }

  @Override
  public void forEach(PersonId person, long after, Consumer<? super RecordedEvent> visitor) {
    List<RecordedEvent> history;
    synchronized (this) {
      checkAnswers();
      history = of(person).filter(event -> event.position() > after).toList();
    }
    history.forEach(visitor);
  }

  @Override
  public synchronized List<RecordedEvent> at(List<Long> positions) {
    checkAnswers();
    List<RecordedEvent> events = new ArrayList<>();
    for (long position : positions) {
      if (position < 1 || position > stream.size()) {
        throw new CorruptHistory(HistoryProblem.GAP, position, null, "is not there", null);
      }
      events.add(stream.get((int) position - 1));
    }
    return List.copyOf(events);
  }

  @Override
  public synchronized List<RecordedEvent> page(long after, int limit) {
    checkAnswers();
    return stream.stream().skip(after).limit(limit).toList();
  }

  @Override
  public synchronized long end() {
    checkAnswers();
    return stream.size();
  }

  private void checkAnswers() {
    if (isDown) {
      throw new EventStoreUnavailable("the store in memory was set down", null);
    }
  }

  private long newestPosition(PersonId person) {
    return of(person).mapToLong(RecordedEvent::position).max().orElse(0);
  }

  private Stream<RecordedEvent> of(PersonId person) {
    return stream.stream().filter(event -> event.person().equals(person));
  }

  private Optional<RecordedEvent> withCid(Cid cid) {
    return stream.stream().filter(event -> event.cid().equals(cid)).findFirst();
  }

  private static Stream<RecordedEvent> seal(Append append) {
    List<RecordedEvent> sealed = new ArrayList<>();
    Cid prev = append.after().cid();
    long seq = append.after().seq();
    for (PersonEvent event : append.events()) {
      RecordedEvent next = seal(append, event, ++seq, prev);
      sealed.add(next);
      prev = next.cid();
    }
    return sealed.stream();
  }

  private static RecordedEvent seal(
      Append append, PersonEvent event, long seq, @Nullable Cid prev) {
    String text =
        "%s %d of %s after %s at %s by %s: command %s, correlation %s, cause %s: %s"
            .formatted(
                EventType.of(event).name(),
                seq,
                append.person(),
                prev,
                append.at(),
                append.actor(),
                append.command(),
                append.correlation(),
                append.cause(),
                RecordData.write(event));
    return new RecordedEvent(
        Cid.ofDagJson(text.getBytes(StandardCharsets.UTF_8)),
        0,
        append.person(),
        seq,
        prev,
        append.at().truncatedTo(ChronoUnit.MICROS),
        append.actor(),
        append.command(),
        append.correlation(),
        append.cause(),
        event,
        text,
        null);
  }
}
