package cim.person.infrastructure.index;

import cim.person.application.ports.EventStore;
import cim.person.application.ports.LocalRecords;
import cim.person.application.queries.EventFeed;
import cim.person.application.queries.EventLog;
import cim.person.application.queries.PersonSearch;
import cim.person.application.queries.Persons;
import cim.person.application.queries.Projections;
import cim.person.application.queries.SkillAssociations;
import cim.person.domain.values.PersonName;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// All that this node reads from: its read models, opened, fed and closed together.
///
/// When another version of the fold has made those that are there, they are read from and fed until
/// this version's, which are made beside them, have caught up.
public final class ReadModel implements AutoCloseable {
  private final DirectoryLock lock;
  private final Generation current;
  private final Serving serving = new Serving();
  private final EventHub hub;
  private final @Nullable Replacement replacement;

  /// Without traces.
  public ReadModel(
      ReadModelSettings settings,
      EventSource source,
      EventStore store,
      Function<PersonName, String> sortingText,
      ThreadFactory threads,
      ThreadFactory subscriberThreads,
      InstantSource clock)
      throws IOException {
    this(settings, source, store, sortingText, threads, subscriberThreads, clock, Shown.NOBODY);
  }

  /// Opens the read models as they were saved. Nothing is fed before [#start].
  ///
  /// @param sortingText what a name is sorted by
  /// @param threads for the few threads that live as long as this
  /// @param subscriberThreads for one thread for each subscriber: virtual ones
  /// @param shown is told of each event of a trace that a read model shows
  /// @throws IOException when the directory is in use, or cannot be used
  public ReadModel(
      ReadModelSettings settings,
      EventSource source,
      EventStore store,
      Function<PersonName, String> sortingText,
      ThreadFactory threads,
      ThreadFactory subscriberThreads,
      InstantSource clock,
      Shown shown)
      throws IOException {
    this(
        new Generation.Means(settings, source, store, sortingText, threads, clock, shown),
        subscriberThreads,
        FoldStamp.current());
  }

  /// @param stamp by which fold the read models are made
  ReadModel(Generation.Means means, ThreadFactory subscriberThreads, FoldStamp stamp)
      throws IOException {
    ReadModelSettings settings = means.settings();
    try (Opened opened = new Opened()) {
      lock = opened.add(DirectoryLock.take(settings.directory()));
      hub =
          new EventHub(
              means.store(),
              localRecords(),
              this::isFollowing,
              settings.buffer(),
              settings.mostSubscribers(),
              subscriberThreads);
      Versions versions = new Versions(settings.directory(), stamp);
      Generation before =
          versions.openBefore(folder -> new Generation(folder, false, means, serving, hub));
      if (before != null) {
        opened.add(before);
      }
      current = opened.add(new Generation(versions.current(), true, means, serving, hub));
      serving.set(before == null ? current : before);
      replacement =
          before == null ? null : new Replacement(serving, hub, before, current, means.threads());
      opened.keep();
    }
  }

  private boolean isFollowing() {
    return serving.current().projections().isFollowing();
  }

  /// Begins to follow the stream.
  public void start() {
    if (replacement != null) {
      replacement.start();
    }
    current.start();
  }

  public LocalRecords localRecords() {
    return new ServedRecords(serving);
  }

  public Persons persons() {
    return new ServedPersons(serving);
  }

  public PersonSearch search() {
    return new ServedSearch(serving);
  }

  public SkillAssociations skillAssociations() {
    return (person, bounds) ->
        serving.read(generation -> generation.associations().from(person, bounds));
  }

  public EventLog eventLog() {
    return new ServedEventLog(serving);
  }

  public EventFeed eventFeed() {
    return hub;
  }

  public Projections projections() {
    return new ServedProjections(serving, current);
  }

  /// Ends subscriptions and feeds, and saves everything.
  @Override
  public void close() throws IOException {
    try (lock;
        current;
        replacement) {
      hub.close();
    }
  }
}
