package cim.person.infrastructure.index;

import cim.person.application.ports.EventStore;
import cim.person.application.queries.EventLog;
import cim.person.application.queries.PersonSearch;
import cim.person.application.queries.Persons;
import cim.person.application.queries.Projections.Scope;
import cim.person.application.queries.SkillAssociations;
import cim.person.domain.values.PersonName;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/// The read models that one version of the fold has made, in a directory of their own, with the
/// feed that keeps them up to date. Thread-safe.
final class Generation implements AutoCloseable {
  /// The log of events shows what is new so many times more seldom than lists of persons do.
  private static final int LOG_REFRESH = 2;

  private static final Logger LOG = System.getLogger(Generation.class.getName());

  /// What generations are made from and with.
  ///
  /// @param sortingText what a name is sorted by
  /// @param shown is told of each event of a trace that a read model shows
  record Means(
      ReadModelSettings settings,
      EventSource source,
      EventStore store,
      Function<PersonName, String> sortingText,
      ThreadFactory threads,
      InstantSource clock,
      Shown shown) {
    Progress progress(String projection) {
      return new Progress(clock, (event, now) -> shown.shown(projection, event, now));
    }
  }

  private final Path directory;
  private final boolean ofThisVersion;
  private final ReadWriteLock lifetime = new ReentrantReadWriteLock();
  private final RocksRecords records;
  private final LuceneProjection list;
  private final LuceneProjection events;
  private final Persons persons;
  private final PersonSearch search;
  private final SkillAssociations associations;
  private final EventLog log;
  private final FedProjections projections;
  private final Feed feed;

  /// Opens the directory as it was saved. Nothing is fed before [#start].
  ///
  /// @param ofThisVersion whether this version of the fold has made it
  /// @param serving what it is read through, when it is
  /// @param hub is handed what comes while it is read from
  Generation(Path directory, boolean ofThisVersion, Means means, Serving serving, EventHub hub)
      throws IOException {
    this.directory = directory;
    this.ofThisVersion = ofThisVersion;
    ReadModelSettings settings = means.settings;
    Collations collations = new Collations(settings.collations());
    LuceneIndex persons;
    LuceneIndex log;
    try (Opened opened = new Opened()) {
      records =
          opened.add(
              Disposable.open(
                  directory.resolve("records"),
                  path ->
                      new RocksRecords(
                          path,
                          settings.cacheBytes(),
                          means.progress("records"),
                          Generation::report)));
      Documents documents = new PersonDocuments(records, collations, means.sortingText);
      persons = opened.add(open(documents));
      log = opened.add(open(new EventDocuments()));
      opened.keep();
    }
    this.list = projection(persons, Scope.PERSONS, settings.refresh(), means);
    this.events =
        projection(log, Scope.EVENTS, settings.refresh().multipliedBy(LOG_REFRESH), means);
    this.persons = new LocalPersons(records, persons, collations);
    this.search = new LocalSearch(records, persons);
    this.associations = new LocalAssociations(records, persons);
    this.log = new StoredEventLog(records, log, means.store);
    this.projections = new FedProjections(List.of(records, list, events), records.setAside());
    this.feed =
        new Feed(
            means.source,
            projections,
            hub,
            () -> serving.isServed(this),
            settings.batch(),
            settings.save(),
            means.threads);
  }

  private LuceneIndex open(Documents documents) throws IOException {
    return Disposable.open(
        directory.resolve(documents.name()), path -> new LuceneIndex(path, documents));
  }

  private static LuceneProjection projection(
      LuceneIndex index, Scope scope, Duration refresh, Means means) {
    Backlog backlog = new Backlog(means.settings.waiting(), means.settings.batch());
    return new LuceneProjection(
        index, scope, means.progress(index.name()), refresh, backlog, means.threads);
  }

  private static void report(Finding finding) {
    String problem = finding.problem().getMessage();
    if (finding.person() == null) {
      LOG.log(Level.ERROR, "{0}", problem);
    } else {
      LOG.log(Level.ERROR, "person {0} is set aside: {1}", finding.person(), problem);
    }
  }

  /// Begins to follow the stream.
  void start() {
    feed.start();
  }

  /// Stands still from now on, and can still be read.
  ///
  /// @return how far it has come
  long stop() {
    projections.abandon();
    feed.close();
    return records.seen().position();
  }

  /// Keeps it open for one reader, who says [#leave] at the end.
  ///
  /// @return false when it is closed
  boolean enter() {
    return lifetime.readLock().tryLock();
  }

  void leave() {
    lifetime.readLock().unlock();
  }

  boolean isOfThisVersion() {
    return ofThisVersion;
  }

  Path directory() {
    return directory;
  }

  RocksRecords records() {
    return records;
  }

  Persons persons() {
    return persons;
  }

  PersonSearch search() {
    return search;
  }

  SkillAssociations associations() {
    return associations;
  }

  EventLog log() {
    return log;
  }

  FedProjections projections() {
    return projections;
  }

  /// Ends the feed, waits for those who read, and saves everything.
  @Override
  public void close() throws IOException {
    stop();
    lifetime.writeLock().lock();
    try (records;
        list;
        events) {
      // those opened last first
    }
  }
}
