package cim.person.infrastructure;

import cim.person.application.CommandHandler;
import cim.person.application.CommandSettings;
import cim.person.application.measures.Requests;
import cim.person.application.policies.DeadLetters;
import cim.person.application.policies.Due;
import cim.person.application.policies.ForeignEvents;
import cim.person.application.policies.InactivitySettings;
import cim.person.application.policies.KnownPolicies;
import cim.person.application.policies.PolicySettings;
import cim.person.application.policies.PolicyTallies;
import cim.person.application.policies.Timers;
import cim.person.application.policies.quality.FlagDataQualitySettings;
import cim.person.application.policies.skills.RecommendSkillsSettings;
import cim.person.application.ports.EventStore;
import cim.person.application.ports.HistoryArchive;
import cim.person.application.ports.JsonInput;
import cim.person.application.ports.LocalRecords;
import cim.person.application.ports.PersonNames;
import cim.person.application.ports.Readiness;
import cim.person.application.ports.RejectionLog;
import cim.person.application.ports.Tracing;
import cim.person.application.queries.EventFeed;
import cim.person.application.queries.EventLog;
import cim.person.application.queries.PersonSearch;
import cim.person.application.queries.Persons;
import cim.person.application.queries.Projections;
import cim.person.application.queries.SkillAssociations;
import cim.person.application.queries.TimeTravel;
import cim.person.application.security.Authenticator;
import cim.person.application.security.Caller;
import cim.person.application.security.Profile;
import cim.person.application.settings.Configured;
import cim.person.application.settings.SettingReader;
import cim.person.domain.state.Limits;
import cim.person.infrastructure.car.CarArchive;
import cim.person.infrastructure.car.Watcher;
import cim.person.infrastructure.compatibility.Compatibility;
import cim.person.infrastructure.compatibility.CompatibilityUse;
import cim.person.infrastructure.compatibility.OlderCommands;
import cim.person.infrastructure.compatibility.OlderEvents;
import cim.person.infrastructure.index.ReadModel;
import cim.person.infrastructure.json.JsonText;
import cim.person.infrastructure.metrics.AppendMetrics;
import cim.person.infrastructure.metrics.CountedRejections;
import cim.person.infrastructure.metrics.RequestMetrics;
import cim.person.infrastructure.migration.LegacyCommand;
import cim.person.infrastructure.names.IcuPersonNames;
import cim.person.infrastructure.names.SortingOrder;
import cim.person.infrastructure.nats.CommandService;
import cim.person.infrastructure.nats.EventStream;
import cim.person.infrastructure.nats.JetStreamDeadLetters;
import cim.person.infrastructure.nats.JetStreamEventStore;
import cim.person.infrastructure.nats.JetStreamForeignEvents;
import cim.person.infrastructure.nats.JetStreamRejections;
import cim.person.infrastructure.nats.JetStreamTimers;
import cim.person.infrastructure.nats.NatsConnection;
import cim.person.infrastructure.nats.NatsSettings;
import cim.person.infrastructure.nats.PolicyRuns;
import cim.person.infrastructure.nats.SiblingListening;
import cim.person.infrastructure.nats.Streams;
import cim.person.infrastructure.security.BearerTokens;
import cim.person.infrastructure.security.SecuritySettings;
import cim.person.infrastructure.tracing.LoggedCommands;
import cim.person.infrastructure.tracing.Spans;
import cim.person.infrastructure.tracing.Telemetry;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.concurrent.ManagedThreadFactoryDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.annotation.RegistryScope;

/// The object graph of this module, and when it starts and ends.
@ApplicationScoped
@ManagedThreadFactoryDefinition(name = Wiring.THREADS)
@ManagedThreadFactoryDefinition(name = Wiring.VIRTUAL_THREADS, virtual = true)
class Wiring {
  /// For threads that live long or call native code, which would hold a virtual thread's carrier.
  static final String THREADS = "java:app/concurrent/person-threads";

  static final String VIRTUAL_THREADS = "java:app/concurrent/person-virtual-threads";

  @SuppressWarnings("NullAway.Init") // The container sets it before anything is produced.
  @Resource(lookup = THREADS)
  private ManagedThreadFactory threads;

  @SuppressWarnings("NullAway.Init") // The container sets it before anything is produced.
  @Resource(lookup = VIRTUAL_THREADS)
  private ManagedThreadFactory virtualThreads;

  /// A policy's name or setting that is wrong stops the start.
  void start(
      @Observes Startup startup,
      NatsConnection nats,
      Streams streams,
      ReadModel model,
      PolicyRuns policies,
      SiblingListening siblings,
      KnownPolicies known,
      PolicySettings settings,
      CommandService commands,
      Compatibility compatibility,
      Config config)
      throws IOException {
    Configured.read(() -> known.all().stream().map(settings::mode).toList());
    UnknownKeys.warn(config, known);
    streams.watch();
    nats.open();
    model.start();
    policies.start();
    siblings.start();
    commands.start();
    compatibility.start();
  }

