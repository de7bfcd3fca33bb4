package cim.person.infrastructure.car;

import cim.person.domain.values.Cid;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/// What the bytes of a CAR file of version 1 look like, in the one form that is used here: the
/// header is DAG-CBOR of `{"roots": [link], "version": 1}`, and every CID is of canonical DAG-JSON.
/// See <https://ipld.io/specs/transport/car/carv1/>.
final class CarFormat {
  static final int CID_BYTES = 37;
  static final int MOST_BLOCK_BYTES = 256 * 1024;
  static final int MOST_VARINT_BYTES = 9;

  /// A map of two; "roots"; a list of one; tag 42; 38 bytes, of which the first is 0.
  private static final byte[] BEFORE_ROOT = HexFormat.of().parseHex("a265726f6f747381d82a582600");

  /// "version"; 1.
  private static final byte[] AFTER_ROOT = HexFormat.of().parseHex("6776657273696f6e01");

  static final int HEADER_BYTES = BEFORE_ROOT.length + CID_BYTES + AFTER_ROOT.length;

  private static final int SEVEN = 7;

  private CarFormat() {}

  static byte[] header(Cid root) {
    return ByteBuffer.allocate(HEADER_BYTES)
        .put(BEFORE_ROOT)
        .put(root.toBytes())
        .put(AFTER_ROOT)
        .array();
  }

  /// The root that a header names; [IllegalArgumentException] when it is no header of one root.
  static Cid root(byte[] header) {
    int end = HEADER_BYTES - AFTER_ROOT.length;
    if (header.length != HEADER_BYTES
        || !Arrays.equals(header, 0, BEFORE_ROOT.length, BEFORE_ROOT, 0, BEFORE_ROOT.length)
        || !Arrays.equals(header, end, HEADER_BYTES, AFTER_ROOT, 0, AFTER_ROOT.length)) {
      throw new IllegalArgumentException("is not that of a CAR of version 1 with one root");
    }
    return cid(Arrays.copyOfRange(header, BEFORE_ROOT.length, end));
  }

  /// The CID of a block of DAG-JSON in its binary form, else [IllegalArgumentException].
  static Cid cid(byte[] binary) {
    Cid cid = Cid.ofBytes(binary);
    if (!cid.isDagJson()) {
      throw new IllegalArgumentException("names no block of DAG-JSON");
    }
    return cid;
  }

  /// An unsigned varint, as in <https://github.com/multiformats/unsigned-varint>.
  static byte[] varint(long number) {
    byte[] bytes = new byte[MOST_VARINT_BYTES];
    int length = 0;
    long rest = number;
    while (rest >= 1 << SEVEN) {
      bytes[length++] = (byte) (rest | 1 << SEVEN);
      rest >>>= SEVEN;
    }
    bytes[length++] = (byte) rest;
    return Arrays.copyOf(bytes, length);
  }

  /// How many bytes a header takes in a file.
  static long headerSize() {
    return varint(HEADER_BYTES).length + (long) HEADER_BYTES;
  }

  /// How many bytes a block takes in a file.
  static long sectionSize(int blockBytes) {
    int section = CID_BYTES + blockBytes;
    return varint(section).length + (long) section;
  }
}
