package cim.person.infrastructure.binary;

/// Writes and reads records of values, lists and records in turn. Thread-safe.
public final class RecordBytes {
  private RecordBytes() {}

  /// The record as bytes; absent values and empty lists take no room.
  public static byte[] write(Record record) {
    ByteWriter out = new ByteWriter();
    RecordCoder.of(record.getClass()).write(out, record);
    return out.toBytes();
  }

  /// The record that was written. What this version does not know is passed over; what the bytes do
  /// not have is absent, empty or false.
  ///
  /// @throws IllegalArgumentException when the bytes are none of such a record
  public static <T extends Record> T read(Class<T> type, byte[] bytes) {
    ByteReader in = new ByteReader(bytes);
    T record = type.cast(RecordCoder.of(type).read(in));
    if (!in.isAtEnd()) {
      throw new IllegalArgumentException("more bytes than the record has");
    }
    return record;
  }
}
