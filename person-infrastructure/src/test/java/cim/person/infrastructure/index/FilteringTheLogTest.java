package cim.person.infrastructure.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.ports.Append;
import cim.person.application.ports.Head;
import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.BadCursor;
import cim.person.application.queries.EventFilter;
import cim.person.application.queries.EventLog;
import cim.person.application.queries.EventMatch;
import cim.person.application.queries.Page;
import cim.person.application.queries.PageRequest;
import cim.person.domain.events.EventType;
import cim.person.domain.events.Family;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.scenarios.OneOfEach;
import cim.person.domain.values.Cid;
import cim.person.domain.values.PersonId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Compares the log with every event of the stream that passes the filter, one by one.
class FilteringTheLogTest {
  private static final int PERSONS = 8;
  private static final int FILTERS = 150;
  private static final int CAUSES = 12;
  private static final Instant FIRST = Instant.parse("2026-11-23T06:14:00.000001Z");
  private static final List<String> ACTORS =
      List.of("user:ada", "user:éva", "policy:" + "x".repeat(40_000), "user:nobody");

  private final Random random = new Random(5);
  private final Chronicle chronicle = new Chronicle();
  private final List<PersonId> persons =
      Stream.generate(() -> new PersonId(UUID.randomUUID())).limit(PERSONS).toList();
  private final List<Cid> causes =
      new ArrayList<>(List.of(Cid.ofRaw(new byte[] {1}), Cid.ofRaw(new byte[] {2})));
  private final List<UUID> correlations =
      Stream.generate(UUID::randomUUID).limit(2 * PERSONS).toList();

  @SuppressWarnings("NullAway.Init") // JUnit sets it.
  @TempDir
  private Path directory;

