package cim.person.infrastructure.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.ports.Append;
import cim.person.application.ports.Appends;
import cim.person.application.ports.Head;
import cim.person.application.ports.RecordedEvent;
import cim.person.domain.events.LifecycleEvent.Suspended;
import cim.person.domain.values.PersonId;
import cim.person.infrastructure.ipld.EventBlock;
import cim.person.infrastructure.nats.NatsServer;
import io.nats.client.Connection;
import io.nats.client.JetStreamManagement;
import io.nats.client.Nats;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.impl.Headers;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A stream that somebody has written behind the service's back, and who may delete from it.
class VerifyTest {
  private static final NatsServer SERVER = NatsServer.started();
  private static final String STREAM = "CIM_PERSON_EVENTS";

  private final PersonId ada = Appends.newPerson();
  private final PersonId bo = Appends.newPerson();
  private final List<RecordedEvent> adas = sealed(ada, 4);
  private final List<RecordedEvent> bos = sealed(bo, 3);
  private final StringWriter said = new StringWriter();
  private Connection nats;
  private JetStreamManagement management;

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @BeforeEach
  void connect() throws Exception {
    nats = Nats.connect(SERVER.url());
    management = nats.jetStreamManagement();
    management.addStream(
        StreamConfiguration.builder()
            .name(STREAM)
            .subjects("cim.person.*.*.*")
            .allowDirect(true)
            .build());
  }

  @AfterEach
  void forget() throws Exception {
    management.deleteStream(STREAM);
    nats.close();
  }

  @Test
  void aSoundStreamIsSound() throws Exception {
    publish(adas);
    publish(bos);
    assertEquals(0, verify());
    assertSaid("7 events of 2 persons were read: all are sound");
  }

  @Test
  void anEmptyStreamIsSound() {
    assertEquals(0, verify());
    assertSaid("0 events of 0 persons were read: all are sound");
  }

  @Test
  void otherBytesUnderTheSameNameAreFound() throws Exception {
    publish(adas.subList(0, 2));
    RecordedEvent third = adas.get(2);
    publish(third, third.block().replace("reason", "season"));
    publish(adas.subList(3, 4));
    publish(bos);
    assertEquals(2, verify());
    assertSaid(ada + "  CID_MISMATCH  the event at position 3 goes by the CID \"" + third.cid());
    assertSaid("6 events of 2 persons were read: 1 break;");
    assertFalse(said.toString().contains(bo.toString()), said::toString);

    assertEquals(2, verify("--person", ada.toString()));
    assertSaid(ada + "  CID_MISMATCH  the event at position 3", "2 events of " + ada);
    assertEquals(0, verify("--person", bo.toString()));
    assertSaid("3 events of " + bo + " are sound; the last of them is " + bos.getLast().cid());
  }

  @Test
  void anEventThatWasMadeAnewIsFoundByTheLinkAfterIt() throws Exception {
    publish(adas.subList(0, 1));
    publish(sealed(ada, adas.getFirst().head(), "forged"));
    publish(adas.subList(2, 4));
    assertEquals(2, verify());
    assertSaid(ada + "  BROKEN_LINK  the event at position 3 is linked to");
  }

  @Test
  void anEventThatWasTakenOutIsFound() throws Exception {
    publish(adas);
    publish(bos);
    management.deleteMessage(STREAM, 2);
    assertEquals(2, verify());
    assertSaid("nobody  GAP  the event at position 2 is not there");
    assertSaid(ada + "  GAP  the event at position 3 has seq 3 where 2 was due");
  }

  @Test
  void eventsThatWereTakenOutOfTheEndAreFound() throws Exception {
    publish(adas);
    management.deleteMessage(STREAM, 3);
    management.deleteMessage(STREAM, 4);
    assertEquals(2, verify());
    assertSaid("nobody  GAP  the event at position 4 is not there, nor are those just before it");
  }

  @Test
  void aForkIsFound() throws Exception {
    publish(adas);
    publish(sealed(ada, adas.get(1).head(), "a second third"));
    assertEquals(2, verify());
    assertSaid(ada + "  FORK  the event at position 5 has seq 3 a second time");
  }

  @Test
  void whatIsNoEventIsFound() throws Exception {
    publish(adas);
    nats.jetStream().publish("cim.person.lifecycle.suspended." + bo, new byte[] {1, 2, 3});
    nats.jetStream().publish("cim.person.lifecycle.suspended.all", new byte[] {1, 2, 3});
    assertEquals(2, verify());
    assertSaid(bo + "  CID_MISMATCH", "nobody  CID_MISMATCH", "2 breaks;");
  }

  @Test
  void anEventUnderAForeignSubjectIsFound() throws Exception {
    publish(adas.getFirst(), "cim.person.lifecycle.created." + bo, adas.getFirst().block());
    assertEquals(2, verify());
    assertSaid(bo + "  WRONG_SUBJECT  the event at position 1 stands under the subject");
  }

  @Test
  void whatIsAskedInAWrongWayIsMisuse() {
    assertEquals(64, verify("--person", "ada"));
    assertSaid("Invalid value for option '--person'");
    assertEquals(64, run("verify", "--nats", "not an address"));
    assertSaid("--nats must be addresses such as nats://127.0.0.1:4222");
  }

  private static List<RecordedEvent> sealed(PersonId person, int size) {
    return EventBlock.seal(Appends.of(person, Head.NONE, size));
  }

  private static List<RecordedEvent> sealed(PersonId person, Head after, String reason) {
    Append append = Appends.of(person, after, List.of(new Suspended(reason)));
    return EventBlock.seal(append);
  }

  private void publish(List<RecordedEvent> events) throws Exception {
    for (RecordedEvent event : events) {
      publish(event, event.block());
    }
  }

  private void publish(RecordedEvent event, String body) throws Exception {
    publish(event, "cim.person.%s.%s".formatted(event.type().name(), event.person()), body);
  }

  private void publish(RecordedEvent event, String subject, String body) throws Exception {
    nats.jetStream()
        .publish(
            subject,
            new Headers().add("Nats-Msg-Id", event.cid().toString()),
            body.getBytes(StandardCharsets.UTF_8));
  }

  private int verify(String... options) {
    List<String> arguments = new ArrayList<>(List.of("verify", "--nats", SERVER.url()));
    arguments.addAll(List.of(options));
    return run(arguments.toArray(String[]::new));
  }

  private int run(String... arguments) {
    said.getBuffer().setLength(0);
    PrintWriter out = new PrintWriter(said, true);
    return Cli.commands().setOut(out).setErr(out).execute(arguments);
  }

  private void assertSaid(String... texts) {
    for (String text : texts) {
      assertTrue(said.toString().contains(text), said::toString);
    }
  }
}
