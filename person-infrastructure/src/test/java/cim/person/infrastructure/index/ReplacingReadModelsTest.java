package cim.person.infrastructure.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.queries.EventFeed;
import cim.person.application.queries.PersonFilter;
import cim.person.application.queries.PersonOrder;
import cim.person.application.queries.PersonRecord;
import cim.person.application.queries.ProjectionStatus;
import cim.person.application.queries.ProjectionStatus.State;
import cim.person.domain.events.LifecycleEvent.Activated;
import cim.person.domain.values.PersonId;
import cim.person.infrastructure.names.SortingOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ReplacingReadModelsTest {
  private static final FoldStamp OLD = new FoldStamp(1, FoldStamp.current().shapes());
  private static final PersonOrder BY_NAME =
      new PersonOrder(PersonOrder.Field.NAME, false, Locale.ROOT);

  private final Chronicle chronicle = new Chronicle();
  private final CountDownLatch gate = new CountDownLatch(1);

  @SuppressWarnings("NullAway.Init") // JUnit sets it.
  @TempDir
  private Path directory;

  private PersonId ada;
  private PersonId grace;

  @BeforeEach
  void makeWithAnotherFold() throws Exception {
    ada = chronicle.create("Ada", "Lovelace");
    grace = chronicle.create("Grace", "Hopper");
    try (ReadModel model = open(OLD, chronicle)) {
      catchUp(model);
    }
  }

  @Test
  void thoseOfAnotherFoldAreReadFromAndFedUntilTheyAreMadeAnew() throws Exception {
    try (ReadModel model = open(FoldStamp.current(), gated())) {
      Node.until("ready", model.projections()::caughtUp);
      chronicle.record(ada, new Activated());
      PersonId lise = chronicle.create("Lise", "Meitner");
      catchUp(model);
      assertEquals(List.of(grace, ada, lise), byName(model));
      assertEquals(2, model.persons().byId(ada).orElseThrow().head().seq());
      assertEquals(6, states(model).size());
      assertFalse(states(model).subList(3, 6).contains(State.FOLLOWING));
      gate.countDown();
      Node.until("replaced", () -> states(model).size() == 3);
      catchUp(model);
      assertEquals(List.of(grace, ada, lise), byName(model));
      Node.until("one folder", () -> folders().equals(List.of(FoldStamp.current().name())));
      assertTrue(model.projections().caughtUp());
    }
  }

  @Test
  void subscribersMissNothingAndSeeNothingTwice() throws Exception {
    try (ReadModel model = open(FoldStamp.current(), gated())) {
      Node.until("ready", model.projections()::caughtUp);
      Listener listener = new Listener(Long.MAX_VALUE);
      model
          .eventFeed()
          .events(EventFeed.Wanted.ALL, OptionalLong.of(0))
          .subscribe(listener.ofEvents());
      Node.until("what was missed", () -> listener.positions().size() == 2);
      gate.countDown();
      while (states(model).size() > 3) {
        chronicle.create("Lise", "Meitner");
        TimeUnit.MILLISECONDS.sleep(1);
      }
      chronicle.create("Emmy", "Noether");
      long end = chronicle.store().end();
      Node.until("all", () -> listener.positions().size() >= end);
      assertEquals(LongStream.rangeClosed(1, end).boxed().toList(), listener.positions());
    }
  }

  @Test
  void whatAnotherFoldHasMadeIsNotDecidedOn() throws Exception {
    try (ReadModel model = open(FoldStamp.current(), gated())) {
      Node.until("ready", model.projections()::caughtUp);
      long generation = model.localRecords().generation();
      assertEquals(Optional.empty(), model.localRecords().record(ada));
      gate.countDown();
      Node.until("replaced", () -> model.localRecords().record(ada).isPresent());
      assertFalse(generation == model.localRecords().generation());
    }
  }

  @Test
  void aNodeThatEndsInBetweenGoesOn() throws Exception {
    try (ReadModel model = open(FoldStamp.current(), gated())) {
      Node.until("ready", model.projections()::caughtUp);
    }
    gate.countDown();
    try (ReadModel model = open(FoldStamp.current(), chronicle)) {
      catchUp(model);
      assertEquals(List.of(grace, ada), byName(model));
      Node.until("one folder", () -> folders().equals(List.of(FoldStamp.current().name())));
    }
  }

  @Test
  void whatCannotBeReadIsRemoved() throws Exception {
    Map<String, Set<String>> shapes = new TreeMap<>(FoldStamp.current().shapes());
    shapes.put(PersonRecord.class.getName(), Set.of("id:java.lang.String"));
    FoldStamp foreign = new FoldStamp(1, shapes);
    Path folder = directory.resolve(OLD.name());
    Files.writeString(folder.resolve("stamp.txt"), foreign.write());
    try (ReadModel model = open(FoldStamp.current(), chronicle)) {
      assertFalse(Files.exists(folder));
      catchUp(model);
      assertEquals(List.of(grace, ada), byName(model));
    }
  }

  private EventSource gated() {
    return new EventSource() {
      @Override
      public Reading readAfter(long position) throws IOException, InterruptedException {
        if (position == 0 && gate.getCount() > 0) {
          throw new IOException("the gate is closed");
        }
        return chronicle.readAfter(position);
      }

      @Override
      public Optional<String> messageId(long position) throws IOException {
        return chronicle.messageId(position);
      }

      @Override
      public long end() throws IOException {
        return chronicle.end();
      }
    };
  }

  private ReadModel open(FoldStamp stamp, EventSource source) throws IOException {
    ReadModel model =
        new ReadModel(
            new Generation.Means(
                ReadModelSettings.in(directory),
                source,
                chronicle.following(),
                SortingOrder::text,
                Thread.ofPlatform().factory(),
                InstantSource.system(),
                Shown.NOBODY),
            Thread.ofVirtual().factory(),
            stamp);
    model.start();
    return model;
  }

  private void catchUp(ReadModel model) throws InterruptedException {
    Node.await(model, chronicle.store().end());
  }

  private static List<State> states(ReadModel model) {
    return model.projections().statuses().stream().map(ProjectionStatus::state).toList();
  }

  private static List<PersonId> byName(ReadModel model) {
    return model.persons().list(PersonFilter.EVERYONE, BY_NAME, Lists.first(10)).items().stream()
        .map(item -> item.node().id())
        .toList();
  }

  private List<String> folders() {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .filter(Files::isDirectory)
          .map(entry -> entry.getFileName().toString())
          .toList();
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }
}
