package cim.person.infrastructure.index;

import cim.person.application.ports.EventStore;
import cim.person.application.ports.LocalRecords;
import cim.person.application.queries.EventFeed;
import cim.person.application.queries.EventLog;
import cim.person.application.queries.Persons;
import cim.person.application.queries.Projections;
import cim.person.domain.values.PersonName;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;

/// All that this node reads from: its read models, opened, fed and closed together.
public final class ReadModel implements AutoCloseable {
  private static final Logger LOG = System.getLogger(ReadModel.class.getName());

  private final DirectoryLock lock;
  private final RocksRecords records;
  private final ListIndex index;
  private final ListProjection list;
  private final Persons persons;
  private final EventLog log;
  private final FedProjections projections;
  private final EventHub hub;
  private final Feed feed;

  /// Opens the read models as they were saved. Nothing is fed before [#start].
  ///
  /// @param sortingText what a name is sorted by
  /// @param threads for the few threads that live as long as this
  /// @param subscriberThreads for one thread for each subscriber: virtual ones
  /// @throws IOException when the directory is in use, or cannot be used
  public ReadModel(
      ReadModelSettings settings,
      EventSource source,
      EventStore store,
      Function<PersonName, String> sortingText,
      ThreadFactory threads,
      ThreadFactory subscriberThreads,
      InstantSource clock)
      throws IOException {
    Path directory = settings.directory();
    Collations collations = new Collations(settings.collations());
    try (Opened opened = new Opened()) {
      lock = opened.add(DirectoryLock.take(directory));
      records =
          opened.add(
              Disposable.open(
                  directory.resolve("records"),
                  path ->
                      new RocksRecords(
                          path, settings.cacheBytes(), new Progress(clock), ReadModel::report)));
      index =
          opened.add(
              Disposable.open(
                  directory.resolve("list"),
                  path -> new ListIndex(path, records, collations, sortingText)));
      opened.keep();
    }
    list = new ListProjection(index, new Progress(clock), settings.refresh(), threads);
    persons = new LocalPersons(records, index, collations);
    log = new StoredEventLog(records, store);
    projections = new FedProjections(List.of(records, list), records.setAside());
    hub =
        new EventHub(
            store,
            records,
            projections::isFollowing,
            settings.buffer(),
            settings.mostSubscribers(),
            subscriberThreads);
    feed = new Feed(source, projections, hub, settings.batch(), settings.save(), threads);
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
  public void start() {
    feed.start();
  }

  public LocalRecords localRecords() {
    return records;
  }

  public Persons persons() {
    return persons;
  }

  public EventLog eventLog() {
    return log;
  }

  public EventFeed eventFeed() {
    return hub;
  }

  public Projections projections() {
    return projections;
  }

  /// Ends subscriptions and feed, and saves everything.
  @Override
  public void close() throws IOException {
    try (lock;
        records;
        list) {
      hub.close();
      feed.close();
    }
  }
}
