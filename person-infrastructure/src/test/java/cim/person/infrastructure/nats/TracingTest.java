package cim.person.infrastructure.nats;

import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cim.person.application.CommandHandler;
import cim.person.application.CommandRequest;
import cim.person.application.CommandSettings;
import cim.person.application.policies.Consequence;
import cim.person.application.policies.Interest;
import cim.person.application.policies.Interest.Start;
import cim.person.application.policies.KnownPolicies;
import cim.person.application.policies.PolicyEngine;
import cim.person.application.policies.PolicySettings;
import cim.person.application.policies.PolicySettings.Mode;
import cim.person.application.policies.PolicyTallies;
import cim.person.application.policies.Reaction;
import cim.person.application.policies.Trigger;
import cim.person.domain.commands.TagCommand.Tag;
import cim.person.domain.events.LifecycleEvent.Created;
import cim.person.domain.state.Limits;
import cim.person.domain.state.PersonStateMachine;
import cim.person.domain.values.PersonId;
import cim.person.infrastructure.index.ReadModel;
import cim.person.infrastructure.index.ReadModelSettings;
import cim.person.infrastructure.names.SortingOrder;
import cim.person.infrastructure.tracing.OtlpReceiver;
import cim.person.infrastructure.tracing.OtlpReceiver.Received;
import cim.person.infrastructure.tracing.Spans;
import cim.person.infrastructure.tracing.Telemetry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One trace from a command to what a policy does about it, on a real NATS server, as it is sent to
/// a receiver of OTLP.
class TracingTest {
  private static final InstantSource CLOCK = InstantSource.system();
  private static final TestPolicy GREETING =
      new TestPolicy(
          "greeting",
          Interest.in(Start.BEGINNING, Created.class),
          trigger ->
              trigger instanceof Trigger.Happened(var event)
                  ? Reaction.of(Consequence.of(event.person(), "greeting", new Tag("welcome")))
                  : Reaction.NOTHING);

  @TempDir private Path folder = Path.of("");

  @Test
  void aCommandItsAppendsTheReadModelsAndThePoliciesAreOneTrace() throws Exception {
    UUID correlation = UUID.randomUUID();
    try (NatsServer server = NatsServer.started();
        OtlpReceiver receiver = new OtlpReceiver()) {
      try (Telemetry telemetry =
          Telemetry.configured(
              Map.of(
                  "otel.sdk.disabled",
                  "false",
                  "otel.exporter.otlp.endpoint",
                  receiver.address()))) {
        work(server, new Spans(telemetry, CLOCK), correlation, "00");
      }
      List<Received> spans = receiver.spans();
      assertEquals(1, spans.stream().map(Received::trace).distinct().count(), spans::toString);
      Map<String, Received> byId = spans.stream().collect(toMap(Received::id, span -> span));
      assertEquals(
          Set.of(
              "create-person",
              "create-person > append",
              "create-person > publish",
              "create-person > projection records",
              "create-person > projection list",
              "create-person > projection events",
              "create-person > policy greeting",
              "create-person > policy greeting > tag",
              "create-person > policy greeting > tag > append",
              "create-person > policy greeting > tag > publish",
              "create-person > policy greeting > tag > projection records",
              "create-person > policy greeting > tag > projection list",
              "create-person > policy greeting > tag > projection events"),
          spans.stream().map(span -> path(span, byId)).collect(Collectors.toSet()));
      for (Received span : spans) {
        if (!Set.of("append", "publish").contains(span.name())) {
          assertEquals(correlation.toString(), span.attributes().get("cim.correlation.id"));
        }
      }
      assertTrue(spans.stream().noneMatch(span -> span.toString().contains("Lovelace")));
    }
  }

  @Test
  void nothingIsSentAndNoMessageSaysSoUntilItIsConfigured() throws Exception {
    try (NatsServer server = NatsServer.started();
        Telemetry telemetry = Telemetry.configured(Map.of())) {
      work(server, new Spans(telemetry, CLOCK), UUID.randomUUID(), null);
    }
  }

  private static String path(Received span, Map<String, Received> byId) {
    Received parent = byId.get(span.parent());
    return parent == null ? span.name() : path(parent, byId) + " > " + span.name();
  }

  /// A node as the application's wiring has it; creates a person, and waits for what follows.
  ///
  /// @param version what the header of the message begins with; null when it shall have none
  private void work(NatsServer server, Spans spans, UUID correlation, @Nullable String version)
      throws Exception {
    NatsSettings settings = NatsSettings.of(server.url());
    try (TestNats nats = TestNats.ready(settings);
        ReadModel model =
            new ReadModel(
                ReadModelSettings.in(folder),
                new EventStream(nats.connection(), settings),
                nats.store(),
                SortingOrder::text,
                Thread.ofPlatform().factory(),
                Thread.ofVirtual().factory(),
                CLOCK,
                spans)) {
      model.start();
      model.projections().await(0, Duration.ofSeconds(10));
      Await.until("the read models", () -> model.projections().caughtUp());
      JetStreamEventStore store =
          new JetStreamEventStore(nats.connection(), settings, spans, spans);
      CommandHandler handler =
          new CommandHandler(
              store,
              model.localRecords(),
              (_, _) -> {},
              new PersonStateMachine(new Limits(100)),
              CLOCK,
              new CommandSettings(20, 1_000, Duration.ofSeconds(10)),
              spans);
      try (PolicyRuns runs = policies(nats, settings, store, model, handler, spans)) {
        runs.start();
        PersonId person = new PersonId(UUID.randomUUID());
        handler.handle(
            new CommandRequest(
                person,
                UUID.randomUUID(),
                correlation,
                null,
                "user:tester",
                null,
                PolicyNode.create()));
        Await.until("the policy", () -> runs.statuses().getFirst().done() == 1);
        model.projections().await(store.end(), Duration.ofSeconds(30));
      }
      var headers = nats.message(1).getHeaders();
      String trace = headers.getLast(EventTraces.HEADER);
      if (version == null) {
        assertNull(trace);
      } else {
        assertTrue(trace.startsWith(version), trace);
      }
    }
  }

  private static PolicyRuns policies(
      TestNats nats,
      NatsSettings settings,
      JetStreamEventStore store,
      ReadModel model,
      CommandHandler handler,
      Spans spans) {
    KnownPolicies known = new KnownPolicies(List.of(GREETING));
    PolicyTallies tallies = new PolicyTallies();
    PolicySettings policySettings = PolicyNode.settings(Mode.ON);
    PolicyEngine engine =
        new PolicyEngine(
            known,
            handler::handle,
            store,
            model.projections(),
            model.eventLog(),
            new JetStreamTimers(nats.connection(), settings),
            tallies,
            policySettings,
            CLOCK);
    return new PolicyRuns(
        nats.connection(),
        settings,
        known,
        policySettings,
        tallies,
        store,
        model.projections(),
        engine::run,
        Thread.ofPlatform().daemon().factory(),
        CLOCK,
        UUID.randomUUID().toString(),
        spans);
  }
}
