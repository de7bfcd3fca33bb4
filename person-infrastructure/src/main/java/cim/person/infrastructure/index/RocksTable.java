package cim.person.infrastructure.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.FlushOptions;
import org.rocksdb.IndexType;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/// A RocksDB directory as a sorted table of bytes, without write-ahead log. Thread-safe; whatever
/// comes after closing gets an [IllegalStateException] instead of taking the process down.
final class RocksTable implements AutoCloseable {
  private static final int BLOOM_BITS = 10;

  /// Filters and indexes are in the cache as well, in parts: one that is larger than a shard of the
  /// cache would be read from the disk for each key.
  private static final int SHARD_BITS = 2;

  static {
    RocksDB.loadLibrary();
  }

  private final Cache cache;
  private final BloomFilter filter = new BloomFilter(BLOOM_BITS);
  private final Options options;
  private final WriteOptions unlogged = new WriteOptions().setDisableWAL(true);
  private final RocksDB database;
  private final ReadWriteLock lifetime = new ReentrantReadWriteLock();
  private boolean closed;

  RocksTable(Path directory, long cacheBytes) throws IOException {
    cache = new LRUCache(cacheBytes, SHARD_BITS);
    options =
        new Options()
            .setCreateIfMissing(true)
            .setCompressionType(CompressionType.LZ4_COMPRESSION)
            .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
            .setKeepLogFileNum(2)
            .setTableFormatConfig(
                new BlockBasedTableConfig()
                    .setBlockCache(cache)
                    .setCacheIndexAndFilterBlocks(true)
                    .setIndexType(IndexType.kTwoLevelIndexSearch)
                    .setPartitionFilters(true)
                    .setPinTopLevelIndexAndFilter(true)
                    .setFilterPolicy(filter));
    try {
      database = RocksDB.open(options, directory.toString());
    } catch (RocksDBException failure) {
      closeAll();
      throw new IOException("cannot open the records in " + directory, failure);
    }
  }

  private interface Use<T extends @Nullable Object> {
    T of(RocksDB database) throws RocksDBException;
  }

  byte @Nullable [] get(byte[] key) {
    return whileOpen(open -> open.get(key));
  }

  /// The values of the keys, null where there is none.
  List<byte @Nullable []> get(List<byte[]> keys) {
    return keys.isEmpty() ? List.of() : whileOpen(open -> open.multiGetAsList(keys));
  }

  /// Visits what begins with the prefix, in the order of the keys.
  void scan(byte[] prefix, BiConsumer<byte[], byte[]> visitor) {
    whileOpen(
        open -> {
          try (Slice bound = new Slice(beyond(prefix));
              ReadOptions reading = new ReadOptions().setIterateUpperBound(bound);
              RocksIterator iterator = open.newIterator(reading)) {
            for (iterator.seek(prefix); iterator.isValid(); iterator.next()) {
              visitor.accept(iterator.key(), iterator.value());
            }
            iterator.status();
            return true;
          }
        });
  }

  /// Makes the changes, all or none.
  void write(Consumer<Changes> changes) {
    whileOpen(
        open -> {
          try (WriteBatch batch = new WriteBatch()) {
            changes.accept(new Changes(batch));
            open.write(unlogged, batch);
            return true;
          }
        });
  }

  /// Begins to write to disk what is only in memory.
  void flush() {
    whileOpen(
        open -> {
          try (FlushOptions later = new FlushOptions().setWaitForFlush(false)) {
            open.flush(later);
            return true;
          }
        });
  }

  void clear() {
    whileOpen(
        open -> {
          open.deleteRange(unlogged, RocksKeys.FIRST, RocksKeys.BEYOND);
          open.compactRange();
          return true;
        });
  }

  /// Writes everything to disk, when it still can, and ends.
  @Override
  public void close() throws IOException {
    lifetime.writeLock().lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      try (FlushOptions now = new FlushOptions().setWaitForFlush(true)) {
        database.flush(now);
      } catch (RocksDBException failure) {
        throw new IOException("the newest records could not be written to disk", failure);
      } finally {
        database.close();
        closeAll();
      }
    } finally {
      lifetime.writeLock().unlock();
    }
  }

  private void closeAll() {
    options.close();
    unlogged.close();
    filter.close();
    cache.close();
  }

  private <T extends @Nullable Object> T whileOpen(Use<T> use) {
    lifetime.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException("the records of this node are closed");
      }
      return use.of(database);
    } catch (RocksDBException failure) {
      throw new IllegalStateException("RocksDB failed", failure);
    } finally {
      lifetime.readLock().unlock();
    }
  }

  /// The first key after all that begin with the prefix.
  private static byte[] beyond(byte[] prefix) {
    byte[] end = prefix.clone();
    for (int last = end.length - 1; last >= 0; last--) {
      if (++end[last] != 0) {
        return end;
      }
    }
    return RocksKeys.BEYOND;
  }

  /// Collects changes.
  static final class Changes {
    private final WriteBatch batch;

    private Changes(WriteBatch batch) {
      this.batch = batch;
    }

    void put(byte[] key, byte[] value) {
      try {
        batch.put(key, value);
      } catch (RocksDBException failure) {
        throw new IllegalStateException("RocksDB failed", failure);
      }
    }
  }
}
