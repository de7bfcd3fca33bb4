package cim.person.infrastructure.index;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Keeps a directory for one user at a time, in this JVM and beyond.
///
/// RocksDB's own lock is not enough: it does not see a second class loader, so that after a
/// redeployment two copies of the library would write the same files.
final class DirectoryLock implements AutoCloseable {
  private static final String FILE = "in-use.lock";

  private final FileChannel channel;

  private DirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  /// Creates the directory when it is missing, and takes it.
  ///
  /// @throws IOException saying so when another has it
  static DirectoryLock take(Path directory) throws IOException {
    Files.createDirectories(directory);
    FileChannel channel =
        FileChannel.open(
            directory.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock;
    try {
      lock = lock(channel);
    } catch (IOException failure) {
      channel.close();
      throw failure;
    }
    if (lock == null) {
      channel.close();
      throw new IOException(
          directory
              + " is in use by another node, or by an earlier deployment that has not ended;"
              + " every node needs a directory of its own (person.data)");
    }
    return new DirectoryLock(channel);
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException _) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
