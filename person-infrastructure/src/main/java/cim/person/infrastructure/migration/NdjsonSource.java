package cim.person.infrastructure.migration;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The lines of a file. Of a line that is too long only the beginning is held: memory stays
/// bounded, whatever comes.
final class NdjsonSource implements LegacySource {
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final FileChannel file;
  private final long size;
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 18).flip();
  private long offset;
  private long number;

  NdjsonSource(Path path) throws IOException {
    this.file = FileChannel.open(path, StandardOpenOption.READ);
    this.size = file.size();
  }

  @Override
  public @Nullable SourceLine next() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 10);
    long start = offset;
    long length = 0;
    while (fill()) {
      int end = endOfLine();
      int part = end - buffer.position();
      int kept = Math.min(part, SourceLine.LONGEST - bytes.size());
      bytes.write(buffer.array(), buffer.position(), kept);
      length += part;
      boolean isWhole = end < buffer.limit();
      offset += part + (isWhole ? 1 : 0);
      buffer.position(end + (isWhole ? 1 : 0));
      if (isWhole) {
        return line(start, length, bytes.toByteArray());
      }
    }
    return length == 0 ? null : line(start, length, bytes.toByteArray());
  }

  private boolean fill() throws IOException {
    if (buffer.hasRemaining()) {
      return true;
    }
    buffer.clear();
    int read = file.read(buffer);
    buffer.flip();
    return read > 0;
  }

  private int endOfLine() {
    byte[] octets = buffer.array();
    int index = buffer.position();
    while (index < buffer.limit() && octets[index] != '\n') {
      index++;
    }
    return index;
  }

  private SourceLine line(long start, long length, byte[] bytes) {
    number++;
    int mark = number == 1 && beginsWithMark(bytes) ? BYTE_ORDER_MARK.length : 0;
    byte[] rest = mark == 0 ? bytes : Arrays.copyOfRange(bytes, mark, bytes.length);
    return new SourceLine(number, start + mark, length - mark, rest);
  }

  private static boolean beginsWithMark(byte[] bytes) {
    return bytes.length >= BYTE_ORDER_MARK.length
        && ByteBuffer.wrap(bytes, 0, BYTE_ORDER_MARK.length)
            .equals(ByteBuffer.wrap(BYTE_ORDER_MARK));
  }

  @Override
  public long done() {
    return offset;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public void copy(SourceLine line, OutputStream to) throws IOException {
    if (line.isTooLong()) {
      long copied = 0;
      while (copied < line.length()) {
        copied +=
            file.transferTo(
                line.offset() + copied, line.length() - copied, Channels.newChannel(to));
      }
    } else {
      to.write(line.bytes());
    }
    to.write('\n');
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