  private ReadModel model;
  private EventLog log;
  private List<RecordedEvent> stream;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    for (PersonEvent event : OneOfEach.events()) {
      for (PersonId person : persons) {
        record(person, event);
      }
      chronicle.create("Broken", "Message");
      chronicle.damage(chronicle.store().end(), null);
    }
    stream =
        chronicle.store().page(0, 1_000).stream()
            .filter(event -> persons.contains(event.person()))
            .toList();
    model = Node.started(chronicle, directory);
    log = model.eventLog();
    Node.await(model, chronicle.store().end());
  }

  @AfterEach
  void close() throws IOException {
    model.close();
  }

  private void record(PersonId person, PersonEvent event) {
    Head head = chronicle.store().last(person).map(RecordedEvent::head).orElse(Head.NONE);
    Instant at = FIRST.plusNanos(1_000L * random.nextInt(1_000));
    String actor = random.nextInt(4) == 0 ? null : one(ACTORS.subList(0, 3));
    UUID correlation = one(correlations);
    String cause = random.nextInt(3) == 0 ? null : one(causes).text();
    List<RecordedEvent> recorded =
        chronicle
            .store()
            .append(
                List.of(
                    new Append(
                        person, head, List.of(event), at, actor, correlation, correlation, cause)));
    if (causes.size() < CAUSES) {
      causes.add(recorded.getLast().cid());
    }
  }

  @Test
  void aListHasWhatPassesTheFilterInPagesOfAnySizeBothWays() {
    for (int i = 0; i < FILTERS; i++) {
      EventFilter filter = filter();
      List<RecordedEvent> expected = passing(filter);
      int limit = 1 + random.nextInt(random.nextBoolean() ? 5 : 200);
      List<RecordedEvent> forward = new ArrayList<>();
      List<RecordedEvent> backward = new ArrayList<>();
      Page<RecordedEvent> page = checked(filter, Lists.first(limit), expected);
      for (forward.addAll(nodes(page)); page.hasNext(); forward.addAll(nodes(page))) {
        page = checked(filter, Lists.next(limit, page), expected);
      }
      page = checked(filter, Lists.last(limit), expected);
      for (backward.addAll(nodes(page)); page.hasPrevious(); backward.addAll(0, nodes(page))) {
        page = checked(filter, Lists.previous(limit, page), expected);
      }
      assertEquals(expected, forward, filter.toString());
      assertEquals(expected, backward, filter.toString());
    }
  }

  private List<RecordedEvent> passing(EventFilter filter) {
    return stream.stream().filter(event -> EventMatch.meets(event, filter)).toList();
  }

  private Page<RecordedEvent> checked(
      EventFilter filter, PageRequest request, List<RecordedEvent> all) {
    Page<RecordedEvent> page = log.find(filter, request);
    List<RecordedEvent> nodes = nodes(page);
    assertEquals(all.size(), page.total());
    if (!nodes.isEmpty()) {
      assertEquals(!all.getFirst().equals(nodes.getFirst()), page.hasPrevious());
      assertEquals(!all.getLast().equals(nodes.getLast()), page.hasNext());
    }
    return page;
  }

  @Test
  void aCursorGoesOnInTheListOfAnotherFilter() {
    String cursor = log.find(of(Family.IDENTITY), Lists.first(7)).items().getLast().cursor();
    long position =
        log.find(of(Family.IDENTITY), Lists.first(7)).items().getLast().node().position();
    EventFilter other = of(Family.COMPONENTS);
    assertEquals(
        passing(other).stream().filter(e -> e.position() > position).toList(),
        nodes(log.find(other, new PageRequest(1_000, false, cursor))));
    PageRequest page = new PageRequest(1, false, cursor);
    assertThrows(BadCursor.class, () -> log.find(EventFilter.EVERYTHING, page));
    assertThrows(BadCursor.class, () -> log.find(EventFilter.of(persons.getFirst()), page));
  }

  @Test
  void whatSeveralEventsHaveLedToIsReadAtOnce() {
    Cid nothing = Cid.ofRaw(new byte[] {3});
    List<Cid> all = Stream.concat(causes.stream(), Stream.of(nothing)).toList();
    assertTrue(causes.stream().anyMatch(cause -> passing(EventFilter.causedBy(cause)).size() > 20));
    PageRequest first = Lists.first(7);
    PageRequest next = Lists.next(200, log.find(EventFilter.causedBy(causes.getFirst()), first));
    for (PageRequest page : List.of(first, next, Lists.first(200), Lists.last(3))) {
      assertEquals(
          all.stream()
              .collect(
                  Collectors.toMap(
                      cause -> cause, cause -> log.find(EventFilter.causedBy(cause), page))),
          log.causedByEach(all, page));
    }
    assertEquals(Map.of(), log.causedByEach(all, new PageRequest(1, false, "nonsense")));
  }

  @Test
  void timesAsFarAwayAsThereAreLimitNothing() {
    EventFilter ever =
        new EventFilter(null, Set.of(), Set.of(), null, null, null, Instant.MIN, Instant.MAX);
    EventFilter never =
        new EventFilter(null, Set.of(), Set.of(), null, null, null, Instant.MAX, null);
    assertEquals(stream.size(), log.find(ever, Lists.first(1)).total());
    assertEquals(0, log.find(never, Lists.first(1)).total());
  }

  private static EventFilter of(Family family) {
    return new EventFilter(null, Set.of(family), Set.of(), null, null, null, null, null);
  }

  private EventFilter filter() {
    return new EventFilter(
        sometimes(one(persons)),
        some(List.of(Family.values()), 2),
        some(EventType.all(), 20),
        sometimes(one(ACTORS)),
        sometimes(one(correlations)),
        sometimes(one(causes)),
        sometimes(FIRST.plusNanos(random.nextInt(400_000))),
        sometimes(FIRST.plusNanos(500_000 + random.nextInt(600_000))));
  }

  /// None, or up to so many.
  private <T> Set<T> some(List<T> values, int most) {
    int count = random.nextInt(3) == 0 ? 1 + random.nextInt(most) : 0;
    return Stream.generate(() -> one(values)).limit(count).collect(Collectors.toSet());
  }

  private <T> @Nullable T sometimes(T value) {
    return random.nextInt(3) == 0 ? value : null;
  }

  private <T> T one(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private static List<RecordedEvent> nodes(Page<RecordedEvent> page) {
    return page.items().stream().map(Page.Item::node).toList();
  }
}