  /// Ends what runs before the container takes its threads and beans away.
  void stop(
      @Observes Shutdown shutdown,
      NatsConnection nats,
      ReadModel model,
      PolicyRuns policies,
      SiblingListening siblings,
      CommandService commands,
      Compatibility compatibility,
      Telemetry telemetry)
      throws IOException {
    compatibility.close();
    commands.close();
    siblings.close();
    policies.close();
    model.close();
    nats.close();
    telemetry.close();
  }

  @Produces
  @Singleton
  Settings settings(Config config) {
    return Configured.read(() -> Settings.read(config));
  }

  @Produces
  @Singleton
  NatsSettings natsSettings(Settings settings) {
    return settings.nats();
  }

  @Produces
  @Singleton
  NatsConnection nats(NatsSettings settings) {
    return new NatsConnection(settings, Executors.newThreadPerTaskExecutor(threads));
  }

  @Produces
  @Singleton
  SecuritySettings security(Config config) {
    return Configured.read(
        () ->
            SecurityKeys.read(
                new SettingReader(key -> config.getOptionalValue(key, String.class).orElse(""))));
  }

  @Produces
  @Singleton
  Profile profile(SecuritySettings security) {
    return security.profile();
  }

  @Produces
  @Singleton
  Authenticator callers(SecuritySettings security) {
    Caller local = Caller.trusted(Caller.LOCAL_ADMINISTRATOR);
    return security.tokens().<Authenticator>map(BearerTokens::new).orElse(_ -> local);
  }

  @Produces
  @Singleton
  CommandService commandService(
      NatsConnection nats,
      Profile profile,
      Authenticator callers,
      CommandHandler handler,
      Settings settings,
      Requests requests) {
    Caller local = Caller.trusted(CommandService.LOCAL_ACTOR);
    return new CommandService(
        nats,
        profile == Profile.LOCAL ? _ -> local : callers,
        handler::handle,
        settings.natsCommands(),
        threads,
        UUID::randomUUID,
        requests);
  }

  @Produces
  @Singleton
  JsonInput jsonInput() {
    return JsonText::object;
  }

  @Produces
  @Singleton
  Streams streams(NatsConnection nats, NatsSettings settings) {
    return new Streams(nats, settings);
  }

  @Produces
  @Singleton
  Requests requests(
      @RegistryScope(scope = MetricRegistry.APPLICATION_SCOPE) MetricRegistry registry) {
    return new RequestMetrics(registry);
  }

  @Produces
  @Singleton
  Telemetry telemetry() {
    return Configured.read(() -> Telemetry.configured(Map.of()));
  }

  @Produces
  @Singleton
  @Typed(Spans.class)
  Spans spans(Telemetry telemetry) {
    return new Spans(telemetry, InstantSource.system());
  }

  @Produces
  @Singleton
  Tracing tracing(Spans spans) {
    Tracing logs = new LoggedCommands();
    return (request, handling) -> logs.around(request, () -> spans.around(request, handling));
  }

  @Produces
  @Singleton
  AppendMetrics appendMetrics(
      @RegistryScope(scope = MetricRegistry.APPLICATION_SCOPE) MetricRegistry registry) {
    return new AppendMetrics(registry);
  }

  private static JetStreamEventStore store(
      NatsConnection nats, NatsSettings settings, AppendMetrics metrics, Spans spans) {
    return new JetStreamEventStore(
        nats,
        settings,
        (step, events, nanos) -> {
          metrics.happened(step, events, nanos);
          spans.happened(step, events, nanos);
        },
        spans);
  }

  @Produces
  @Singleton
  EventStore eventStore(
      NatsConnection nats, NatsSettings settings, AppendMetrics metrics, Spans spans) {
    return store(nats, settings, metrics, spans);
  }

  /// What an ended server has left in the folder is removed.
  @Produces
  @Singleton
  HistoryArchive historyArchive(
      Settings settings,
      NatsConnection nats,
      NatsSettings natsSettings,
      AppendMetrics metrics,
      Spans spans)
      throws IOException {
    return new CarArchive(
        store(nats, natsSettings, metrics, spans),
        CarArchive.emptied(settings.data().resolve("archive")),
        settings.largestArchive(),
        InstantSource.system(),
        UUID::randomUUID,
        Watcher.NOBODY);
  }

  @Produces
  @Singleton
  RejectionLog rejectionLog(
      NatsConnection nats,
      @RegistryScope(scope = MetricRegistry.APPLICATION_SCOPE) MetricRegistry registry) {
    return new CountedRejections(new JetStreamRejections(nats, InstantSource.system()), registry);
  }

