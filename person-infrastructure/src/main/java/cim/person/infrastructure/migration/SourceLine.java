package cim.person.infrastructure.migration;

/// A line of a source.
///
/// @param number counts the lines from 1, blank ones too
/// @param offset where it begins in the source
/// @param length how many bytes it has, without its end
/// @param bytes all of them, or the first ones of a line that is too long to be held
@SuppressWarnings("ArrayRecordComponent") // It is compared with nothing.
record SourceLine(long number, long offset, long length, byte[] bytes) {
  /// The longest that is read.
  static final int LONGEST = 1 << 20;

  boolean isTooLong() {
    return length > bytes.length;
  }

  boolean isBlank() {
    for (byte octet : bytes) {
      if (octet != ' ' && octet != '\t' && octet != '\r') {
        return false;
      }
    }
    return true;
  }
}
