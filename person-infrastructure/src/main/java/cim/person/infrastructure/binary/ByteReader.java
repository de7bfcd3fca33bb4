package cim.person.infrastructure.binary;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Takes apart what a [ByteWriter] has collected; [IllegalArgumentException] when the bytes end too
/// early. Not thread-safe.
final class ByteReader {
  private static final int SEVEN_BITS = 0x7f;
  private static final int MORE = 0x80;

  private final byte[] bytes;
  private int next;

  ByteReader(byte[] bytes) {
    this.bytes = bytes;
  }

  boolean isAtEnd() {
    return next == bytes.length;
  }

  int octet() {
    need(1);
    return bytes[next++] & 0xff;
  }

  long number() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int octet = octet();
      value |= (long) (octet & SEVEN_BITS) << shift;
      if ((octet & MORE) == 0) {
        return value >>> 1 ^ -(value & 1);
      }
    }
    throw new IllegalArgumentException("a number is too long");
  }

  int length() {
    long length = number();
    need(length);
    return (int) length;
  }

  long fixed() {
    need(Long.BYTES);
    long value = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      value = value << Byte.SIZE | bytes[next++] & 0xff;
    }
    return value;
  }

  String text() {
    int length = length();
    String text = new String(bytes, next, length, StandardCharsets.UTF_8);
    next += length;
    return text;
  }

  /// Passes over these bytes if they come next, with their length before them.
  boolean skipIf(byte[] text) {
    int end = next + 1 + text.length;
    if (end > bytes.length
        || bytes[next] != text.length << 1
        || !Arrays.equals(bytes, next + 1, end, text, 0, text.length)) {
      return false;
    }
    next = end;
    return true;
  }

  private void need(long more) {
    if (more < 0 || more > bytes.length - next) {
      throw new IllegalArgumentException("the bytes end too early");
    }
  }
}
