package cim.person.infrastructure.index;

import cim.person.domain.values.Cid;
import cim.person.domain.values.PersonId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// The keys in RocksDB: one letter for what is meant, then what it is about.
///
/// Everything lies in one column family, because only that makes whatever survives a crash
/// consistent while the write-ahead log is off.
final class RocksKeys {
  /// Keys of all kinds lie from here (inclusive) …
  static final byte[] FIRST = {'A'};

  /// … to here (exclusive).
  static final byte[] BEYOND = {'['};

  static final byte[] SEEN = "Mseen".getBytes(StandardCharsets.US_ASCII);

  /// Records are visited in so many slices, by the first byte of the person's id.
  static final int SLICES = 0x100;

  static final byte[] PROBLEMS = {'X'};
  static final byte[] BROKEN = {'B'};

  private static final int UUID_BYTES = 16;

  private RocksKeys() {}

  /// The folded record of a person.
  static byte[] record(PersonId person) {
    return put(start('P', UUID_BYTES), person.value()).array();
  }

  /// Begins the keys of all records.
  static byte[] records() {
    return new byte[] {'P'};
  }

  /// Begins the keys of a slice of all records.
  static byte[] slice(int number) {
    return new byte[] {'P', (byte) number};
  }

  /// Why a person is set aside.
  static byte[] problem(PersonId person) {
    return put(start('X', UUID_BYTES), person.value()).array();
  }

  static PersonId personOfProblem(byte[] key) {
    ByteBuffer buffer = ByteBuffer.wrap(key, 1, UUID_BYTES);
    return new PersonId(new UUID(buffer.getLong(), buffer.getLong()));
  }

  /// The position of a person's event of that number.
  static byte[] sequence(PersonId person, long seq) {
    return put(start('S', UUID_BYTES + Long.BYTES), person.value()).putLong(seq).array();
  }

  /// The position of an event.
  static byte[] cid(Cid cid) {
    byte[] binary = cid.toBytes();
    return start('C', binary.length).put(binary).array();
  }

  /// Begins the keys of what a command led to; a position follows.
  static byte[] command(PersonId person, UUID command) {
    return put(put(start('K', 2 * UUID_BYTES), person.value()), command).array();
  }

  static byte[] command(PersonId person, UUID command, long position) {
    byte[] prefix = command(person, command);
    return ByteBuffer.allocate(prefix.length + Long.BYTES).put(prefix).putLong(position).array();
  }

  /// Why the message at a position is no event.
  static byte[] broken(long position) {
    return start('B', Long.BYTES).putLong(position).array();
  }

  /// The position that a key ends with, or a value is.
  static long position(byte[] bytes) {
    return ByteBuffer.wrap(bytes).getLong(bytes.length - Long.BYTES);
  }

  static byte[] position(long position) {
    return ByteBuffer.allocate(Long.BYTES).putLong(position).array();
  }

  private static ByteBuffer start(char kind, int length) {
    return ByteBuffer.allocate(1 + length).put((byte) kind);
  }

  private static ByteBuffer put(ByteBuffer buffer, UUID id) {
    return buffer.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
  }
}
