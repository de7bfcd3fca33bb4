package cim.person.infrastructure.migration;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Lines that wait for the end of the source, in a temporary file.
final class HeldLines implements AutoCloseable {
  private final Path file;
  private final DataOutputStream out;
  private long count;

  /// Takes a line again.
  interface Taker {
    void take(SourceLine line) throws IOException, InterruptedException;
  }

  HeldLines(Path file) throws IOException {
    this.file = file;
    this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
  }

  void add(SourceLine line) throws IOException {
    out.writeLong(line.number());
    out.writeLong(line.offset());
    out.writeInt(line.bytes().length);
    out.write(line.bytes());
    count++;
  }

  long count() {
    return count;
  }

  /// Hands out all lines in their order; no more can be added then.
  void forEach(Taker taker) throws IOException, InterruptedException {
    out.close();
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      for (long left = count; left > 0; left--) {
        long number = in.readLong();
        long offset = in.readLong();
        byte[] bytes = in.readNBytes(in.readInt());
        taker.take(new SourceLine(number, offset, bytes.length, bytes));
      }
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
