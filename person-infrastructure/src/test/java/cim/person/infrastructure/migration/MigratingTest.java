package cim.person.infrastructure.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.ports.Append;
import cim.person.application.ports.RecordedEvent;
import cim.person.domain.events.LifecycleEvent.Suspended;
import cim.person.domain.values.PersonId;
import cim.person.infrastructure.car.Watcher;
import cim.person.infrastructure.index.PersonTable;
import cim.person.infrastructure.nats.JetStreamEventStore;
import cim.person.infrastructure.nats.NatsServer;
import cim.person.infrastructure.nats.NatsSettings;
import cim.person.infrastructure.nats.StreamReader;
import cim.person.infrastructure.nats.TestNats;
import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.api.StreamConfiguration;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Histories that go from the older service into an event store.
class MigratingTest {
  private final NatsServer server = NatsServer.started();
  private final TestNats nats = TestNats.ready(server);
  private final Path folder;

  MigratingTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @AfterEach
  void stop() {
    nats.close();
    server.close();
  }

  @Test
  void theNumbersOfTheSmallHistoryAreThoseOfTheNotes() throws Exception {
    MigrationReport report = migrate(nats.store(), Fixtures.SMALL);
    Map<?, ?> counts = Fixtures.object(report.json());
    Map<?, ?> expected = Fixtures.expected("history-small");
    assertEquals(expected.get("lines"), counts.get("lines"));
    assertEquals(0, report.quarantined(), report::text);
    assertEquals(7, Fixtures.number(counts, "outcomes.skip"));
    assertEquals(Map.of("DUAL_WRITE", "5", "PLACEHOLDER", "2"), skips(counts));
    MigrationCheck.Result proof = check(nats.store(), Fixtures.SMALL);
    assertEquals(0, proof.differences(), proof::text);
    assertEquals(12, proof.persons());
  }

  private static Map<String, String> skips(Map<?, ?> counts) {
    Map<String, String> skips = new TreeMap<>();
    for (Code code : Code.values()) {
      String count = Raw.text(counts, "reasons." + code);
      if (code.outcome() == Outcome.SKIP && !count.isEmpty()) {
        skips.put(code.name(), count);
      }
    }
    return skips;
  }

  @Test
  void theReferenceFoldEndsWithTheStateOfTheNotes() throws Exception {
    try (PersonTable<ReferencePerson> persons =
        new PersonTable<>(
            folder.resolve("persons"), 2, ReferencePerson::write, ReferencePerson::read)) {
      Files.createDirectory(folder.resolve("persons"));
      new ReferenceHistory(persons, folder.resolve("held"), Watcher.NOBODY)
          .read(MigrationSource.file(Fixtures.SMALL));
      for (Map<?, ?> expected : Fixtures.objects(Fixtures.expected("history-small"), "persons")) {
        PersonId id = PersonId.parse(Raw.text(expected, "person_id"));
        ReferencePerson person = Objects.requireNonNull(persons.get(id));
        assertEquals(notes(expected), notes(person), id::toString);
      }
    }
  }

  /// What the notes say of a person, in one line for each thing.
  private static List<Object> notes(Map<?, ?> expected) {
    List<Object> components = new ArrayList<>();
    for (Map<?, ?> component : Fixtures.objects(expected, "components")) {
      components.add(Raw.text(component, "via") + " " + Raw.text(component, "type"));
    }
    List<Object> facts = new ArrayList<>();
    for (Map<?, ?> fact : Fixtures.objects(expected, "attributes")) {
      facts.add(
          "%s %s %s"
              .formatted(
                  Raw.key(Raw.at(fact, "type")),
                  Raw.textOrNull(fact, "valid_from"),
                  Raw.textOrNull(fact, "valid_until")));
    }
    return List.of(
        Raw.text(expected, "lifecycle"),
        Raw.text(expected, "source"),
        Raw.text(expected, "birth_date"),
        Raw.text(expected, "death_date"),
        Raw.text(expected, "merged_into"),
        Raw.text(expected, "inactive_reason"),
        Fixtures.number(expected, "name_changes"),
        Fixtures.number(expected, "imported_events"),
        Fixtures.number(expected, "other"),
        Raw.list(expected, "registered_components").size(),
        Raw.list(expected, "locations").size(),
        Raw.list(expected, "employments").size(),
        Raw.list(expected, "identities").size(),
        components,
        facts);
  }

