package cim.person.infrastructure.nats;

import static cim.person.domain.scenarios.Examples.createActiveAda;
import static cim.person.domain.scenarios.Examples.reactivate;
import static cim.person.domain.scenarios.Examples.suspend;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.Outcome;
import cim.person.application.ports.Append;
import cim.person.application.ports.Appends;
import cim.person.application.ports.Head;
import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.EventFilter;
import cim.person.application.queries.EventLog;
import cim.person.application.queries.Page;
import cim.person.application.queries.PageRequest;
import cim.person.application.queries.TimeTravel;
import cim.person.domain.commands.PersonCommand;
import cim.person.domain.events.LifecycleEvent.Suspended;
import cim.person.domain.values.PersonId;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A person with 100,000 events is loaded, asked and read like any other.
class LongHistoryTest {
  private static final int EVENTS = 100_000;
  private static final int BATCH = 1_000;
  private static final int PAGE = 200;
  private static final PersonId ADA = Appends.newPerson();
  private static final UUID CREATION = UUID.randomUUID();
  private static final UUID IN_THE_MIDDLE = UUID.randomUUID();
  private static final NatsServer SERVER = NatsServer.started();

  @BeforeAll
  static void live(@TempDir Path folder) {
    try (WholeNode node =
        WholeNode.standing(SERVER, folder.resolve("first"), InstantSource.system())) {
      done(node, CREATION, createActiveAda());
      fill(node, EVENTS / 2);
      done(node, IN_THE_MIDDLE, reactivate("half of it"));
      fill(node, EVENTS);
    }
  }

  private static void fill(WholeNode node, int revision) {
    Head head = node.store.last(ADA).orElseThrow().head();
    while (head.seq() < revision) {
      int size = (int) Math.min(BATCH, revision - head.seq());
      Append append = Appends.of(ADA, head, size);
      head = node.store.append(List.of(append)).getLast().head();
    }
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @Test
  void itIsLoadedAndAskedByANodeThatKnowsNothing(@TempDir Path folder) {
    try (WholeNode node =
        WholeNode.standing(SERVER, folder.resolve("cold"), InstantSource.system())) {
      Outcome.Done first = done(node, CREATION, createActiveAda());
      assertTrue(first.receipt().replayed());
      assertEquals(2, first.receipt().revision());
      assertFalse(done(node, UUID.randomUUID(), next(node)).receipt().replayed());
    }
  }

  @Test
  void itIsAskedAndReadOnANodeThatFollows(@TempDir Path folder) throws Exception {
    try (WholeNode node =
        WholeNode.following(SERVER, folder.resolve("warm"), InstantSource.system())) {
      node.catchUp();
      Outcome.Done middle = done(node, IN_THE_MIDDLE, reactivate("half of it"));
      assertTrue(middle.receipt().replayed());
      assertEquals(EVENTS / 2 + 1, middle.receipt().revision());
      long revision = done(node, UUID.randomUUID(), next(node)).receipt().revision();
      node.catchUp();

      EventLog log = node.model.eventLog();
      List<RecordedEvent> forward = pages(log, false, Integer.MAX_VALUE);
      assertEquals(revision, forward.size());
      List<RecordedEvent> backward = pages(log, true, 10);
      assertEquals(forward.subList(forward.size() - backward.size(), forward.size()), backward);
      for (int i = 0; i < forward.size(); i++) {
        assertEquals(i + 1, forward.get(i).seq());
      }

      TimeTravel past = new TimeTravel(node.store, node.model.localRecords());
      RecordedEvent event = forward.get(EVENTS - 10);
      assertEquals(event.head(), past.atRevision(ADA, event.seq()).orElseThrow().head());
      assertEquals(event.head(), past.atCid(ADA, event.cid()).orElseThrow().head());
      assertEquals(
          forward.getLast().head(), past.atTime(ADA, forward.getLast().at()).orElseThrow().head());
    }
  }

  private static List<RecordedEvent> pages(EventLog log, boolean backward, int limit) {
    List<RecordedEvent> all = new ArrayList<>();
    @Nullable String cursor = null;
    boolean more = true;
    for (int pages = 0; more && pages < limit; pages++) {
      Page<RecordedEvent> page =
          log.find(EventFilter.of(ADA), new PageRequest(PAGE, backward, cursor));
      List<RecordedEvent> events = page.items().stream().map(Page.Item::node).toList();
      all.addAll(backward ? events.reversed() : events);
      cursor = (backward ? page.items().getFirst() : page.items().getLast()).cursor();
      more = backward ? page.hasPrevious() : page.hasNext();
    }
    return backward ? all.reversed() : all;
  }

  /// What can be asked for as things stand.
  private static PersonCommand next(WholeNode node) {
    return node.store.last(ADA).orElseThrow().event() instanceof Suspended
        ? reactivate("more")
        : suspend("more");
  }

  private static Outcome.Done done(WholeNode node, UUID id, PersonCommand command) {
    return assertInstanceOf(Outcome.Done.class, node.ask(ADA, id, command));
  }
}
