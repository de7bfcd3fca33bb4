package cim.person.infrastructure.nats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.Outcome;
import cim.person.application.measures.Requests;
import cim.person.application.ports.Appends;
import cim.person.application.ports.Head;
import cim.person.application.ports.RecordedEvent;
import cim.person.application.security.Caller;
import cim.person.domain.state.Rejection;
import cim.person.infrastructure.index.EventSource;
import io.nats.client.Message;
import io.nats.client.Subscription;
import io.nats.client.api.ConsumerConfiguration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The sample of `server-config/nats-cluster` on three real servers.
class ClusterTest {
  private static final NatsCluster CLUSTER = NatsCluster.started();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @AfterAll
  static void stop() {
    CLUSTER.close();
  }

  @Test
  void everyEventIsKeptByThreeServers() throws Exception {
    try (TestNats nats = TestNats.with(CLUSTER.settings("person", 3));
        TestNats auditor = TestNats.unwatched(CLUSTER.settings("auditor", 3))) {
      nats.awaitStreams();
      Writing writing = Writing.begin(nats.store(), 4);
      writing.awaitMore(100);
      writing.end();
      writing.assertWholeIn(nats.store());
      writing.assertWholeIn(auditor.store());
      try (EventSource.Reading reading = nats.follow(0)) {
        for (int read = 0; read < 10; ) {
          int more = reading.next(10 - read, PATIENCE).size();
          assertTrue(more > 0, "nothing comes");
          read += more;
        }
      }
      List<StreamStatus> streams = auditor.administration().statuses();
      assertEquals(5, streams.size());
      for (StreamStatus stream : streams) {
        assertEquals(3, stream.replicas(), stream.name());
        assertEquals(Optional.empty(), stream.problem());
      }
    }
  }

  @Test
  void aSiblingHearsAndAsks() throws Exception {
    try (TestNats nats = TestNats.with(CLUSTER.settings("person", 3));
        CommandService service =
            new CommandService(
                nats.connection(),
                _ -> Caller.trusted(CommandService.LOCAL_ACTOR),
                _ -> new Outcome.Refused(new Rejection.NothingToChange(), Optional.empty()),
                new CommandServiceSettings(true, 1_000, 4, PATIENCE),
                Thread.ofPlatform().factory(),
                UUID::randomUUID,
                Requests.UNCOUNTED);
        NatsCluster.Client sibling = CLUSTER.connect("location")) {
      nats.awaitStreams();
      Subscription events = sibling.connection().subscribe("cim.person.>");
      sibling.connection().flush(PATIENCE);
      // What is stored before all servers know of the subscription is not heard.
      Set<String> stored = new HashSet<>();
      Message heard = null;
      for (int event = 0; heard == null && event < 100; event++) {
        stored.add(
            nats.store()
                .append(List.of(Appends.of(Appends.newPerson(), Head.NONE, 1)))
                .getFirst()
                .block());
        heard = events.nextMessage(Duration.ofMillis(300));
      }
      assertNotNull(heard);
      assertTrue(stored.contains(text(heard)));

      service.start();
      Await.until("the service", () -> CommandClient.nodes(sibling.connection()) == 1);
      assertEquals(
          "{\"rejection\":{\"code\":\"NOTHING_TO_CHANGE\",\"message\":\"The person already is as asked.\"}}",
          text(
              sibling
                  .connection()
                  .requestWithTimeout(
                      "cim.person-service.commands.activate-person",
                      utf8(
                          "{\"commandId\": \"%s\", \"person\": \"%1$s\"}"
                              .formatted(UUID.randomUUID())),
                      PATIENCE)
                  .get()));
    }
  }