  private static List<Object> notes(ReferencePerson person) {
    return List.of(
        person.lifecycle,
        person.source,
        Objects.toString(person.born, ""),
        Objects.toString(person.died, ""),
        Objects.toString(person.mergedInto, ""),
        Objects.toString(person.inactiveReason, ""),
        person.nameChanges,
        person.imported,
        person.remarks.size(),
        person.registered.size(),
        person.locations.size(),
        person.employments.size(),
        person.identities.size(),
        person.components.stream().map(each -> each.via() + " " + each.type()).toList(),
        person.facts.stream()
            .map(fact -> category(fact.type()) + " " + fact.from() + " " + fact.until())
            .toList());
  }

  private static String category(String type) {
    String first = type.substring(0, type.indexOf('.'));
    return type.indexOf('.') == type.lastIndexOf('.') ? first : "Custom";
  }

  @Test
  void aSecondRunAddsNothingAndAnotherSystemGetsTheSame() throws Exception {
    migrate(nats.store(), Fixtures.DIRTY);
    long end = nats.store().end();
    Map<?, ?> again = Fixtures.object(migrate(nats.store(), Fixtures.DIRTY).json());
    assertEquals(end, nats.store().end());
    assertEquals(BigDecimal.ZERO, again.get("appended"));
    assertEquals(BigDecimal.valueOf(end), again.get("alreadyThere"));
    MigrationCheck.Result proof = check(nats.store(), Fixtures.DIRTY);
    assertEquals(0, proof.differences(), proof::text);
    try (NatsServer other = NatsServer.started();
        TestNats there = TestNats.ready(other)) {
      migrate(there.store(), Fixtures.DIRTY);
      assertEquals(proof.digest(), check(there.store(), Fixtures.DIRTY).digest());
    }
  }

  @Test
  void mendedLinesAreFedInAgain() throws Exception {
    migrate(nats.store(), Fixtures.DIRTY);
    long end = nats.store().end();
    Path quarantine = folder.resolve("history-dirty.ndjson.quarantine.ndjson");
    String mended =
        new String(Files.readAllBytes(quarantine), StandardCharsets.ISO_8859_1)
            .lines()
            .filter(line -> line.contains("\"Length\":-"))
            .findFirst()
            .orElseThrow()
            .replace("\"Length\":-", "\"Length\":");
    Path file = folder.resolve("mended.ndjson");
    Files.write(file, mended.getBytes(StandardCharsets.ISO_8859_1));
    Map<?, ?> report = Fixtures.object(migrate(nats.store(), file).json());
    assertEquals(BigDecimal.ONE, report.get("appended"), report::toString);
    assertEquals(end + 1, nats.store().end());
    assertEquals(
        BigDecimal.ZERO, Fixtures.object(migrate(nats.store(), file).json()).get("appended"));
    assertEquals(
        BigDecimal.ZERO,
        Fixtures.object(migrate(nats.store(), Fixtures.DIRTY).json()).get("appended"));
    assertEquals(end + 1, nats.store().end());
  }

