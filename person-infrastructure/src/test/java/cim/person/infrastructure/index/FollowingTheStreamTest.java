package cim.person.infrastructure.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.queries.EventFilter;
import cim.person.application.queries.PersonFilter;
import cim.person.application.queries.PersonOrder;
import cim.person.application.queries.PersonOrder.Field;
import cim.person.application.queries.PersonRecord;
import cim.person.application.queries.ProjectionStatus;
import cim.person.application.queries.ProjectionStatus.State;
import cim.person.domain.events.Family;
import cim.person.domain.events.LifecycleEvent.Activated;
import cim.person.domain.values.PersonId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowingTheStreamTest {
  private static final PersonOrder NEWEST = new PersonOrder(Field.UPDATED_AT, true, Locale.ROOT);

  private static final EventFilter LIFECYCLE =
      new EventFilter(null, Set.of(Family.LIFECYCLE), Set.of(), null, null, null, null, null);

  private final Chronicle chronicle = new Chronicle();

  @SuppressWarnings("NullAway.Init") // JUnit sets it.
  @TempDir
  private Path directory;

  private ReadModel model;

  @BeforeEach
  void start() throws IOException {
    model = Node.started(chronicle, directory);
  }

  @AfterEach
  void close() throws IOException {
    model.close();
  }

  @Test
  void whatWasRecordedIsRead() throws Exception {
    PersonId ada = chronicle.create("Ada", "Lovelace");
    PersonId mary = chronicle.create("Mary", "Somerville");
    catchUp();
    assertEquals(List.of(mary, ada), newest());
    chronicle.record(ada, new Activated());
    catchUp();
    assertEquals(List.of(ada, mary), newest());
    assertEquals(2, model.persons().byId(ada).orElseThrow().head().seq());
    assertEquals(
        List.of(ada, mary),
        model.persons().byIds(List.of(ada, new PersonId(UUID.randomUUID()), mary)).stream()
            .map(PersonRecord::id)
            .toList());
  }

  @Test
  void itSaysHowFarItHasCome() throws Exception {
    Node.until("caught up", model.projections()::caughtUp);
    chronicle.create("Ada", "Lovelace");
    catchUp();
    List<ProjectionStatus> statuses = model.projections().statuses();
    assertEquals(
        List.of("records", "list", "events"),
        statuses.stream().map(ProjectionStatus::name).toList());
    for (ProjectionStatus status : statuses) {
      assertEquals(State.FOLLOWING, status.state());
      assertEquals(1, status.position());
      assertEquals(0, status.lagEvents());
      assertTrue(status.visibleMillisP95() >= status.visibleMillisMedian());
      assertTrue(status.visibleMillisMedian() > 0);
    }
  }

  @Test
  void waitingForWhatDoesNotComeEnds() throws Exception {
    assertFalse(model.projections().await(1, Duration.ofMillis(20)));
    assertTrue(model.projections().await(0, Duration.ZERO));
  }

  @Test
  void itGoesOnWhereItStoppedAfterARestart() throws Exception {
    PersonId ada = chronicle.create("Ada", "Lovelace");
    catchUp();
    model.close();
    PersonId mary = chronicle.create("Mary", "Somerville");
    start();
    catchUp();
    assertEquals(List.of(mary, ada), newest());
    Node.until("caught up", model.projections()::caughtUp);
  }

  @Test
  void aLostReadModelIsMadeAnewBesideTheOther() throws Exception {
    PersonId ada = chronicle.create("Ada", "Lovelace");
    chronicle.record(ada, new Activated());
    for (String lost : List.of("list", "records", "events")) {
      catchUp();
      model.close();
      delete(directory.resolve(FoldStamp.current().name()).resolve(lost));
      start();
      catchUp();
      assertEquals(List.of(ada), newest());
      assertEquals(2, model.persons().byId(ada).orElseThrow().head().seq());
      assertEquals(2, model.eventLog().find(LIFECYCLE, Lists.first(1)).total());
    }
  }

  @Test
  void aBrokenMessageStopsNobodyElse() throws Exception {
    PersonId ada = chronicle.create("Ada", "Lovelace");
    chronicle.damage(2, ada);
    chronicle.record(ada, new Activated());
    PersonId mary = chronicle.create("Mary", "Somerville");
    catchUp();
    assertEquals(List.of(mary, ada), newest());
    for (ProjectionStatus status : model.projections().statuses()) {
      assertEquals(List.of(ada), status.setAside());
      assertEquals(1, status.setAsideCount());
      assertTrue(status.problems().getFirst().message().contains("position 2"));
    }
    assertTrue(model.localRecords().problemOf(ada).isPresent());
  }

  @Test
  void itWaitsForTheStreamAndComesBackToIt() throws Exception {
    Node.until("caught up", model.projections()::caughtUp);
    chronicle.setAway(true);
    PersonId ada = chronicle.create("Ada", "Lovelace");
    Node.until("waiting", () -> states().stream().allMatch(State.WAITING::equals));
    chronicle.setAway(false);
    catchUp();
    assertEquals(List.of(ada), newest());
  }

  @Test
  void anotherStreamIsReadFromItsBeginning() throws Exception {
    chronicle.create("Ada", "Lovelace");
    chronicle.create("Mary", "Somerville");
    catchUp();
    chronicle.replace();
    PersonId emmy = chronicle.create("Emmy", "Noether");
    Node.until("the new stream", () -> newest().equals(List.of(emmy)));
    Node.until("its events", () -> model.eventLog().find(LIFECYCLE, Lists.first(1)).total() == 1);
    PersonId lise = chronicle.create("Lise", "Meitner");
    catchUp();
    assertEquals(List.of(lise, emmy), newest());
  }

  @Test
  void aSecondNodeCannotUseTheSameDirectory() {
    IOException refusal = assertThrows(IOException.class, () -> Node.started(chronicle, directory));
    assertTrue(String.valueOf(refusal.getMessage()).contains("person.data"));
  }

  private void catchUp() throws InterruptedException {
    Node.await(model, chronicle.store().end());
  }

  private List<State> states() {
    return model.projections().statuses().stream().map(ProjectionStatus::state).toList();
  }

  private List<PersonId> newest() {
    return model.persons().list(PersonFilter.EVERYONE, NEWEST, Lists.first(10)).items().stream()
        .map(item -> item.node().id())
        .toList();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }
}
