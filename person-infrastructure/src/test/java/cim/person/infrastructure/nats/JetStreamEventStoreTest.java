package cim.person.infrastructure.nats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.ports.Append;
import cim.person.application.ports.Appends;
import cim.person.application.ports.ConcurrentAppend;
import cim.person.application.ports.CorruptHistory;
import cim.person.application.ports.EventStore;
import cim.person.application.ports.EventStoreContract;
import cim.person.application.ports.Head;
import cim.person.application.ports.RecordedEvent;
import cim.person.domain.values.Cid;
import cim.person.domain.values.PersonId;
import cim.person.infrastructure.ipld.EventBlock;
import io.nats.client.api.MessageInfo;
import io.nats.client.impl.Headers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class JetStreamEventStoreTest extends EventStoreContract {
  private static final NatsServer SERVER = NatsServer.started();
  private static final TestNats NATS = TestNats.at(SERVER.url());

  private final JetStreamEventStore store = NATS.store();
  private final PersonId person = Appends.newPerson();

  @BeforeAll
  static void createStreams() {
    NATS.awaitStreams();
  }

  @AfterAll
  static void stop() {
    NATS.close();
    SERVER.close();
  }

  @Override
  protected EventStore store() {
    return store;
  }

  @Test
  void aReaderNeverSeesAPartOfAnAppend() throws Exception {
    EventStore store = store();
    try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
      for (int round = 0; round < 100; round++) {
        PersonId person = Appends.newPerson();
        Future<?> append =
            threads.submit(() -> store.append(List.of(Appends.of(person, Head.NONE, 20))));
        List<RecordedEvent> seen = new ArrayList<>();
        while (seen.isEmpty()) {
          store.forEach(person, 0, seen::add);
        }
        assertEquals(20, seen.size());
        append.get();
      }
    }
  }

  @Test
  void aMessageIsTheBlockUnderItsCid() throws Exception {
    Append append = Appends.of(person, Head.NONE, 1);
    RecordedEvent event = store.append(List.of(append)).getFirst();

    MessageInfo message = NATS.message(event.position());
    assertEquals("cim.person.lifecycle.created." + person, message.getSubject());
    assertEquals(event.block(), new String(message.getData(), StandardCharsets.UTF_8));
    String cid = Cid.ofDagJson(message.getData()).toString();
    assertEquals(
        Map.ofEntries(
            Map.entry("Nats-Msg-Id", List.of(cid)),
            Map.entry("Cim-Event-Id", List.of(cid)),
            Map.entry("Cim-Aggregate-Id", List.of(person.toString())),
            Map.entry("Cim-Event-Type", List.of("lifecycle.created")),
            Map.entry("Cim-Correlation-Id", List.of(append.correlation().toString())),
            Map.entry("Cim-Causation-Id", List.of(append.command().toString())),
            Map.entry("Content-Type", List.of("application/vnd.ipld.dag-json")),
            Map.entry("Nats-Expected-Last-Subject-Sequence", List.of("0")),
            Map.entry(
                "Nats-Expected-Last-Subject-Sequence-Subject",
                List.of("cim.person.*.*." + person))),
        headers(message).toMap());
  }

  @Test
  void theFirstOfSeveralEventsPointsBackToThePersonsPreviousMessage() throws Exception {
    RecordedEvent first = store.append(List.of(Appends.of(person, Head.NONE, 1))).getFirst();
    Append append = Appends.of(person, first.head(), 2);
    List<RecordedEvent> more = store.append(List.of(append));

    String header = "Nats-Expected-Last-Subject-Sequence";
    Headers second = headers(NATS.message(more.get(0).position()));
    Headers third = headers(NATS.message(more.get(1).position()));
    assertEquals(Long.toString(first.position()), second.getLast(header));
    assertTrue(third.get(header) == null, "checked once, before the batch");
    assertEquals(more.get(1).cid().toString(), third.getLast("Nats-Msg-Id"));
  }

  @Test
  void theEndOfTheStreamIsCheckedForEverybodyAtOnce() throws Exception {
    assertTrue(store.isKeptByOneServer());
    UUID run = UUID.randomUUID();
    long end = store.end();
    List<RecordedEvent> events = EventBlock.seal(Appends.of(person, Head.NONE, 2));
    List<RecordedEvent> stored = store.importAllAfter(end, events, Map.of(person, Head.NONE), run);
    assertEquals(end + 1, stored.getFirst().position());
    Headers headers = headers(NATS.message(end + 1));
    assertEquals(Long.toString(end), headers.getLast("Nats-Expected-Last-Sequence"));

    PersonId other = Appends.newPerson();
    List<RecordedEvent> late = EventBlock.seal(Appends.of(other, Head.NONE, 2));
    assertEquals(
        end + 3,
        store.importAllAfter(end, late, Map.of(other, Head.NONE), run).getFirst().position(),
        "of that person nobody has written");
    List<RecordedEvent> wrong = EventBlock.seal(Appends.of(person, Head.NONE, 1));
    assertThrows(
        ConcurrentAppend.class,
        () -> store.importAllAfter(end, wrong, Map.of(person, Head.NONE), run));
    assertEquals(end + 4, store.end());
  }

  @Test
  void whatCausedAnEventIsInItsHeaders() throws Exception {
    Append append = Appends.of(person, Head.NONE, 1);
    String cause = Cid.ofDagJson(new byte[] {1}).toString();
    RecordedEvent event =
        store
            .append(
                List.of(
                    new Append(
                        person,
                        Head.NONE,
                        append.events(),
                        append.at(),
                        "policy:flag-data-quality",
                        append.command(),
                        append.correlation(),
                        cause)))
            .getFirst();
    assertEquals(cause, headers(NATS.message(event.position())).getLast("Cim-Causation-Id"));
  }

  @Test
  void bytesThatAreNoEventHurtTheirPersonOnly() throws Exception {
    RecordedEvent sound = store.append(List.of(Appends.of(person, Head.NONE, 1))).getFirst();
    String subject = "cim.person.lifecycle.suspended." + person;
    String spaced = "{\"a\": 1}";
    Headers headers = new Headers().add("Nats-Msg-Id", cid(spaced));
    long broken = NATS.publish(subject, headers, spaced);
    PersonId other = Appends.newPerson();
    List<RecordedEvent> others = store.append(List.of(Appends.of(other, Head.NONE, 2)));

    List<RecordedEvent> seen = new ArrayList<>();
    assertCorrupt(broken, "is not canonical", () -> store.forEach(person, 0, seen::add));
    assertEquals(List.of(sound), seen);
    assertCorrupt(broken, "is not canonical", () -> store.last(person));
    assertCorrupt(broken, "is not canonical", () -> store.at(List.of(broken)));
    assertEquals(broken, store.lastPosition(person));
    assertEquals(others, history(other));

    assertEquals(List.of(sound), store.page(sound.position() - 1, 10));
    assertCorrupt(broken, "is not canonical", () -> store.page(sound.position(), 10));
    assertEquals(others, store.page(broken, 10));
  }

  @Test
  void anEventUnderAForeignMessageIdIsCorrupt() throws Exception {
    RecordedEvent event = store.append(List.of(Appends.of(person, Head.NONE, 1))).getFirst();
    String block = event.block();
    String subject = "cim.person.lifecycle.created." + person;
    long withoutId = NATS.publish(subject, new Headers(), block);
    assertCorrupt(withoutId, "goes by the CID \"\"", () -> store.last(person));
    Headers foreign = new Headers().add("Nats-Msg-Id", Cid.ofRaw(new byte[] {1}).toString());
    long withOtherId = NATS.publish(subject, foreign, block);
    assertCorrupt(withOtherId, "goes by the CID \"bafk", () -> store.last(person));
  }

  @Test
  void anEventUnderTheSubjectOfAnotherPersonIsCorrupt() throws Exception {
    String block = blockOf(Appends.newPerson());
    Headers headers = new Headers().add("Nats-Msg-Id", cid(block));
    long position = NATS.publish("cim.person.lifecycle.created." + person, headers, block);
    assertCorrupt(position, "stands under the subject", () -> store.last(person));
  }

  @Test
  void anEventUnderAnotherTypeIsCorrupt() throws Exception {
    String block = blockOf(person);
    Headers headers = new Headers().add("Nats-Msg-Id", cid(block));
    long position = NATS.publish("cim.person.identity.created." + person, headers, block);
    assertCorrupt(position, "stands under the subject", () -> store.last(person));
  }

  @Test
  void anEventThatSkipsARevisionIsCorrupt() throws Exception {
    RecordedEvent first = store.append(List.of(Appends.of(person, Head.NONE, 1))).getFirst();
    Head skipped = new Head(first.cid(), 2, first.position());
    RecordedEvent third = store.append(List.of(Appends.of(person, skipped, 1))).getFirst();
    assertCorrupt(third.position(), "has seq 3 where 2 was due", () -> history(person));
  }

  @Test
  void anEventThatIsLinkedElsewhereIsCorrupt() throws Exception {
    RecordedEvent first = store.append(List.of(Appends.of(person, Head.NONE, 1))).getFirst();
    Head foreign = new Head(Cid.ofDagJson(new byte[] {7}), 1, first.position());
    RecordedEvent second = store.append(List.of(Appends.of(person, foreign, 1))).getFirst();
    assertCorrupt(second.position(), "is linked to", () -> history(person));
  }

  private static void assertCorrupt(long position, String problem, Executable reading) {
    CorruptHistory corrupt = assertThrows(CorruptHistory.class, reading);
    assertEquals(position, corrupt.position());
    assertTrue(corrupt.toString().contains(problem), corrupt.toString());
  }

  private static String blockOf(PersonId person) {
    return EventBlock.seal(Appends.of(person, Head.NONE, 1)).getFirst().block();
  }

  private static String cid(String block) {
    return Cid.ofDagJson(block.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static Headers headers(MessageInfo message) {
    Headers headers = message.getHeaders();
    assertNotNull(headers);
    return headers;
  }
}