  @Test
  void aPersonThatWasChangedHereMeanwhileGoesOnFromThere() throws Exception {
    List<String> lines = Files.readAllLines(Fixtures.SMALL);
    Path half = folder.resolve("half.ndjson");
    Files.write(half, lines.subList(0, 60));
    migrate(nats.store(), half);
    PersonId person = PersonId.parse(Raw.id(Fixtures.object(lines.getLast()), "data.aggregate_id"));
    RecordedEvent last = nats.store().last(person).orElseThrow();
    nats.store()
        .append(
            List.of(
                new Append(
                    person,
                    last.head(),
                    List.of(new Suspended("here")),
                    Instant.EPOCH,
                    "user:somebody",
                    new UUID(1, 2),
                    new UUID(1, 2),
                    null)));
    migrate(nats.store(), Fixtures.SMALL);
    List<RecordedEvent> history = new ArrayList<>();
    nats.store().forEach(person, 0, history::add);
    assertTrue(history.getLast().seq() > last.seq() + 1);
    assertEquals(history.size(), history.stream().map(RecordedEvent::cid).distinct().count());
    long end = nats.store().end();
    migrate(nats.store(), Fixtures.SMALL);
    assertEquals(end, nats.store().end());
  }

  @Test
  void whoeverGoesOnWithManyPersonsLearnsOfAllThatIsThere() throws Exception {
    String line = Files.readAllLines(Fixtures.SMALL).getFirst();
    String id = Raw.id(Fixtures.object(line), "data.aggregate_id");
    List<String> lines = new ArrayList<>();
    for (int number = 1; number <= 250; number++) {
      lines.add(line.replace(id, new UUID(0x7000, Long.MIN_VALUE + number).toString()));
    }
    Path half = Files.write(folder.resolve("half.ndjson"), lines.subList(50, 230));
    Path whole = Files.write(folder.resolve("whole.ndjson"), lines);
    migrate(nats.store(), half);
    Map<?, ?> report = Fixtures.object(migrate(nats.store(), whole).json());
    assertEquals(BigDecimal.valueOf(2 * 180), report.get("alreadyThere"));
    assertEquals(BigDecimal.valueOf(2 * 70), report.get("appended"));
    assertEquals(BigDecimal.valueOf(250), report.get("persons"));
    assertEquals(0, check(nats.store(), whole).differences());
    try (NatsServer other = NatsServer.started();
        TestNats there = TestNats.ready(other)) {
      migrate(there.store(), whole);
      assertEquals(check(nats.store(), whole).digest(), check(there.store(), whole).digest());
    }
  }

  @Test
  void theStreamOfTheOlderServiceGivesTheSameAsItsExport() throws Exception {
    Connection older = Nats.connect(server.url());
    older
        .jetStreamManagement()
        .addStream(
            StreamConfiguration.builder()
                .name("PERSON_EVENTS")
                .subjects("person.events.>", "person.commands.>")
                .build());
    for (String line : Files.readAllLines(Fixtures.SMALL)) {
      String data = line.substring(line.indexOf("\"data\":") + 7, line.length() - 1);
      older
          .jetStream()
          .publish(
              Raw.text(Fixtures.object(line), "subject"), data.getBytes(StandardCharsets.UTF_8));
    }
    older.close();
    StreamReader reader =
        new StreamReader(nats.connection(), NatsSettings.of(server.url()), "PERSON_EVENTS");
    Migration.into(nats.store(), UUID.randomUUID(), Migration.DEFAULT_NAME, folder, Watcher.NOBODY)
        .run(MigrationSource.stream(reader), folder);
    MigrationCheck.Result proof = check(nats.store(), Fixtures.SMALL);
    assertEquals(0, proof.differences(), proof::text);
    try (NatsServer other = NatsServer.started();
        TestNats there = TestNats.ready(other)) {
      migrate(there.store(), Fixtures.SMALL);
      assertEquals(check(there.store(), Fixtures.SMALL).digest(), proof.digest());
    }
  }

  private MigrationReport migrate(JetStreamEventStore store, Path source) throws Exception {
    return Migration.into(store, UUID.randomUUID(), Migration.DEFAULT_NAME, folder, Watcher.NOBODY)
        .run(MigrationSource.file(source), folder);
  }

  private MigrationCheck.Result check(JetStreamEventStore store, Path source) throws Exception {
    return MigrationCheck.of(store, folder, Watcher.NOBODY)
        .run(MigrationSource.file(source), new PrintWriter(new StringWriter()));
  }
}
