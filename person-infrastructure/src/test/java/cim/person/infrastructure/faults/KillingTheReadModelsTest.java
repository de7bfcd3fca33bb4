package cim.person.infrastructure.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.EventFilter;
import cim.person.application.queries.Page;
import cim.person.application.queries.PageRequest;
import cim.person.application.queries.PersonFilter;
import cim.person.application.queries.PersonOrder;
import cim.person.application.queries.PersonRecord;
import cim.person.domain.events.Family;
import cim.person.infrastructure.bench.Filling;
import cim.person.infrastructure.bench.Population;
import cim.person.infrastructure.index.ReadModel;
import cim.person.infrastructure.nats.NatsServer;
import cim.person.infrastructure.nats.TestNats;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Kills a node that makes its read models, again and again, takes folders away in between, and
/// compares what it answers in the end with a node that has read everything at once.
@Timeout(240)
class KillingTheReadModelsTest {
  private static final int PERSONS = 1_500;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final PersonOrder BY_NAME =
      new PersonOrder(PersonOrder.Field.NAME, false, Locale.ROOT);

  @SuppressWarnings("NullAway.Init") // JUnit sets it.
  @TempDir
  private Path temporary;

  @Test
  void whatWasKilledAnswersAsIfItHadNeverBeen() throws Exception {
    Path directory = temporary.resolve("killed");
    try (NatsServer server = NatsServer.started();
        TestNats nats = TestNats.ready(server)) {
      fill(server, 0, PERSONS);
      killInTheMiddle(server, directory, List.of(300L, 1_500L, 2_500L));
      remove(folder(directory).resolve("list"));
      killInTheMiddle(server, directory, List.of(3_000L));
      remove(folder(directory).resolve("records"));
      killInTheMiddle(server, directory, List.of(500L));
      ofAnotherFold(directory);
      fill(server, PERSONS, 2 * PERSONS);
      killInTheMiddle(server, directory, List.of(3_500L, 4_500L));
      compare(nats, directory);
    }
  }

  private static void fill(NatsServer server, int from, int to) throws Exception {
    List<RecordedEvent> events = new ArrayList<>();
    for (int half = 0; half < Population.EVENTS_EACH; half++) {
      for (int person = from; person < to; person++) {
        events.add(Population.history(person).get(half));
      }
    }
    Filling.fill(server.url(), events.size(), events::get, new PrintWriter(Writer.nullWriter()));
  }

  private static void killInTheMiddle(NatsServer server, Path directory, List<Long> positions)
      throws IOException, InterruptedException {
    for (long position : positions) {
      FollowingNode.killedAt(position, server.url(), directory);
    }
  }

  private static Path folder(Path directory) throws IOException {
    try (Stream<Path> folders = Files.list(directory)) {
      return folders.filter(Files::isDirectory).findFirst().orElseThrow();
    }
  }

  private static void remove(Path folder) throws IOException {
    assertTrue(Files.isDirectory(folder), folder + " is not there");
    Folders.delete(folder);
  }

  /// Makes the read models those of another version of the fold.
  private static void ofAnotherFold(Path directory) throws IOException {
    Path folder = folder(directory);
    Path stamp = folder.resolve("stamp.txt");
    Files.writeString(stamp, Files.readString(stamp).replaceFirst("^[0-9]+", "1"));
    Files.move(folder, directory.resolve("v1-before"));
  }

  private void compare(TestNats nats, Path directory) throws Exception {
    long end = 2L * PERSONS * Population.EVENTS_EACH;
    try (ReadModel killed = FollowingNode.open(nats, directory);
        ReadModel fresh = FollowingNode.open(nats, temporary.resolve("fresh"))) {
      assertTrue(fresh.projections().await(end, PATIENCE));
      assertTrue(killed.projections().await(end, PATIENCE));
      while (killed.projections().statuses().size() > 3) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
      List<PersonRecord> all = everyone(fresh);
      assertEquals(2 * PERSONS, all.size());
      assertEquals(all, everyone(killed));
      for (PersonRecord person : all) {
        assertEquals(person, killed.persons().byId(person.id()).orElseThrow());
      }
      for (String text : List.of("ber", "maria", "engineer 7")) {
        assertEquals(found(fresh, text), found(killed, text));
      }
      assertEquals(fresh.search().skills("", 200), killed.search().skills("", 200));
      EventFilter components =
          new EventFilter(null, Set.of(Family.COMPONENTS), Set.of(), null, null, null, null, null);
      assertEquals(events(fresh, components), events(killed, components));
    }
  }

  private static List<PersonRecord> everyone(ReadModel model) {
    List<PersonRecord> all = new ArrayList<>();
    Page<PersonRecord> page =
        model.persons().list(PersonFilter.EVERYONE, BY_NAME, new PageRequest(200, false, null));
    page.items().forEach(item -> all.add(item.node()));
    while (page.hasNext()) {
      page =
          model
              .persons()
              .list(
                  PersonFilter.EVERYONE,
                  BY_NAME,
                  new PageRequest(200, false, page.items().getLast().cursor()));
      page.items().forEach(item -> all.add(item.node()));
    }
    return all;
  }

  private static Object found(ReadModel model, String text) {
    return model.search().search(text, PersonFilter.EVERYONE, new PageRequest(200, false, null));
  }

  private static Object events(ReadModel model, EventFilter filter) {
    return model.eventLog().find(filter, new PageRequest(200, true, null));
  }
}