  @Produces
  @Singleton
  ReadModel readModel(
      Settings settings,
      NatsConnection nats,
      NatsSettings natsSettings,
      EventStore store,
      Spans spans)
      throws IOException {
    return new ReadModel(
        settings.readModel(),
        new EventStream(nats, natsSettings),
        store,
        SortingOrder::text,
        threads,
        virtualThreads,
        InstantSource.system(),
        spans);
  }

  @Produces
  @Singleton
  LocalRecords localRecords(ReadModel model) {
    return model.localRecords();
  }

  @Produces
  @Singleton
  Persons persons(ReadModel model) {
    return model.persons();
  }

  @Produces
  @Singleton
  PersonSearch personSearch(ReadModel model) {
    return model.search();
  }

  @Produces
  @Singleton
  SkillAssociations skillAssociations(ReadModel model) {
    return model.skillAssociations();
  }

  @Produces
  @Singleton
  EventLog eventLog(ReadModel model) {
    return model.eventLog();
  }

  @Produces
  @Singleton
  EventFeed eventFeed(ReadModel model) {
    return model.eventFeed();
  }

  @Produces
  @Singleton
  Projections projections(ReadModel model) {
    return model.projections();
  }

  @Produces
  @Singleton
  Readiness readiness(Streams streams, Projections projections) {
    return new NodeReadiness(streams, projections);
  }

  @Produces
  @Singleton
  PersonNames personNames() {
    return new IcuPersonNames();
  }

  @Produces
  @Singleton
  Limits limits(Settings settings) {
    return settings.limits();
  }

  @Produces
  @Singleton
  CommandSettings commandSettings(Settings settings) {
    return settings.commands();
  }

  @Produces
  @Singleton
  PolicySettings policySettings(Settings settings) {
    return settings.policies();
  }

  @Produces
  @Singleton
  InactivitySettings inactivitySettings(Settings settings) {
    return settings.inactivity();
  }

  @Produces
  @Singleton
  RecommendSkillsSettings recommendSkillsSettings(Settings settings) {
    return settings.recommendSkills();
  }

  @Produces
  @Singleton
  FlagDataQualitySettings flagDataQualitySettings(Settings settings) {
    return settings.flagDataQuality();
  }

  @Produces
  @Singleton
  Timers timers(NatsConnection nats, NatsSettings settings) {
    return new JetStreamTimers(nats, settings);
  }

  @Produces
  @Singleton
  DeadLetters deadLetters(NatsConnection nats, NatsSettings settings) {
    return new JetStreamDeadLetters(nats, settings);
  }

  @Produces
  @Singleton
  ForeignEvents foreignEvents(NatsConnection nats, NatsSettings settings, KnownPolicies policies) {
    return new JetStreamForeignEvents(nats, settings, policies);
  }

  /// Fires what is due as CDI events; the policy engine observes them. Also injected as the port
  /// Policies.
  @Produces
  @Singleton
  PolicyRuns policyRuns(
      NatsConnection nats,
      NatsSettings natsSettings,
      KnownPolicies policies,
      PolicySettings settings,
      PolicyTallies tallies,
      EventStore store,
      Projections projections,
      Event<Due> due,
      Spans spans) {
    return new PolicyRuns(
        nats,
        natsSettings,
        policies,
        settings,
        tallies,
        store,
        projections,
        due::fire,
        threads,
        InstantSource.system(),
        UUID.randomUUID().toString(),
        spans);
  }

  /// Also injected as the port Siblings.
  @Produces
  @Singleton
  SiblingListening siblingListening(
      NatsConnection nats, NatsSettings natsSettings, Settings settings, ForeignEvents events) {
    return new SiblingListening(
        nats, natsSettings, settings.siblings(), events, virtualThreads, InstantSource.system());
  }

  @Produces
  @Singleton
  CompatibilityUse compatibilityUse() {
    return new CompatibilityUse();
  }

  /// The older service's doors, for a time.
  @Produces
  @Singleton
  Compatibility compatibility(
      NatsConnection nats,
      NatsSettings natsSettings,
      Settings settings,
      CommandHandler handler,
      EventStore store,
      LocalRecords local,
      CompatibilityUse use) {
    return new Compatibility(
        settings.compatibility(),
        new OlderCommands(
            nats,
            handler::handle,
            new LegacyCommand.Reader(new TimeTravel(store, local), InstantSource.system()),
            settings.natsCommands(),
            use,
            threads,
            UUID::randomUUID),
        new OlderEvents(
            nats,
            natsSettings,
            new TimeTravel(store, local),
            use,
            virtualThreads,
            InstantSource.system()));
  }
}
