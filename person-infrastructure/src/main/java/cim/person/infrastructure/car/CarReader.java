package cim.person.infrastructure.car;

import cim.person.application.ports.CarFault;
import cim.person.domain.values.Cid;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads a CAR file of version 1, block after block, and recomputes every CID. Strict: whatever
/// [CarWriter] does not write is a [CarFault]. It never takes more memory than the largest block,
/// whatever a file says of its lengths. The stream is the caller's. For one thread.
final class CarReader {
  private static final int BUFFER = 1 << 16;
  private static final int SEVEN_BITS = 0x7f;
  private static final int SEVEN = 7;
  private static final int END = -1;
  private static final byte[] VERSION_2 = {(byte) 0xa1, 0x67, 'v', 'e', 'r', 's', 'i', 'o', 'n', 2};

  private final InputStream in;
  private final Cid root;
  private long read;
  private long number;
  private long begin;

  /// Reads the header.
  CarReader(InputStream in) throws IOException {
    this.in = new BufferedInputStream(in, BUFFER);
    long length = varint();
    if (length == END) {
      throw fault(null, "is missing: the file is empty");
    }
    if (length == VERSION_2.length && Arrays.equals(bytes(VERSION_2.length, null), VERSION_2)) {
      throw fault(null, "is that of a CAR of version 2; only version 1 is read");
    }
    if (length != CarFormat.HEADER_BYTES) {
      throw fault(null, "is not that of a CAR of version 1 with one root");
    }
    try {
      this.root = CarFormat.root(bytes(CarFormat.HEADER_BYTES, null));
    } catch (IllegalArgumentException problem) {
      throw fault(null, problem.getMessage());
    }
  }

  Cid root() {
    return root;
  }

  /// How many bytes have been read.
  long offset() {
    return read;
  }

  /// The next block, or nothing at the end.
  Optional<CarBlock> next() throws IOException {
    number++;
    begin = read;
    long length = varint();
    if (length == END) {
      return Optional.empty();
    }
    int most = CarFormat.CID_BYTES + CarFormat.MOST_BLOCK_BYTES;
    if (length <= CarFormat.CID_BYTES || length > most) {
      throw fault(
          null,
          "says that it has %d bytes with its CID: %d to %d are allowed"
              .formatted(length, CarFormat.CID_BYTES + 1, most));
    }
    Cid cid = cid(bytes(CarFormat.CID_BYTES, null));
    byte[] block = bytes((int) length - CarFormat.CID_BYTES, cid);
    if (!Cid.ofDagJson(block).equals(cid)) {
      throw fault(cid, "has other bytes than its CID names");
    }
    return Optional.of(new CarBlock(number, begin, cid, block));
  }

  /// A fault of the file as a whole that shows at its end.
  CarFault endsTooEarly(String problem) {
    return fault(null, "is missing: " + problem);
  }

  private Cid cid(byte[] binary) {
    try {
      return CarFormat.cid(binary);
    } catch (IllegalArgumentException problem) {
      throw fault(null, "has no CID of canonical DAG-JSON with sha2-256");
    }
  }

  private long varint() throws IOException {
    long value = 0;
    for (int count = 0; count < CarFormat.MOST_VARINT_BYTES; count++) {
      int octet = in.read();
      if (octet < 0) {
        if (count == 0) {
          return END;
        }
        throw fault(null, "is cut off within its length");
      }
      read++;
      value |= (long) (octet & SEVEN_BITS) << (SEVEN * count);
      if (octet <= SEVEN_BITS) {
        if (octet == 0 && count > 0) {
          throw fault(null, "has a length that is not in its shortest form");
        }
        return value;
      }
    }
    throw fault(null, "has a length of more than 9 bytes");
  }

  private byte[] bytes(int length, @Nullable Cid cid) throws IOException {
    byte[] bytes = in.readNBytes(length);
    read += bytes.length;
    if (bytes.length < length) {
      throw fault(cid, "is cut off: the file ends within it");
    }
    return bytes;
  }

  private CarFault fault(@Nullable Cid cid, @Nullable String problem) {
    return new CarFault(CarFault.Kind.BROKEN, number, begin, cid, String.valueOf(problem));
  }
}
