package cim.person.application.ports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.domain.events.LifecycleEvent.Created;
import cim.person.domain.events.LifecycleEvent.Suspended;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.values.Cid;
import cim.person.domain.values.PersonId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// What every [EventStore] keeps.
public abstract class EventStoreContract {
  private final PersonId ada = Appends.newPerson();
  private final PersonId bob = Appends.newPerson();

  /// The store under test; it may hold events of other persons.
  protected abstract EventStore store();

  @Test
  void aPersonWithoutEventsHasNoHistory() {
    assertEquals(Optional.empty(), store().last(ada));
    assertEquals(0, store().lastPosition(ada));
    assertEquals(List.of(), history(ada));
  }

  @Test
  void eventsAreKeptInOrderLinkedAndNumbered() {
    RecordedEvent first = append(ada, Head.NONE, 1).getFirst();
    List<RecordedEvent> more = append(ada, first.head(), 3);
    RecordedEvent last = append(ada, more.getLast().head(), 1).getFirst();

    List<RecordedEvent> history = history(ada);
    List<RecordedEvent> expected = new ArrayList<>(List.of(first));
    expected.addAll(more);
    expected.add(last);
    assertEquals(expected, history);
    assertUnforkedChain(history);
    assertEquals(Optional.of(last), store().last(ada));
    assertEquals(last.position(), store().lastPosition(ada));
  }

  @Test
  void anEventComesBackAsItWasRecorded() {
    Append append =
        new Append(
            ada,
            Head.NONE,
            List.of(new Created(Appends.name("María José", "Carreño"), "import-7")),
            Appends.now(),
            "user:alice",
            UUID.randomUUID(),
            UUID.randomUUID(),
            Cid.ofRaw(new byte[] {1, 2, 3}).toString());
    RecordedEvent recorded = store().append(List.of(append)).getFirst();

    RecordedEvent read = history(ada).getFirst();
    assertEquals(append.events().getFirst(), read.event());
    assertEquals(append.at(), read.at());
    assertEquals(append.actor(), read.actor());
    assertEquals(append.command(), read.command());
    assertEquals(append.correlation(), read.correlation());
    assertEquals(append.cause(), read.cause());
    assertEquals(recorded.position(), read.position());
    assertEquals(recorded.head(), read.head());
    assertEquals(recorded.block(), read.block());
  }

  @Test
  void theCidIsComputedFromTheBlock() {
    append(ada, Head.NONE, 2);
    for (RecordedEvent event : history(ada)) {
      assertEquals(Cid.ofDagJson(event.block().getBytes(StandardCharsets.UTF_8)), event.cid());
    }
  }

  @Test
  void aHistoryCanBeReadFromAPosition() {
    List<RecordedEvent> events = append(ada, Head.NONE, 4);
    List<RecordedEvent> tail = new ArrayList<>();
    store().forEach(ada, events.get(1).position(), tail::add);
    assertEquals(events.subList(2, 4), tail);
  }

  @Test
  void aLongHistoryIsReadWhole() {
    List<RecordedEvent> events = new ArrayList<>(append(ada, Head.NONE, 300));
    events.addAll(append(ada, events.getLast().head(), 300));
    assertEquals(events, history(ada));
  }

  @Test
  void aHistoryOfLargeEventsIsReadWhole() {
    long before = store().end();
    List<RecordedEvent> events = new ArrayList<>();
    for (int round = 0; round < 10; round++) {
      Head head = events.isEmpty() ? Head.NONE : events.getLast().head();
      events.addAll(store().append(List.of(Appends.large(ada, head, 7))));
    }
    assertEquals(events, history(ada));
    assertEquals(events, store().at(events.stream().map(RecordedEvent::position).toList()));

    List<RecordedEvent> all = new ArrayList<>();
    List<RecordedEvent> page = store().page(before, 1_000);
    while (!page.isEmpty()) {
      all.addAll(page);
      page = store().page(all.getLast().position(), 1_000);
    }
    assertEquals(events, all);
  }

  @Test
  void anEventThatIsTooLargeIsRefusedWithAllThatComesWithIt() {
    RecordedEvent first = append(ada, Head.NONE, 1).getFirst();
    String reason = "x".repeat(EventTooLarge.LIMIT);
    List<PersonEvent> events =
        List.of(new Suspended("a"), new Suspended(reason), new Suspended("b"));
    Append tooLarge = Appends.of(ada, first.head(), events);
    Append small = Appends.of(bob, Head.NONE, 1);

    assertThrows(EventTooLarge.class, () -> store().append(List.of(tooLarge)));
    assertThrows(EventTooLarge.class, () -> store().append(List.of(small, tooLarge)));
    assertEquals(List.of(first), history(ada));
    assertEquals(List.of(), history(bob));
  }

  @Test
  void eventsCanBeReadByTheirPositions() {
    List<RecordedEvent> events = append(ada, Head.NONE, 3);
    RecordedEvent other = append(bob, Head.NONE, 1).getFirst();
    List<Long> positions =
        List.of(other.position(), events.get(2).position(), events.get(0).position());
    assertEquals(List.of(other, events.get(2), events.get(0)), store().at(positions));
    assertEquals(List.of(), store().at(List.of()));
  }

  @Test
  void aPositionThatIsNotThereIsSaid() {
    long beyond = store().end() + 1_000_000;
    var missing = assertThrows(CorruptHistory.class, () -> store().at(List.of(beyond)));
    assertEquals(beyond, missing.position());
  }

