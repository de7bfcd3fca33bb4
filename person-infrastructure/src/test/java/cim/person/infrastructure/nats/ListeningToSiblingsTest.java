package cim.person.infrastructure.nats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.policies.Consequence;
import cim.person.application.policies.DeadLetter;
import cim.person.application.policies.ForeignEvent;
import cim.person.application.policies.ForeignEvents;
import cim.person.application.policies.Interest;
import cim.person.application.policies.KnownPolicies;
import cim.person.application.policies.Policy;
import cim.person.application.policies.Reaction;
import cim.person.application.policies.Siblings;
import cim.person.application.policies.Trigger;
import cim.person.domain.commands.TagCommand.Tag;
import cim.person.domain.events.TagEvent.Tagged;
import cim.person.domain.values.Cid;
import cim.person.domain.values.PersonId;
import cim.person.infrastructure.nats.JetStreamDeadLetters.Stored;
import cim.person.infrastructure.siblings.SiblingForms;
import cim.person.infrastructure.siblings.SiblingForms.Form;
import cim.person.infrastructure.siblings.SiblingSettings;
import cim.person.infrastructure.siblings.SubjectFilter;
import io.nats.client.JetStreamApiException;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.impl.Headers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Events of other domains on a real NATS server, with and without streams that keep them.
class ListeningToSiblingsTest {
  private static final int LARGEST = 65_536;

  private final NatsServer server = NatsServer.started();
  private final TestNats nats = TestNats.at(server.url());
  private final ConcurrentLinkedQueue<ForeignEvent> told = new ConcurrentLinkedQueue<>();

  @TempDir private Path folder = Path.of("");

  ListeningToSiblingsTest() {
    nats.awaitStreams();
  }

  @AfterEach
  void stop() {
    nats.close();
    server.close();
  }

  @Test
  void eachFormInAStreamDoesWhatTheTableSaysHoweverOftenItIsPublished() throws Exception {
    addStream("SIBLINGS", "events.>", "organization.events.>", "location.>", "identity.>");
    try (SiblingListening listening = listening(LARGEST, told::add)) {
      awaitSource(listening, Optional.of("SIBLINGS"));
      for (int time = 0; time < 2; time++) {
        for (Form form : SiblingForms.all()) {
          nats.publish(form.subject(), headers(form), form.body());
        }
      }
      Await.until("all", () -> dealtWith(listening) == 2L * SiblingForms.all().size());
      assertOutcomes(listening, 2);
      assertNothingIsLeft("SIBLINGS");
    }
  }

  @Test
  void withoutAStreamEachIsDealtWithByOneOfTheNodes() throws Exception {
    try (TestNats other = TestNats.at(server.url());
        SiblingListening one = listening(LARGEST, told::add);
        SiblingListening two = listening(other, LARGEST, told::add)) {
      awaitSource(one, Optional.empty());
      awaitSource(two, Optional.empty());
      long probes = 0;
      while (one.status().counts().passedOver() == 0 || two.status().counts().passedOver() == 0) {
        send(passedOver());
        probes++;
        long sent = probes;
        Await.until("a probe", () -> dealtWith(one) + dealtWith(two) == sent);
      }
      long before = probes;
      for (Form form : SiblingForms.all()) {
        send(form);
      }
      Await.until(
          "all", () -> dealtWith(one) + dealtWith(two) == before + SiblingForms.all().size());
      assertEquals(expectedTold(), toldByCause());
      assertEquals(count(Form::isBroken), letters().size());
    }
  }

  @Test
  void aRestartOfNatsLosesNothing() throws Exception {
    addStream("SIBLINGS", "events.>", "organization.events.>", "location.>", "identity.>");
    try (SiblingListening listening = listening(LARGEST, told::add)) {
      awaitSource(listening, Optional.of("SIBLINGS"));
      int number = 0;
      for (Form form : SiblingForms.all()) {
        if (number++ % 10 == 5) {
          server.kill();
          server.start();
          nats.awaitStreams();
        }
        nats.publish(form.subject(), headers(form), form.body());
      }
      Await.until("all", () -> toldByCause().size() == count(Form::isTold));
      Await.until("dead letters", () -> letters().size() == count(Form::isBroken));
      Await.until("nothing left", () -> isNothingLeft("SIBLINGS"));
      assertEquals(expectedTold(), toldByCause());
      assertEquals(count(Form::isBroken), letters().size());
    }
  }

