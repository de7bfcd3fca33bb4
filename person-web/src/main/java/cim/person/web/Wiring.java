package cim.person.web;

import static java.util.concurrent.TimeUnit.MINUTES;

import cim.person.application.CommandHandler;
import cim.person.application.measures.Requests;
import cim.person.application.policies.Policies;
import cim.person.application.ports.EventStore;
import cim.person.application.ports.HistoryArchive;
import cim.person.application.ports.LocalRecords;
import cim.person.application.ports.PersonNames;
import cim.person.application.queries.EventFeed;
import cim.person.application.queries.EventLog;
import cim.person.application.queries.HistoryVerifier;
import cim.person.application.queries.Networks;
import cim.person.application.queries.PersonSearch;
import cim.person.application.queries.Persons;
import cim.person.application.queries.Projections;
import cim.person.application.queries.TimeTravel;
import cim.person.application.security.Authenticator;
import cim.person.application.security.Caller;
import cim.person.application.security.Profile;
import cim.person.application.settings.Configured;
import cim.person.web.graphql.AttributeFields;
import cim.person.web.graphql.CauseFields;
import cim.person.web.graphql.ComponentFields;
import cim.person.web.graphql.EventFields;
import cim.person.web.graphql.EventQueries;
import cim.person.web.graphql.Freshness;
import cim.person.web.graphql.HistoryQueries;
import cim.person.web.graphql.IdentityFields;
import cim.person.web.graphql.Lookup;
import cim.person.web.graphql.MergeFields;
import cim.person.web.graphql.Mutations;
import cim.person.web.graphql.NetworkQueries;
import cim.person.web.graphql.Pages;
import cim.person.web.graphql.PersonFields;
import cim.person.web.graphql.PersonFilters;
import cim.person.web.graphql.PersonQueries;
import cim.person.web.graphql.PolicyQueries;
import cim.person.web.graphql.RelationshipFields;
import cim.person.web.graphql.SearchQueries;
import cim.person.web.graphql.Subscriptions;
import cim.person.web.graphql.execution.DocumentList;
import cim.person.web.graphql.execution.GraphQLExecution;
import cim.person.web.graphql.execution.PersistedDocuments;
import cim.person.web.graphql.execution.QueryLimits;
import cim.person.web.graphql.schema.PersonSchema;
import cim.person.web.graphql.socket.Conversations;
import cim.person.web.grpc.GrpcSettings;
import cim.person.web.grpc.PersonsDoor;
import cim.person.web.grpc.PersonsMethods;
import cim.person.web.rest.HistoryTransfers;
import cim.person.web.security.SchemaAccess;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.concurrent.ManagedThreadFactoryDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import org.eclipse.microprofile.config.Config;

/// The web's object graph.
@ApplicationScoped
@ManagedThreadFactoryDefinition(name = Wiring.WORKERS)
@ManagedThreadFactoryDefinition(name = Wiring.THREADS, virtual = true)
class Wiring {
  private static final Logger LOG = System.getLogger(Wiring.class.getName());
  static final String WORKERS = "java:app/concurrent/person-web-workers";
  static final String THREADS = "java:app/concurrent/person-web";

  @SuppressWarnings("NullAway.Init") // The container sets it before anything is produced.
  @Resource(lookup = WORKERS)
  private ManagedThreadFactory workers;

  @SuppressWarnings("NullAway.Init") // The container sets it before anything is produced.
  @Resource(lookup = THREADS)
  private ManagedThreadFactory threads;

  /// Builds the doors when the application starts: one that cannot be built stops the start.
  void start(
      @Observes Startup startup, GraphQLExecution graphql, PersonsMethods grpc, Profile profile) {
    switch (profile) {
      case LOCAL ->
          LOG.log(
              Level.WARNING,
              "profile local: everyone on this machine is {0}, who may do everything",
              Caller.LOCAL_ADMINISTRATOR);
      case SECURE -> LOG.log(Level.INFO, "profile secure: every request needs a token");
    }
  }

  @Produces
  @Singleton
  Settings settings(Config config) {
    return Configured.read(() -> Settings.read(config));
  }

  @Produces
  @Singleton
  Threads threads() {
    return threads::newThread;
  }

