package cim.person.infrastructure.bench;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// What the disk does alone.
final class Disk {
  private static final int BYTES = 800;
  private static final long NANOS = 1_000_000_000;

  private Disk() {}

  /// How often in a second an event's bytes are written and on the disk, one after the other.
  static double fsyncsInASecond() throws Exception {
    Path file = Files.createTempFile(Files.createDirectories(Path.of("target")), "fsync", "");
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      int count = 0;
      long begin = System.nanoTime();
      while (System.nanoTime() - begin < NANOS) {
        channel.write(ByteBuffer.allocate(BYTES));
        channel.force(false);
        count++;
      }
      return count * (double) NANOS / (System.nanoTime() - begin);
    } finally {
      Files.delete(file);
    }
  }
}
