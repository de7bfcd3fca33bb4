package cim.person.infrastructure.migration;

import cim.person.application.ports.ConcurrentAppend;
import cim.person.application.ports.EventStoreUnavailable;
import cim.person.application.ports.Head;
import cim.person.application.ports.RecordedEvent;
import cim.person.domain.values.PersonId;
import cim.person.infrastructure.car.StoredEvents;
import cim.person.infrastructure.car.TemporaryFolder;
import cim.person.infrastructure.car.Watcher;
import cim.person.infrastructure.nats.JetStreamEventStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/// Takes the older service's history over into the event store. A run that was interrupted is made
/// anew: it appends what is missing, and nothing twice. Others may write meanwhile.
public final class Migration {
  /// What the older service called its stream; the actor of its events is named after it.
  public static final String DEFAULT_NAME = "PERSON_EVENTS";

  private static final int MOST_ATTEMPTS = 10;

  private final Target target;
  private final String actor;
  private final Path temporary;
  private final Watcher watcher;

  private Migration(Target target, String name, Path temporary, Watcher watcher) {
    this.target = target;
    this.actor = "migration:" + name;
    this.temporary = temporary;
    this.watcher = watcher;
  }

  /// @param run is written to each message, so that policies pass it over
  /// @param name names the history: it is part of the events, and so of their CIDs
  /// @param temporary where temporary files go
  public static Migration into(
      JetStreamEventStore store, UUID run, String name, Path temporary, Watcher watcher) {
    return new Migration(new Store(store, run, watcher), name, temporary, watcher);
  }

  /// One that writes nothing, and judges as for an empty event store.
  public static Migration dry(String name, Path temporary, Watcher watcher) {
    return new Migration(new Nowhere(), name, temporary, watcher);
  }

  /// Takes everything over, and writes what was found to files.
  ///
  /// @param folder where quarantined lines and findings go
  /// @throws EventStoreUnavailable when the event store cannot be written to
  /// @throws IOException when the source cannot be read, or a file not be written
  public MigrationReport run(MigrationSource source, Path folder)
      throws IOException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        return attempt(source, folder);
      } catch (ConcurrentAppend race) {
        if (attempt == MOST_ATTEMPTS) {
          throw new EventStoreUnavailable("somebody writes to the same persons all the time", race);
        }
      }
    }
  }

  private MigrationReport attempt(MigrationSource source, Path folder)
      throws IOException, InterruptedException {
    try (TemporaryFolder files = TemporaryFolder.in(temporary);
        LegacySource lines = source.open();
        Papers papers = new Papers(folder, source.name(), lines);
        HeldLines held = new HeldLines(files.path().resolve("held"));
        Appending appending = new Appending(target);
        Succession succession =
            new Succession(
                target, appending, Files.createDirectory(files.path().resolve("persons")), actor)) {
      Pace pace = new Pace();
      MigrationRun run = new MigrationRun(lines, papers, held, succession, watcher, pace);
      Tally tally = run.run();
      appending.finish();
      papers.finish();
      return MigrationReport.of(
          source.name(),
          tally,
          Map.of(
              "persons", (long) succession.persons(),
              "appended", appending.appended(),
              "alreadyThere", succession.already()),
          papers,
          pace.seconds());
    }
  }

  /// As long as nobody else writes to a stream without replicas, its end is what is checked.
  private static final class Store implements Target {
    private static final long UNKNOWN = -1;
    private static final int EACH = 1_000;

    private final JetStreamEventStore store;
    private final UUID run;
    private final Watcher watcher;
    private long end = UNKNOWN;

    Store(JetStreamEventStore store, UUID run, Watcher watcher) {
      this.store = store;
      this.run = run;
      this.watcher = watcher;
    }

    @Override
    public boolean isEmpty() {
      long now = store.end();
      end = store.isKeptByOneServer() ? now : UNKNOWN;
      return now == 0;
    }

    @Override
    public void forEach(Visitor visitor) throws IOException {
      long all = store.endOfAppends();
      StoredEvents events = new StoredEvents(store, all);
      for (Optional<RecordedEvent> next = events.next(); next.isPresent(); next = events.next()) {
        RecordedEvent event = next.get();
        visitor.visit(event);
        if (event.position() % EACH == 0) {
          watcher.see("reading the event store", event.position(), all);
        }
      }
    }

    @Override
    public void forEach(PersonId person, Consumer<? super RecordedEvent> visitor) {
      store.forEach(person, 0, visitor);
    }

    @Override
    public List<RecordedEvent> append(List<RecordedEvent> events, Map<PersonId, Head> heads) {
      if (end == UNKNOWN) {
        return store.importAll(events, heads, run);
      }
      List<RecordedEvent> stored = store.importAllAfter(end, events, heads, run);
      boolean isAlone = stored.getFirst().position() == end + 1;
      end = isAlone ? stored.getLast().position() : UNKNOWN;
      return stored;
    }
  }

  private record Nowhere() implements Target {
    @Override
    public boolean isEmpty() {
      return true;
    }

    @Override
    public void forEach(Visitor visitor) {}

    @Override
    public void forEach(PersonId person, Consumer<? super RecordedEvent> visitor) {}

    @Override
    public List<RecordedEvent> append(List<RecordedEvent> events, Map<PersonId, Head> heads) {
      return new ArrayList<>(events);
    }
  }
}
