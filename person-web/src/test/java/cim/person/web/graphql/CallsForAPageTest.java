package cim.person.web.graphql;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.ports.EventStore;
import cim.person.application.ports.InMemoryEventStore;
import cim.person.application.queries.EventLog;
import cim.person.application.queries.Persons;
import cim.person.domain.events.LifecycleEvent.Absorbed;
import cim.person.domain.events.LifecycleEvent.Created;
import cim.person.domain.events.LifecycleEvent.MergedInto;
import cim.person.domain.events.RelationEvent.PersonRelated;
import cim.person.domain.scenarios.Examples;
import cim.person.domain.values.Cid;
import cim.person.domain.values.MergeReason;
import cim.person.domain.values.PartId;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.RelationKind;
import cim.person.infrastructure.index.EventSource;
import cim.person.infrastructure.index.ReadModel;
import cim.person.infrastructure.index.ReadModelSettings;
import cim.person.infrastructure.index.StreamEntry;
import graphql.schema.GraphQLObjectType;
import io.smallrye.graphql.schema.model.Operation;
import jakarta.json.JsonArray;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Counts what a page of persons with everything in it asks of the read models and of the event
/// store: the same for a page of any size.
class CallsForAPageTest {
  private static final Instant AT = Instant.parse("2026-11-23T06:14:00Z");
  /// Each has a relation with the one before it, every fifth has absorbed it: around a page there
  /// is always somebody who is not on it.
  private static final int PERSONS = 60;
  private static final String WITHIN = "id mergedInto {id} events(first: 1) {nodes {cid}}";

  private final Map<String, Integer> calls = new TreeMap<>();

  @SuppressWarnings("NullAway.Init") // JUnit sets it.
  @TempDir
  private Path directory;

  private ReadModel model;
  private InMemoryClient client;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    InMemoryNode node = new InMemoryNode();
    EventStore store = counting(EventStore.class, node.store);
    model =
        new ReadModel(
            ReadModelSettings.in(directory),
            new StreamOf(node.store),
            store,
            name -> String.join(" ", name.family()),
            Thread.ofPlatform().factory(),
            Thread.ofVirtual().factory(),
            InstantSource.system());
    Persons persons = counting(Persons.class, model.persons());
    EventLog log = counting(EventLog.class, model.eventLog());
    client = new InMemoryClient(node, _ -> InMemorySchema.over(node, persons, log, store));
    PersonId before = created(0);
    for (int i = 1; i < PERSONS; i++) {
      PersonId person = created(i);
      PartId relation = new PartId(UUID.randomUUID());
      Cid cause = client.node.store.last(before).orElseThrow().cid();
      client.happened(
          person, AT, cause, new PersonRelated(relation, before, RelationKind.FRIEND, null, null));
      if (i % 5 == 0) {
        client.happened(before, AT, new MergedInto(person, MergeReason.USER_REQUESTED));
        client.happened(person, AT, new Absorbed(before));
      }
      before = person;
    }
    model.start();
    assertTrue(model.projections().await(client.node.store.end(), Duration.ofSeconds(30)));
  }

  @AfterEach
  void close() throws IOException {
    model.close();
  }

  private PersonId created(int number) {
    PersonId person = new PersonId(UUID.randomUUID());
    Instant at = AT.plusSeconds(number);
    client.happened(person, at, new Created(Examples.western("Ada", "Lovelace"), null));
    return person;
  }

  @Test
  void aPageOfAnySizeTakesAsManyCalls() {
    String everything = everything();
    Map<String, Integer> ofFive = ask(5, everything);
    assertEquals(ofFive, ask(50, everything));
    assertEquals(
        Set.of(
            "Persons.list",
            "Persons.byIds",
            "Persons.relatedTo",
            "EventLog.ofEach",
            "EventStore.at"),
        ofFive.keySet());
  }

  @Test
  void aPageOfEventsTakesAsManyCallsToSeeWhatLedToWhat() {
    String causes =
        "cid causedBy {cid causedBy {cid caused(first: 1) {totalCount}}}"
            + " caused(first: 2) {nodes {cid causedBy {cid}}} one: caused(first: 1) {totalCount}";
    String query = "{events(first: %d) {nodes {%s}}}";
    calls.clear();
    client.data(query.formatted(5, causes));
    Map<String, Integer> ofFive = Map.copyOf(calls);
    calls.clear();
    String answer = client.data(query.formatted(50, causes)).toString();
    assertTrue(answer.contains("\"causedBy\":{\"cid\""), answer);
    assertTrue(answer.contains("\"totalCount\":1"), answer);
    assertEquals(ofFive, Map.copyOf(calls));
    assertEquals(
        Set.of(
            "EventLog.find",
            "EventLog.byCids",
            "EventLog.causedByEach",
            "EventStore.page",
            "EventStore.at"),
        ofFive.keySet());
  }

  private Map<String, Integer> ask(int size, String selection) {
    calls.clear();
    JsonArray nodes =
        client
            .data("{persons(first: %d) {nodes {%s}}}".formatted(size, selection))
            .getJsonObject("persons")
            .getJsonArray("nodes");
    assertEquals(size, nodes.size());
    return Map.copyOf(calls);
  }

  /// All that a person has, and once more what must be loaded for those around it.
  private String everything() {
    GraphQLObjectType person = client.schema.schema().getObjectType("Person");
    Set<String> loaded =
        requireNonNull(client.schema.model().getTypes().get("Person"))
            .getBatchOperations()
            .values()
            .stream()
            .map(Operation::getName)
            .collect(toSet());
    assertEquals(Set.of("events", "relationships", "mergedInto", "absorbed"), loaded);
    String plain =
        person.getFieldDefinitions().stream()
            .filter(field -> !loaded.contains(field.getName()))
            .map(field -> EveryFieldTest.field(field, 0))
            .collect(joining(" "));
    return plain
        + " events(first: 2) {nodes {cid block}} all: events(first: 10) {totalCount}"
        + " mergedInto {absorbed {id} relationships {id} %1$s} absorbed {id}".formatted(WITHIN)
        + " relationships {otherPerson {%1$s}}".formatted(WITHIN);
  }

  /// The same, but that each call is counted.
  private <T> T counting(Class<T> type, T real) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> {
              synchronized (calls) {
                calls.merge(type.getSimpleName() + "." + method.getName(), 1, Integer::sum);
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException failure) {
                throw failure.getCause();
              }
            }));
  }

  /// The stream of an event store that nobody writes to any more.
  private record StreamOf(InMemoryEventStore store) implements EventSource {
    @Override
    public Reading readAfter(long position) {
      return new Reading() {
        private final CountDownLatch closed = new CountDownLatch(1);
        private long read = position;

        @Override
        public List<StreamEntry> next(int limit, Duration patience)
            throws IOException, InterruptedException {
          List<StreamEntry> entries = entries(read, limit).toList();
          if (entries.isEmpty() && closed.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IOException("the reading has ended");
          }
          read += entries.size();
          return entries;
        }

        @Override
        public void close() {
          closed.countDown();
        }
      };
    }

    @Override
    public Optional<String> messageId(long position) {
      return entries(position - 1, 1).map(StreamEntry::messageId).findFirst();
    }

    @Override
    public long end() {
      return store.end();
    }

    private Stream<StreamEntry> entries(long after, int limit) {
      return store.page(after, limit).stream()
          .map(event -> new StreamEntry.Event(event, event.at()));
    }
  }
}
