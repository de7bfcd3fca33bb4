package cim.person.infrastructure.index;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/// Opens what can be made anew from the stream: a damaged directory is emptied.
final class Disposable {
  private static final Logger LOG = System.getLogger(Disposable.class.getName());

  private Disposable() {}

  interface Opening<T> {
    T open(Path directory) throws IOException;
  }

  static <T> T open(Path directory, Opening<T> opening) throws IOException {
    try {
      return opening.open(directory);
    } catch (IOException | IllegalStateException failure) {
      if (!isDamage(failure)) {
        throw failure;
      }
      LOG.log(
          Level.WARNING, "{0} is damaged and is made anew: {1}", directory, failure.getMessage());
      delete(directory);
      return opening.open(directory);
    }
  }

  private static boolean isDamage(Exception failure) {
    if (failure.getCause() instanceof RocksDBException rocks) {
      Status status = rocks.getStatus();
      return status != null && status.getCode() == Status.Code.Corruption;
    }
    return failure instanceof CorruptIndexException
        || failure instanceof IndexFormatTooOldException
        || failure instanceof IndexFormatTooNewException
        || failure instanceof NoSuchFileException
        || failure instanceof FileNotFoundException;
  }

  static void delete(Path directory) throws IOException {
    List<Path> files;
    try (Stream<Path> tree = Files.walk(directory)) {
      files = tree.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }
}