  /// One request takes two threads: one executes it, the other waits with a limit and answers.
  @Produces
  @Singleton
  Workers workers(Settings settings) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            0, 2 * settings.requestLimit(), 1, MINUTES, new SynchronousQueue<>(), workers);
    return pool::execute;
  }

  @Produces
  @Singleton
  SchemaAccess schemaAccess(Config config, Profile profile) {
    return Configured.read(() -> SchemaAccess.read(config, profile));
  }

  @Produces
  @Singleton
  HistoryTransfers historyTransfers(HistoryArchive archive, Settings settings) {
    return new HistoryTransfers(archive, settings.archiveParallel());
  }

  @Produces
  @Singleton
  Pages pages(Settings settings) {
    return new Pages(settings.pageSize(), settings.pageLimit());
  }

  @Produces
  @Singleton
  Freshness freshness(Projections projections, Settings settings) {
    return new Freshness(projections, settings.freshnessWait());
  }

  @Produces
  @Singleton
  PersonFilters filters(Settings settings) {
    return new PersonFilters(
        settings.filterConditions(), settings.depthLimit(), InstantSource.system());
  }

  @Produces
  @Singleton
  Lookup lookup(Persons persons, EventStore store, LocalRecords local) {
    return new Lookup(persons, new TimeTravel(store, local));
  }

  @Produces
  @Singleton
  PersonSchema schema(
      CommandHandler handler,
      EventStore store,
      Persons persons,
      PersonSearch search,
      EventLog log,
      EventFeed feed,
      Projections projections,
      Policies policies,
      PersonNames names,
      Lookup lookup,
      Freshness freshness,
      PersonFilters filters,
      Pages pages,
      Settings settings) {
    return PersonSchema.of(
        new Mutations(handler),
        List.of(
            new PersonQueries(persons, lookup, projections, freshness, filters, pages),
            new SearchQueries(search, filters, freshness, pages),
            new EventQueries(log, freshness, pages),
            new NetworkQueries(
                new Networks(persons, settings.networkLimit()), freshness, InstantSource.system()),
            new HistoryQueries(new HistoryVerifier(store)),
            new PersonFields(log, pages),
            new IdentityFields(names),
            new ComponentFields(),
            new AttributeFields(),
            new RelationshipFields(persons, settings.pageLimit()),
            new MergeFields(persons),
            new EventFields(),
            new CauseFields(log, pages),
            new PolicyQueries(policies),
            new Subscriptions(feed, persons)));
  }

  @Produces
  @Singleton
  GrpcSettings grpcSettings(Config config) {
    return Configured.read(() -> GrpcSettings.read(config));
  }

  @Produces
  @Singleton
  PersonsMethods grpcMethods(
      CommandHandler handler,
      EventStore store,
      LocalRecords local,
      Persons persons,
      EventFeed feed,
      Projections projections,
      PersonNames names,
      Settings settings,
      GrpcSettings grpc,
      Workers workers) {
    PersonsDoor door =
        new PersonsDoor(
            handler,
            persons,
            new Lookup(persons, new TimeTravel(store, local)),
            new PersonFilters(
                settings.filterConditions(), settings.depthLimit(), InstantSource.system()),
            new Freshness(projections, settings.freshnessWait()),
            new Pages(settings.pageSize(), settings.pageLimit()),
            names,
            feed);
    return new PersonsMethods(
        door, workers, settings.bodyLimit(), settings.timeLimit(), grpc, InstantSource.system());
  }

  @Produces
  @Singleton
  GraphQLExecution execution(
      PersonSchema schema, Settings settings, SchemaAccess access, Workers workers) {
    QueryLimits limits =
        new QueryLimits(
            settings.depthLimit(),
            settings.complexityLimit(),
            settings.aliasLimit(),
            settings.directiveLimit(),
            settings.tokenLimit(),
            settings.pageSize(),
            settings.networkLimit());
    PersistedDocuments documents =
        DocumentList.read(settings.documents(), settings.onlyDocuments(), schema, limits);
    return new GraphQLExecution(
        schema, limits, documents, settings.timeLimit(), access.introspection(), workers);
  }

  @Produces
  @Singleton
  Conversations conversations(
      GraphQLExecution execution,
      Authenticator callers,
      Settings settings,
      Requests requests,
      Threads threads) {
    return new Conversations(
        execution, callers, settings, requests, threads, InstantSource.system());
  }
}
