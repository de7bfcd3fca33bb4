package cim.person.infrastructure.car;

import cim.person.application.ports.EventStoreUnavailable;
import cim.person.application.ports.HistoryArchive;
import cim.person.domain.values.PersonId;
import cim.person.infrastructure.nats.JetStreamEventStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// The archive over the event store of JetStream. Thread-safe.
public final class CarArchive implements HistoryArchive {
  private static final int BUFFER = 1 << 16;

  /// How long an import waits for the one before it.
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final JetStreamEventStore store;
  private final Path temporary;
  private final long largestFile;
  private final InstantSource clock;
  private final Supplier<UUID> runs;
  private final Watcher watcher;

  /// One import at a time. Two of the same events at once were seen to stop each other: nats-server
  /// answered that a message id of the batch is used (10201) while the head of nobody had moved.
  private final ReentrantLock importing = new ReentrantLock();

  /// @param temporary a folder for temporary files
  /// @param largestFile the most bytes that are taken from a stream
  /// @param runs gives each import its id
  public CarArchive(
      JetStreamEventStore store,
      Path temporary,
      long largestFile,
      InstantSource clock,
      Supplier<UUID> runs,
      Watcher watcher) {
    this.store = store;
    this.temporary = temporary;
    this.largestFile = largestFile;
    this.clock = clock;
    this.runs = runs;
    this.watcher = watcher;
  }

  /// A folder for temporary files that nobody else uses, created, or emptied of what was left.
  public static Path emptied(Path folder) throws IOException {
    if (Files.exists(folder)) {
      TemporaryFolder.delete(folder);
    }
    return Files.createDirectories(folder);
  }

  @Override
  public Export everyone() throws IOException {
    return EveryoneExport.of(store, store.endOfAppends(), temporary, clock.instant(), watcher);
  }

  @Override
  public Optional<Export> person(PersonId person) {
    return PersonExport.of(store, person, watcher);
  }

  @Override
  public Imported add(InputStream car) throws IOException {
    try (TemporaryFolder folder = TemporaryFolder.in(temporary)) {
      Path file = folder.path().resolve("history.car");
      keep(car, file);
      return add(file);
    }
  }

  /// Adds what is in a file and not in the store, as [HistoryArchive#add(InputStream)] does.
  public Imported add(Path car) throws IOException {
    takeTurn();
    try {
      return CarImport.of(car, store, runs.get(), temporary, watcher);
    } finally {
      importing.unlock();
    }
  }

  private void takeTurn() {
    try {
      if (importing.tryLock(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    throw new EventStoreUnavailable("another import is under way", null);
  }

  private void keep(InputStream car, Path file) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long size = 0;
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int read = car.read(buffer); read >= 0; read = car.read(buffer)) {
        size += read;
        if (size > largestFile) {
          throw new TooLarge(largestFile);
        }
        out.write(buffer, 0, read);
        watcher.see("receiving bytes", size, 0);
      }
    }
  }
}
