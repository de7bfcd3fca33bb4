package cim.person.infrastructure.ipld;

import java.util.Arrays;
import java.util.Base64;

/// Bytes as a leaf in a tree of data. Immutable, equal by content.
final class Bytes {
  private final byte[] content;

  private Bytes(byte[] content) {
    this.content = content;
  }

  /// A copy of these bytes.
  public static Bytes of(byte... content) {
    return new Bytes(content.clone());
  }

  /// From base64 (RFC 4648 §4) without padding, in its one spelling, else
  /// [IllegalArgumentException].
  static Bytes ofBase64(String text) {
    Bytes bytes = new Bytes(Base64.getDecoder().decode(text));
    if (!bytes.toBase64().equals(text)) {
      throw new IllegalArgumentException("not the one spelling of base64");
    }
    return bytes;
  }

  String toBase64() {
    return Base64.getEncoder().withoutPadding().encodeToString(content);
  }

  /// A copy of the bytes.
  public byte[] toArray() {
    return content.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes bytes && Arrays.equals(content, bytes.content);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(content);
  }

  @Override
  public String toString() {
    return "Bytes[" + toBase64() + "]";
  }
}