  @Test
  void aStreamThatComesLaterIsReadFromThenOnAlsoWhatCameWhileNobodyListened() throws Exception {
    try (SiblingListening listening = listening(LARGEST, told::add)) {
      awaitSource(listening, Optional.empty());
      addStream("LOCATIONS", "events.location.>");
      nats.publish("events.location." + SiblingForms.ID + ".archived", new Headers(), "{\"n\":1}");
      awaitSource(listening, "events.location.*.archived", Optional.of("LOCATIONS"));
      awaitSource(listening, "events.organization.*.dissolved", Optional.empty());
      nats.publish("events.location." + SiblingForms.ID + ".archived", new Headers(), "{\"n\":2}");
      Await.until("both", () -> toldByCause().size() == 2);
    }
    told.clear();
    nats.publish("events.location." + SiblingForms.ID + ".archived", new Headers(), "{\"n\":3}");
    try (SiblingListening listening = listening(LARGEST, told::add)) {
      Await.until("the third", () -> toldByCause().containsKey(cause("{\"n\":3}")));
      assertEquals(1, listening.status().counts().told());
      nats.connection().current().jetStreamManagement().deleteStream("LOCATIONS");
      awaitSource(listening, "events.location.*.archived", Optional.empty());
    }
  }

  @Test
  void aStreamThatKeepsOnlySomeOfASubjectIsReadAndTheRestIsHeard() throws Exception {
    addStream("ARCHIVED", "events.identity.*.archived");
    try (SiblingListening listening = listening(LARGEST, told::add)) {
      awaitSource(listening, "events.identity.*.*", Optional.of("ARCHIVED"));
      awaitSource(listening, "events.identity.*.*", Optional.empty());
      String archived = "events.identity." + SiblingForms.ID + ".archived";
      nats.publish(archived, new Headers(), "{}");
      nats.publish(archived, new Headers(), "nonsense");
      Await.until("archived", () -> toldByCause().size() == 1 && letters().size() == 1);
      Await.until("nothing left", () -> isNothingLeft("ARCHIVED"));
      String revoked = "events.identity." + SiblingForms.ID + ".revoked";
      Await.until(
          "revoked",
          () -> {
            sendRaw(revoked, "{\"n\":1}");
            return toldByCause().containsKey(cause("{\"n\":1}"));
          });
      assertEquals(1, letters().size());
    }
  }

  @Test
  void nothingIsTakenFromAWorkQueue() throws Exception {
    nats.connection()
        .current()
        .jetStreamManagement()
        .addStream(
            StreamConfiguration.builder()
                .name("WORK")
                .subjects("events.location.>")
                .retentionPolicy(RetentionPolicy.WorkQueue)
                .storageType(StorageType.Memory)
                .build());
    try (SiblingListening listening = listening(LARGEST, told::add)) {
      awaitSource(listening, Optional.empty());
      String subject = "events.location." + SiblingForms.ID + ".archived";
      Await.until(
          "a message",
          () -> {
            sendRaw(subject, "{}");
            return !told.isEmpty();
          });
      assertEquals(
          0, nats.connection().current().jetStreamManagement().getConsumerNames("WORK").size());
    }
  }

