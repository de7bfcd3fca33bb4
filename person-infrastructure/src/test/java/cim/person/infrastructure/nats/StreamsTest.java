package cim.person.infrastructure.nats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import cim.person.application.ports.Appends;
import cim.person.application.ports.Head;
import cim.person.domain.events.PersonEvent;
import cim.person.domain.scenarios.OneOfEach;
import cim.person.domain.values.PersonId;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StreamsTest {
  private static final NatsServer SERVER = NatsServer.started();
  private static final TestNats NATS = TestNats.at(SERVER.url());

  @BeforeEach
  void awaitStreams() {
    NATS.awaitStreams();
  }

  @AfterAll
  static void stop() {
    NATS.close();
    SERVER.close();
  }

  @Test
  void theStreamsOfTheWireFormatAreCreated() throws Exception {
    assertEquals(
        List.of(
            "CIM_PERSON_DEAD_LETTERS",
            "CIM_PERSON_EVENTS",
            "CIM_PERSON_LEASES",
            "CIM_PERSON_REJECTIONS",
            "CIM_PERSON_TIMERS"),
        management().getStreamNames().stream().sorted().toList());
    StreamConfiguration events = events();
    assertEquals(
        List.of(
            "cim.person.lifecycle.*.*",
            "cim.person.identity.*.*",
            "cim.person.components.*.*",
            "cim.person.relationships.*.*",
            "cim.person.privacy.*.*"),
        events.getSubjects());
    assertEquals(StorageType.File, events.getStorageType());
    assertEquals(RetentionPolicy.Limits, events.getRetentionPolicy());
    assertEquals(Duration.ZERO, events.getMaxAge());
    assertEquals(Duration.ofMinutes(2), events.getDuplicateWindow());
    assertTrue(events.getDenyDelete() && events.getDenyPurge());
    assertTrue(events.getAllowAtomicPublish() && events.getAllowDirect());
    assertTrue(
        management().getStreamInfo("CIM_PERSON_TIMERS").getConfiguration().getAllowMsgSchedules());
  }

  @Test
  void everyEventHasItsPlaceInTheStream() {
    PersonId person = Appends.newPerson();
    NATS.store().append(List.of(Appends.of(person, Head.NONE, OneOfEach.events())));
    List<PersonEvent> stored = new ArrayList<>();
    NATS.store().forEach(person, 0, event -> stored.add(event.event()));
    assertEquals(OneOfEach.events(), stored);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("dangers")
  void aSettingThatWouldBreakAPromiseIsNamed(
      String setting, UnaryOperator<StreamConfiguration.Builder> change) throws Exception {
    StreamConfiguration proper = events();
    management().deleteStream("CIM_PERSON_EVENTS");
    management().addStream(change.apply(StreamConfiguration.builder(proper)).build());
    StreamsState state = NATS.streams().check();
    management().deleteStream("CIM_PERSON_EVENTS");

    String text = assertInstanceOf(StreamsState.Problem.class, state).text();
    assertTrue(text.startsWith("stream CIM_PERSON_EVENTS: " + setting + " is "), text);
  }

  static Stream<Arguments> dangers() {
    return Stream.of(
        danger("subjects", stream -> stream.subjects("cim.person.lifecycle.*.*")),
        danger("subjects", stream -> stream.addSubjects("cim.person.other.*.*")),
        danger("storage", stream -> stream.storageType(StorageType.Memory)),
        danger("retention", stream -> stream.retentionPolicy(RetentionPolicy.Interest)),
        danger("no_ack", stream -> stream.noAck(true)),
        danger("deny_delete", stream -> stream.denyDelete(false)),
        danger("deny_purge", stream -> stream.denyPurge(false)),
        danger("allow_direct", stream -> stream.allowDirect(false)),
        danger("allow_atomic", stream -> stream.allowAtomicPublish(false)),
        danger("allow_msg_ttl", stream -> stream.allowMessageTtl(true)),
        danger("max_msgs", stream -> stream.maxMessages(1000)),
        danger("max_bytes", stream -> stream.maxBytes(1_000_000)),
        danger("max_msgs_per_subject", stream -> stream.maxMessagesPerSubject(1)),
        danger("max_msg_size", stream -> stream.maximumMessageSize(1000)),
        danger("max_age", stream -> stream.maxAge(Duration.ofDays(3650))),
        danger("duplicate_window", stream -> stream.duplicateWindow(Duration.ofSeconds(5))));
  }

  private static Arguments danger(
      String setting, UnaryOperator<StreamConfiguration.Builder> change) {
    return arguments(setting, change);
  }

  @Test
  void aSettingThatBreaksNoPromiseIsLeftToTheOperator() throws Exception {
    StreamConfiguration longer =
        StreamConfiguration.builder(events())
            .description("all persons")
            .duplicateWindow(Duration.ofMinutes(10))
            .build();
    management().updateStream(longer);
    assertEquals(new StreamsState.Ready(), NATS.streams().check());
    assertEquals(Duration.ofMinutes(10), events().getDuplicateWindow());
  }

  private static StreamConfiguration events() throws Exception {
    return management().getStreamInfo("CIM_PERSON_EVENTS").getConfiguration();
  }

  private static JetStreamManagement management() throws Exception {
    return NATS.connection().current().jetStreamManagement();
  }
}
