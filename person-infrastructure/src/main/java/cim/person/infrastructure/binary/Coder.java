package cim.person.infrastructure.binary;

/// Writes and reads values of one type. Thread-safe.
interface Coder {
  /// What its bytes are, for whoever has to pass over them.
  int tag();

  void write(ByteWriter out, Object value);

  /// @throws IllegalArgumentException when the bytes are of no such value
  Object read(ByteReader in);
}
