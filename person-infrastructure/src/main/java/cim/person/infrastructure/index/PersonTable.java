package cim.person.infrastructure.index;

import cim.person.domain.values.PersonId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A value for each person. Those that were used last are in memory, the others lie in a folder, so
/// that memory stays the same however many there are. For one thread.
///
/// @param <V> the values; one that was got may be changed in its place until as many others were
///     used as half of those that are in memory
public final class PersonTable<V> implements AutoCloseable {
  private static final long CACHE_BYTES = 8 << 20;

  private final Path directory;
  private final int mostInMemory;
  private final Function<V, Supplier<byte[]>> writing;
  private final Function<byte[], V> reading;
  private final Map<PersonId, V> recent = new LinkedHashMap<>();
  private final ExecutorService saving =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
  private Map<PersonId, Future<byte[]>> leaving = Map.of();
  private Future<?> saved = CompletableFuture.completedFuture(null);
  private @Nullable RocksTable table;

  /// @param directory an empty folder, which is the caller's to remove
  /// @param mostInMemory how many values are in memory
  /// @param writing takes a value as it is, of which bytes are made later and on another thread
  /// @param reading makes a value of its bytes
  public PersonTable(
      Path directory,
      int mostInMemory,
      Function<V, Supplier<byte[]>> writing,
      Function<byte[], V> reading) {
    this.directory = directory;
    this.mostInMemory = mostInMemory;
    this.writing = writing;
    this.reading = reading;
  }

  /// The person's value, or null.
  ///
  /// @throws IOException when the folder cannot be used
  public @Nullable V get(PersonId person) throws IOException {
    V found = find(person);
    if (found != null) {
      put(person, found);
    }
    return found;
  }

  /// The person's value, or null, which is not thereby used.
  @Nullable V find(PersonId person) {
    V found = recent.get(person);
    if (found != null) {
      return found;
    }
    byte[] bytes = bytes(person);
    return bytes == null ? null : reading.apply(bytes);
  }

  private byte @Nullable [] bytes(PersonId person) {
    Future<byte[]> left = leaving.get(person);
    if (left != null) {
      return done(left);
    }
    return table == null ? null : table.get(RocksKeys.record(person));
  }

  /// @throws IOException when the folder cannot be used
  public void put(PersonId person, V value) throws IOException {
    recent.remove(person);
    recent.put(person, value);
    if (recent.size() > mostInMemory) {
      putAway(mostInMemory - mostInMemory / 4);
    }
  }

  /// Visits all in the order of their ids.
  ///
  /// @throws IOException when the folder cannot be used
  public void forEach(BiConsumer<PersonId, V> visitor) throws IOException {
    putAway(0);
    done(saved);
    opened()
        .scan(
            RocksKeys.records(), (key, value) -> visitor.accept(person(key), reading.apply(value)));
  }

  private static PersonId person(byte[] key) {
    ByteBuffer id = ByteBuffer.wrap(key, 1, key.length - 1);
    return new PersonId(new UUID(id.getLong(), id.getLong()));
  }

  /// One lot is on its way to the folder at a time, and is found in memory until it is there.
  private void putAway(int left) throws IOException {
    RocksTable folder = opened();
    done(saved);
    Map<PersonId, Future<byte[]>> lot = new HashMap<>();
    Iterator<Map.Entry<PersonId, V>> oldest = recent.entrySet().iterator();
    while (recent.size() > left) {
      Map.Entry<PersonId, V> next = oldest.next();
      lot.put(next.getKey(), saving.submit(writing.apply(next.getValue())::get));
      oldest.remove();
    }
    leaving = lot;
    saved =
        saving.submit(
            () ->
                folder.write(
                    changes ->
                        lot.forEach(
                            (person, bytes) ->
                                changes.put(RocksKeys.record(person), done(bytes)))));
  }

  private static <T> T done(Future<T> work) {
    try {
      return work.get();
    } catch (ExecutionException failure) {
      throw new IllegalStateException("a person could not be put away", failure.getCause());
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while persons were put away", interruption);
    }
  }

  private RocksTable opened() throws IOException {
    if (table == null) {
      table = new RocksTable(directory, CACHE_BYTES);
    }
    return table;
  }

  @Override
  public void close() throws IOException {
    saving.close();
    if (table != null) {
      table.close();
    }
  }
}