  @Test
  void aDeadLetterIsReadAgainWhenAskedFor() throws Exception {
    addStream("SIBLINGS", "events.>");
    String subject = "events.organization." + SiblingForms.ID + ".dissolved";
    String large = "{\"reason\":\"" + "x".repeat(200) + "\"}";
    String huge = "{\"reason\":\"" + "x".repeat(40_000) + "\"}";
    try (SiblingListening listening = listening(100, told::add)) {
      awaitSource(listening, subject.replace(SiblingForms.ID, "*"), Optional.of("SIBLINGS"));
      nats.publish(subject, new Headers().add("X-Correlation-ID", SiblingForms.OTHER), large);
      nats.publish(subject, new Headers(), huge);
      nats.publish(subject, new Headers(), "nonsense");
      Await.until("dead letters", () -> letters().size() == 3);
    }
    List<Stored> stored = letters();
    DeadLetter first = stored.getFirst().letter();
    assertEquals(DeadLetter.Kind.MESSAGE, first.kind());
    assertEquals(Siblings.POLICY, first.policy());
    assertEquals(
        "the body has %d bytes; at most 100 are read".formatted(large.length()), first.reason());
    assertEquals(
        Optional.of(
            new DeadLetter.Message(subject, Map.of("x-correlation-id", SiblingForms.OTHER), large)),
        first.message());
    try (SiblingListening _ = listening(LARGEST, told::add)) {
      for (Stored letter : stored) {
        deadLetters().replay(letter);
        Await.until("a replay", () -> !deadLetters().isReplaying(letter));
      }
      assertEquals(
          List.of(
              "ORGANIZATION_DISSOLVED " + SiblingForms.ID + " correlation " + SiblingForms.OTHER),
          told.stream().map(SiblingForms::text).toList());
      List<Stored> left = letters();
      assertEquals(
          List.of(stored.get(1).number(), stored.get(2).number()),
          left.stream().map(each -> each.letter().replayOf()).toList());
      assertTrue(left.getFirst().letter().reason().endsWith("it has to be published anew"));
      assertTrue(left.getLast().letter().reason().startsWith("the body is not JSON"));
    }
  }

  @Test
  void equalBodiesOnTwoSubjectsAreTwoEvents() throws Exception {
    addStream("SIBLINGS", "events.>");
    PersonId[] person = new PersonId[1];
    Policy listening =
        new TestPolicy(
            "listening",
            Interest.none().andMessages(ForeignEvent.Kind.ORGANIZATION_DISSOLVED),
            trigger -> {
              String tag = ((Trigger.Told) trigger).event().subject();
              return Reaction.of(Consequence.of(person[0], tag, new Tag(tag)));
            });
    try (PolicyNode node = PolicyNode.with(server, folder, listening)) {
      person[0] = node.newPerson();
      ForeignEvents events =
          new JetStreamForeignEvents(
              node.node.nats.connection(),
              NatsSettings.of(server.url()),
              new KnownPolicies(List.of(listening)));
      try (SiblingListening siblings = listening(LARGEST, events)) {
        awaitSource(siblings, "events.organization.*.dissolved", Optional.of("SIBLINGS"));
        for (String id : List.of(SiblingForms.ID, SiblingForms.OTHER, SiblingForms.ID)) {
          nats.publish("events.organization." + id + ".dissolved", new Headers(), "{}");
        }
        Await.until("both", () -> siblings.status().counts().told() == 3);
        Await.until("tags", () -> tags(node, person[0]).size() == 2);
        Await.until("nothing due", this::isNothingDue);
        assertEquals(
            Set.of(SiblingForms.ID, SiblingForms.OTHER), Set.copyOf(tags(node, person[0])));
        assertEquals(2, tags(node, person[0]).size());
      }
    }
  }

  private static List<String> tags(PolicyNode node, PersonId person) {
    List<String> tags = new ArrayList<>();
    node.node.store.forEach(
        person,
        0,
        event -> {
          if (event.event() instanceof Tagged(String tag)) {
            assertEquals(cause("{}"), event.cause());
            tags.add(tag);
          }
        });
    return tags;
  }

  private SiblingListening listening(int largest, ForeignEvents events) {
    return listening(nats, largest, events);
  }

  private SiblingListening listening(TestNats at, int largest, ForeignEvents events) {
    SiblingListening listening =
        new SiblingListening(
            at.connection(),
            NatsSettings.of(server.url()),
            new SiblingSettings(defaults(), largest, Duration.ofMillis(50)),
            events,
            Thread.ofVirtual().factory(),
            InstantSource.system());
    listening.start();
    return listening;
  }