  @Test
  void theStreamIsReadInPages() {
    long before = store().end();
    List<RecordedEvent> all = new ArrayList<>(append(ada, Head.NONE, 2));
    all.addAll(append(bob, Head.NONE, 1));
    all.addAll(append(ada, all.get(1).head(), 2));

    assertEquals(all.getLast().position(), store().end());
    assertEquals(all.subList(0, 3), store().page(before, 3));
    assertEquals(all.subList(3, 5), store().page(all.get(2).position(), 1000));
    assertEquals(List.of(), store().page(store().end(), 10));
  }

  @Test
  void positionsGrow() {
    long before = store().end();
    List<RecordedEvent> events = new ArrayList<>(append(ada, Head.NONE, 2));
    events.addAll(append(bob, Head.NONE, 2));
    for (RecordedEvent event : events) {
      assertTrue(event.position() > before, event + " after " + before);
      before = event.position();
    }
  }

  @Test
  void aStaleHeadIsRefusedAndNothingIsStored() {
    RecordedEvent first = append(ada, Head.NONE, 1).getFirst();
    append(ada, first.head(), 1);
    List<RecordedEvent> history = history(ada);

    var lost = assertThrows(ConcurrentAppend.class, () -> append(ada, Head.NONE, 1));
    assertEquals(history.getLast().position(), lost.actual());
    assertThrows(ConcurrentAppend.class, () -> append(ada, first.head(), 1));
    assertThrows(ConcurrentAppend.class, () -> append(ada, first.head(), 3));
    Head neverWas = new Head(first.cid(), 1, history.getLast().position() + 1_000_000);
    assertThrows(ConcurrentAppend.class, () -> append(ada, neverWas, 1));
    assertEquals(history, history(ada));
  }

  @Test
  void theSameAppendMadeAgainIsStoredOnce() {
    Append single = Appends.of(ada, Head.NONE, 1);
    List<RecordedEvent> first = store().append(List.of(single));
    assertEquals(first, store().append(List.of(single)));

    Append several = Appends.of(ada, first.getLast().head(), 3);
    List<RecordedEvent> more = store().append(List.of(several));
    assertEquals(more, store().append(List.of(several)));
    assertEquals(4, history(ada).size());

    append(ada, more.getLast().head(), 1);
    assertEquals(first, store().append(List.of(single)));
    assertEquals(more, store().append(List.of(several)));
    assertEquals(5, history(ada).size());
  }

  @Test
  void twoPersonsAreWrittenAtOnce() {
    Head head = append(bob, Head.NONE, 1).getFirst().head();
    List<Append> appends = List.of(Appends.of(ada, Head.NONE, 2), Appends.of(bob, head, 1));
    List<RecordedEvent> events = store().append(appends);

    assertEquals(List.of(ada, ada, bob), events.stream().map(RecordedEvent::person).toList());
    assertEquals(events.subList(0, 2), history(ada));
    assertEquals(events.getLast(), history(bob).getLast());
    assertUnforkedChain(history(bob));
    assertEquals(events, store().append(appends));
    assertEquals(2, history(bob).size());
  }

  @Test
  void whenTheHeadOfEitherOfTwoPersonsHasMovedNothingIsStored() {
    Head head = append(bob, Head.NONE, 1).getFirst().head();
    Append fresh = Appends.of(ada, Head.NONE, 1);
    Append stale = Appends.of(bob, Head.NONE, 1);

    assertThrows(ConcurrentAppend.class, () -> store().append(List.of(fresh, stale)));
    assertThrows(ConcurrentAppend.class, () -> store().append(List.of(stale, fresh)));
    assertEquals(List.of(), history(ada));
    assertEquals(head, history(bob).getLast().head());
  }

  @Test
  void writersThatRaceLeaveOneUnforkedChain() throws Exception {
    int writers = 8;
    int each = 6;
    List<Callable<List<RecordedEvent>>> races = new ArrayList<>();
    for (int writer = 0; writer < writers; writer++) {
      int size = 1 + writer % 2;
      races.add(() -> race(each, size));
    }
    List<RecordedEvent> accepted = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<List<RecordedEvent>> race : threads.invokeAll(races)) {
        accepted.addAll(race.get());
      }
    }
    accepted.sort((one, other) -> Long.compare(one.position(), other.position()));
    assertEquals(accepted, history(ada));
    assertEquals(writers / 2 * each * 3, accepted.size());
    assertUnforkedChain(accepted);
  }

  private List<RecordedEvent> race(int appends, int size) {
    List<RecordedEvent> accepted = new ArrayList<>();
    while (accepted.size() < appends * size) {
      Head head = store().last(ada).map(RecordedEvent::head).orElse(Head.NONE);
      try {
        accepted.addAll(append(ada, head, size));
      } catch (ConcurrentAppend lost) {
        assertTrue(lost.toString().contains(ada.toString()));
      }
    }
    return accepted;
  }

  /// Every event follows the one before it, without a gap.
  protected static void assertUnforkedChain(List<RecordedEvent> history) {
    Cid before = null;
    long seq = 0;
    for (RecordedEvent event : history) {
      seq++;
      assertEquals(seq, event.seq());
      assertEquals(before, event.prev());
      before = event.cid();
    }
  }

  /// The whole history of a person.
  protected final List<RecordedEvent> history(PersonId person) {
    List<RecordedEvent> events = new ArrayList<>();
    store().forEach(person, 0, events::add);
    return events;
  }

  private List<RecordedEvent> append(PersonId person, Head after, int events) {
    return store().append(List.of(Appends.of(person, after, events)));
  }
}
