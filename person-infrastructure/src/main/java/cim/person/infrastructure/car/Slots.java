package cim.person.infrastructure.car;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Entries of one size in a temporary file, found by their numbers from 0. For one thread.
final class Slots implements AutoCloseable {
  private final FileChannel file;
  private final int width;
  private long count;

  /// @param width the bytes of an entry
  Slots(Path path, int width) throws IOException {
    this.file =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
    this.width = width;
  }

  /// How many entries there are: one more than the highest number that was put.
  long count() {
    return count;
  }

  /// A buffer for the next entry.
  ByteBuffer entry() {
    return ByteBuffer.allocate(width);
  }

  void put(long number, ByteBuffer entry) throws IOException {
    entry.rewind().limit(width);
    long at = number * width;
    while (entry.hasRemaining()) {
      at += file.write(entry, at);
    }
    count = Math.max(count, number + 1);
  }

  void add(ByteBuffer entry) throws IOException {
    put(count, entry);
  }

  ByteBuffer get(long number) throws IOException {
    ByteBuffer entry = entry();
    long at = number * width;
    while (entry.hasRemaining()) {
      int read = file.read(entry, at + entry.position());
      if (read < 0) {
        throw new EOFException("there is no entry " + number);
      }
    }
    return entry.flip();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