  private static List<SubjectFilter> defaults() {
    Properties properties = new Properties();
    String file = "/META-INF/microprofile-config.properties";
    try (InputStream in =
        Objects.requireNonNull(SiblingListening.class.getResourceAsStream(file))) {
      properties.load(in);
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
    return Arrays.stream(properties.getProperty("person.siblings.subjects").split(",\\s*"))
        .map(SubjectFilter::new)
        .toList();
  }

  private void addStream(String name, String... subjects)
      throws IOException, JetStreamApiException {
    nats.connection()
        .current()
        .jetStreamManagement()
        .addStream(
            StreamConfiguration.builder()
                .name(name)
                .subjects(subjects)
                .storageType(StorageType.File)
                .build());
  }

  private static void awaitSource(SiblingListening listening, Optional<String> stream) {
    for (SubjectFilter subject : defaults()) {
      awaitSource(listening, subject.text(), stream);
    }
  }

  private static void awaitSource(
      SiblingListening listening, String subject, Optional<String> stream) {
    Await.until(
        subject + " from " + stream,
        () -> listening.status().sources().contains(new Siblings.Source(subject, stream)));
  }

  private static long dealtWith(SiblingListening listening) {
    Siblings.Counts counts = listening.status().counts();
    return counts.told() + counts.passedOver() + counts.broken();
  }

  private void assertOutcomes(SiblingListening listening, int times) {
    assertEquals(
        new Siblings.Counts(
            times * count(Form::isTold),
            times * count(Form::isPassedOver),
            times * count(Form::isBroken)),
        listening.status().counts());
    assertEquals(expectedTold(), toldByCause());
    List<String> reasons = letters().stream().map(each -> each.letter().reason()).toList();
    List<Form> broken = SiblingForms.all().stream().filter(Form::isBroken).toList();
    assertEquals(broken.size(), reasons.size(), reasons::toString);
    for (int index = 0; index < broken.size(); index++) {
      String reason = "broken: " + reasons.get(index);
      assertTrue(reason.startsWith(broken.get(index).outcome()), reason);
    }
  }

  private static long count(Predicate<Form> which) {
    return SiblingForms.all().stream().filter(which).count();
  }

  private static Map<String, String> expectedTold() {
    return SiblingForms.all().stream()
        .filter(Form::isTold)
        .collect(
            Collectors.toMap(
                form -> cause(form.body()), Form::outcome, (one, _) -> one, TreeMap::new));
  }

  private Map<String, String> toldByCause() {
    Map<String, String> texts = new TreeMap<>();
    told.forEach(event -> texts.put(event.cause().toString(), SiblingForms.text(event)));
    return texts;
  }

  private static String cause(String body) {
    return Cid.ofRaw(body.getBytes(UTF_8)).toString();
  }

  private JetStreamDeadLetters deadLetters() {
    return new JetStreamDeadLetters(nats.connection(), NatsSettings.of(server.url()));
  }

  private List<Stored> letters() {
    return deadLetters().page(Optional.of(Siblings.POLICY), 0);
  }

  private static Form passedOver() {
    return SiblingForms.all().stream().filter(Form::isPassedOver).findFirst().orElseThrow();
  }

  private static Headers headers(Form form) {
    Headers headers = new Headers();
    form.headers().forEach(headers::add);
    return headers;
  }

  private void send(Form form) throws IOException {
    nats.connection().current().publish(form.subject(), headers(form), form.body().getBytes(UTF_8));
  }

  private void sendRaw(String subject, String body) {
    try {
      nats.connection().current().publish(subject, body.getBytes(UTF_8));
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  private void assertNothingIsLeft(String stream) {
    Await.until("acknowledgements", () -> isNothingLeft(stream));
  }

  private boolean isNothingLeft(String stream) {
    try {
      var info =
          nats.connection()
              .current()
              .jetStreamManagement()
              .getConsumerInfo(stream, SiblingListening.DURABLE);
      return info.getNumPending() == 0 && info.getNumAckPending() == 0;
    } catch (IOException | JetStreamApiException _) {
      return false;
    }
  }

  private boolean isNothingDue() {
    try {
      return nats.connection()
              .current()
              .jetStreamManagement()
              .getStreamInfo(Streams.TIMERS)
              .getStreamState()
              .getMsgCount()
          == 0;
    } catch (IOException | JetStreamApiException _) {
      return false;
    }
  }
}
