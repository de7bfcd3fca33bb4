package cim.person.infrastructure.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.BadCursor;
import cim.person.application.queries.EventFilter;
import cim.person.application.queries.EventLog;
import cim.person.application.queries.Page;
import cim.person.application.queries.PageRequest;
import cim.person.domain.events.LifecycleEvent.Suspended;
import cim.person.domain.values.Cid;
import cim.person.domain.values.PersonId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingTheLogTest {
  private final Chronicle chronicle = new Chronicle();
  private PersonId ada;

  @SuppressWarnings("NullAway.Init") // JUnit sets it.
  @TempDir
  private Path directory;

  private ReadModel model;
  private EventLog log;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    ada = chronicle.create("Ada", "Lovelace");
    PersonId mary = chronicle.create("Mary", "Somerville");
    for (int i = 0; i < 12; i++) {
      chronicle.record(i % 3 == 0 ? mary : ada, new Suspended("reason " + i));
    }
    chronicle.damage(7, null);
    chronicle.damage(14, null);
    model = Node.started(chronicle, directory);
    log = model.eventLog();
    Node.await(model, 14);
  }

  @AfterEach
  void close() throws IOException {
    model.close();
  }

  @Test
  void anEventIsFoundByItsCid() {
    RecordedEvent event = chronicle.store().at(List.of(3L)).getFirst();
    assertEquals(Optional.of(event), log.byCid(event.cid()));
    assertEquals(Optional.empty(), log.byCid(Cid.ofRaw(new byte[] {1})));
  }

  @Test
  void eventsAreFoundByTheirCidsAtOnce() {
    List<RecordedEvent> events = chronicle.store().at(List.of(9L, 3L, 14L));
    Cid unknown = Cid.ofRaw(new byte[] {1});
    assertEquals(
        Map.of(events.get(0).cid(), events.get(0), events.get(1).cid(), events.get(1)),
        log.byCids(
            List.of(events.get(0).cid(), unknown, events.get(1).cid(), events.get(0).cid())));
    assertEquals(Map.of(), log.byCids(List.of(unknown, events.get(2).cid())));
    assertEquals(Map.of(), log.byCids(List.of()));
  }

  @Test
  void theWholeLogIsReadInPagesOfAnySizeBothWays() {
    List<Long> expected = new ArrayList<>(LongStream.rangeClosed(1, 13).boxed().toList());
    expected.remove(7L);
    for (int limit : List.of(1, 2, 5, 12, 200)) {
      assertEquals(expected, forward(this::all, limit));
      assertEquals(expected, backward(this::all, limit));
    }
    assertEquals(12, all(Lists.first(1)).total());
  }

  @Test
  void onePersonsEventsAreReadInPagesOfAnySizeBothWays() {
    List<Long> expected = new ArrayList<>();
    for (long seq = 1; ; seq++) {
      Page<RecordedEvent> page = of(ada, Lists.first(200));
      if (seq > page.total()) {
        break;
      }
      expected.add(page.items().get((int) seq - 1).node().position());
    }
    assertFalse(expected.isEmpty());
    for (int limit : List.of(1, 2, 200)) {
      assertEquals(expected, forward(page -> of(ada, page), limit));
      assertEquals(expected, backward(page -> of(ada, page), limit));
    }
    PersonId nobody = new PersonId(UUID.randomUUID());
    assertEquals(new Page<>(List.of(), false, false, 0), of(nobody, Lists.last(5)));
  }

  @Test
  void eventsOfSeveralPersonsAreReadAtOnce() {
    PersonId mary = chronicle.store().at(List.of(2L)).getFirst().person();
    PersonId nobody = new PersonId(UUID.randomUUID());
    for (PageRequest page : List.of(Lists.first(2), Lists.first(200), Lists.last(3))) {
      assertEquals(
          Map.of(ada, of(ada, page), mary, of(mary, page), nobody, of(nobody, page)),
          log.ofEach(List.of(ada, mary, nobody, ada), page));
    }
    PageRequest next = Lists.next(5, of(mary, Lists.first(1)));
    assertEquals(Map.of(mary, of(mary, next)), log.ofEach(List.of(ada, mary), next));
  }

  @Test
  void aCursorIsOfItsListOnly() {
    String ofAll = all(Lists.first(1)).items().getFirst().cursor();
    String ofAda = of(ada, Lists.first(1)).items().getFirst().cursor();
    PersonId other = new PersonId(UUID.randomUUID());
    assertThrows(BadCursor.class, () -> of(ada, after(ofAll)));
    assertThrows(BadCursor.class, () -> of(other, after(ofAda)));
    assertThrows(BadCursor.class, () -> all(after(ofAda)));
    for (String nonsense : List.of("", "!", "AAAA", ofAll + "=", "ZXZlbnRzOi0x")) {
      assertThrows(BadCursor.class, () -> all(after(nonsense)), nonsense);
    }
  }

  private Page<RecordedEvent> all(PageRequest page) {
    return log.find(EventFilter.EVERYTHING, page);
  }

  private Page<RecordedEvent> of(PersonId person, PageRequest page) {
    return log.find(EventFilter.of(person), page);
  }

  private static PageRequest after(String cursor) {
    return new PageRequest(1, false, cursor);
  }

  private static List<Long> forward(Function<PageRequest, Page<RecordedEvent>> list, int limit) {
    Page<RecordedEvent> page = list.apply(Lists.first(limit));
    assertFalse(page.hasPrevious());
    List<Long> seen = new ArrayList<>(positions(page));
    while (page.hasNext()) {
      page = list.apply(Lists.next(limit, page));
      seen.addAll(positions(page));
    }
    return seen;
  }

  private static List<Long> backward(Function<PageRequest, Page<RecordedEvent>> list, int limit) {
    Page<RecordedEvent> page = list.apply(Lists.last(limit));
    assertFalse(page.hasNext());
    List<Long> seen = new ArrayList<>(positions(page));
    while (page.hasPrevious()) {
      page = list.apply(Lists.previous(limit, page));
      seen.addAll(0, positions(page));
    }
    return seen;
  }

  private static List<Long> positions(Page<RecordedEvent> page) {
    return page.items().stream().map(item -> item.node().position()).toList();
  }
}
