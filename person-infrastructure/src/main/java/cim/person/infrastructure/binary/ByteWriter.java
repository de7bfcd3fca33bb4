package cim.person.infrastructure.binary;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Collects bytes. Not thread-safe.
final class ByteWriter {
  private static final int USUAL_SIZE = 512;
  private static final int SEVEN_BITS = 0x7f;
  private static final int MORE = 0x80;

  private byte[] bytes = new byte[USUAL_SIZE];
  private int size;

  void octet(int value) {
    need(1);
    bytes[size++] = (byte) value;
  }

  void octets(byte[] values) {
    need(values.length);
    System.arraycopy(values, 0, bytes, size, values.length);
    size += values.length;
  }

  /// A number in as few octets as it needs (LEB128), the sign in the lowest bit.
  void number(long value) {
    need(Long.BYTES + 2);
    long rest = value << 1 ^ value >> Long.SIZE - 1;
    while ((rest & ~(long) SEVEN_BITS) != 0) {
      bytes[size++] = (byte) (rest & SEVEN_BITS | MORE);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  void fixed(long value) {
    need(Long.BYTES);
    for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      bytes[size++] = (byte) (value >>> shift);
    }
  }

  void text(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    number(utf8.length);
    octets(utf8);
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  private void need(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }
}
