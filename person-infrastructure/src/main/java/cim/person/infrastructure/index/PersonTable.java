package cim.person.infrastructure.index;

import cim.person.domain.values.PersonId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
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
  private final Function<V, byte[]> writing;
  private final Function<byte[], V> reading;
  private final Map<PersonId, V> recent = new LinkedHashMap<>();
  private @Nullable RocksTable table;

  /// @param directory an empty folder, which is the caller's to remove
  /// @param mostInMemory how many values are in memory
  /// @param writing makes bytes of a value
  /// @param reading makes a value of its bytes
  public PersonTable(
      Path directory, int mostInMemory, Function<V, byte[]> writing, Function<byte[], V> reading) {
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
    byte[] saved = table == null ? null : table.get(RocksKeys.record(person));
    return saved == null ? null : reading.apply(saved);
  }

  /// @throws IOException when the folder cannot be used
  public void put(PersonId person, V value) throws IOException {
    recent.remove(person);
    recent.put(person, value);
    if (recent.size() > mostInMemory) {
      putAway(mostInMemory / 2);
    }
  }

  /// Visits all in the order of their ids.
  ///
  /// @throws IOException when the folder cannot be used
  public void forEach(BiConsumer<PersonId, V> visitor) throws IOException {
    putAway(0);
    opened()
        .scan(
            RocksKeys.records(), (key, value) -> visitor.accept(person(key), reading.apply(value)));
  }

  private static PersonId person(byte[] key) {
    ByteBuffer id = ByteBuffer.wrap(key, 1, key.length - 1);
    return new PersonId(new UUID(id.getLong(), id.getLong()));
  }

  private void putAway(int left) throws IOException {
    opened()
        .write(
            changes -> {
              Iterator<Map.Entry<PersonId, V>> oldest = recent.entrySet().iterator();
              while (recent.size() > left) {
                Map.Entry<PersonId, V> next = oldest.next();
                changes.put(RocksKeys.record(next.getKey()), writing.apply(next.getValue()));
                oldest.remove();
              }
            });
  }

  private RocksTable opened() throws IOException {
    if (table == null) {
      table = new RocksTable(directory, CACHE_BYTES);
    }
    return table;
  }

  @Override
  public void close() throws IOException {
    if (table != null) {
      table.close();
    }
  }
}