  @Test
  void aSiblingMissesNothingByAConsumerOfItsOwn() throws Exception {
    try (TestNats nats = TestNats.with(CLUSTER.settings("person", 3));
        NatsCluster.Client sibling = CLUSTER.connect("location")) {
      nats.awaitStreams();
      RecordedEvent event =
          nats.store().append(List.of(Appends.of(Appends.newPerson(), Head.NONE, 1))).getFirst();
      Message heard =
          sibling
              .connection()
              .getStreamContext(Streams.EVENTS)
              .createOrUpdateConsumer(
                  ConsumerConfiguration.builder()
                      .durable("location")
                      .filterSubject("cim.person.*.*." + event.person())
                      .build())
              .next(PATIENCE);
      assertEquals(event.block(), text(heard));
      heard.ackSync(PATIENCE);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "location, cim.person.lifecycle.created.x",
    "location, cim.person-service.rejections.x.y",
    "location, $JS.API.STREAM.PURGE.CIM_PERSON_EVENTS",
    "location, $JS.API.STREAM.DELETE.CIM_PERSON_EVENTS",
    "location, $JS.API.STREAM.UPDATE.CIM_PERSON_EVENTS",
    "location, $JS.API.STREAM.MSG.DELETE.CIM_PERSON_EVENTS",
    "location, $JS.API.CONSUMER.DELETE.CIM_PERSON_EVENTS.policies",
    "location, $JS.API.CONSUMER.MSG.NEXT.CIM_PERSON_EVENTS.policies",
    "person, $JS.API.STREAM.PURGE.CIM_PERSON_EVENTS",
    "person, $JS.API.STREAM.DELETE.CIM_PERSON_EVENTS",
    "person, $JS.API.STREAM.UPDATE.CIM_PERSON_EVENTS",
    "person, $JS.API.STREAM.MSG.DELETE.CIM_PERSON_EVENTS",
    "auditor, cim.person.lifecycle.created.x",
    "auditor, $JS.API.STREAM.DELETE.CIM_PERSON_REJECTIONS",
    "auditor, $JS.API.CONSUMER.DELETE.CIM_PERSON_EVENTS.policies",
    "operator, cim.person.lifecycle.created.x",
    "operator, $JS.API.STREAM.DELETE.CIM_PERSON_EVENTS"
  })
  void whatAUserMayNotIsRefused(String user, String subject) throws Exception {
    try (NatsCluster.Client client = CLUSTER.connect(user)) {
      client.connection().publish(subject, utf8("{}"));
      String said = client.violations().poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      assertTrue(String.valueOf(said).contains(subject), said);
    }
  }

  @Test
  void aWrongPasswordOrAuthorityIsSaid() {
    NatsSettings right = CLUSTER.settings("person", 3);
    assertNotConnected(
        right.with(new NatsLogin.Password("person", new Secret("wrong-one")), right.tls()),
        "Authorization Violation");
    assertNotConnected(right.with(right.login(), NatsTls.of(List.of(), Optional.empty())), "PKIX");
    assertNotConnected(right.with(right.login(), NatsTls.NONE), "SSL");
  }

  private static void assertNotConnected(NatsSettings settings, String reason) {
    try (TestNats nats = TestNats.with(settings)) {
      Await.until(
          reason,
          () ->
              nats.streams().check() instanceof StreamsState.NotConnected(String said)
                  && said.contains(reason)
                  && !said.contains("wrong-one"));
    }
  }

  @Test
  void aStreamOfOneServerIsMovedToThreeWhileEventsAreWritten() throws Exception {
    try (TestNats nats = TestNats.with(CLUSTER.settings("person", 1));
        TestNats strict = TestNats.unwatched(CLUSTER.settings("person", 3));
        TestNats operators = TestNats.unwatched(CLUSTER.settings("operator", 1))) {
      nats.awaitStreams();
      StreamAdministration operator = operators.administration();
      operator.move(1, PATIENCE, status -> {});
      String problem =
          assertInstanceOf(StreamsState.Problem.class, strict.streams().check()).text();
      assertTrue(problem.contains("num_replicas is 1 and must be 3"), problem);

      Writing writing = Writing.begin(nats.store(), 4);
      writing.awaitMore(200);
      operator.move(3, PATIENCE, status -> {});
      assertEquals(new StreamsState.Ready(), strict.streams().check());
      writing.awaitMore(200);
      String leader =
          operator.statuses().stream()
              .filter(stream -> stream.name().equals(Streams.EVENTS))
              .findFirst()
              .orElseThrow()
              .leader()
              .orElseThrow();
      CLUSTER.kill(leader);
      writing.awaitMore(200);
      writing.end();
      writing.assertWholeIn(nats.store());
      CLUSTER.start(Integer.parseInt(leader.substring("nats-".length())));
      Await.until("all current", () -> isSettled(operator));
    }
  }

  private static boolean isSettled(StreamAdministration operator) {
    try {
      return operator.statuses().stream().allMatch(StreamStatus::isSettled);
    } catch (IOException _) {
      return false;
    }
  }

  private static String text(Message message) {
    return new String(message.getData(), StandardCharsets.UTF_8);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
