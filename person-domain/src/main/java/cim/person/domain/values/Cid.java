package cim.person.domain.values;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/// The content id of a block: what it is called, computed from its bytes alone.
///
/// One spelling and one hash for each content: version 1, sha2-256, base32 in lower case, of a
/// block of canonical DAG-JSON (`bagu…`) or of raw bytes (`bafk…`). Every other CID of
/// <https://github.com/multiformats/cid> is refused, so that equal text, equal bytes and equal
/// content are the same thing. Immutable.
///
/// @param text the only spelling, such as `baguqeera…`
public record Cid(String text) {
  private static final byte[] DAG_JSON = {1, (byte) 0xa9, 2, 0x12, 0x20};
  private static final byte[] RAW = {1, 0x55, 0x12, 0x20};
  private static final int DIGEST_LENGTH = 32;
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int BITS = 5;

  /// Refuses, with an [IllegalArgumentException] that says why, whatever is not the one spelling.
  public Cid {
    byte[] binary = decode(text);
    if (!isPrefixed(binary, DAG_JSON) && !isPrefixed(binary, RAW)) {
      throw refusal(text, "it is not version 1 with sha2-256 of dag-json or raw");
    }
  }

  /// The CID of a block of canonical DAG-JSON. Whether the bytes are canonical is not looked at.
  public static Cid ofDagJson(byte[] block) {
    return of(DAG_JSON, block);
  }

  /// The CID of bytes of any kind, such as the body of another domain's message.
  public static Cid ofRaw(byte[] body) {
    return of(RAW, body);
  }

  /// Reads a CID from its text; [IllegalArgumentException] says what is wrong with it.
  public static Cid parse(String text) {
    return new Cid(text);
  }

  /// Reads a CID from its binary form; [IllegalArgumentException] says what is wrong with it.
  public static Cid ofBytes(byte[] binary) {
    return new Cid(encode(binary));
  }

  /// Whether it names a block of DAG-JSON, as the CID of an event does.
  public boolean isDagJson() {
    return isPrefixed(decode(text), DAG_JSON);
  }

  /// The binary form: version, codec and multihash.
  public byte[] toBytes() {
    return decode(text);
  }

  /// The text.
  @Override
  public String toString() {
    return text;
  }

  private static Cid of(byte[] prefix, byte[] content) {
    byte[] binary = Arrays.copyOf(prefix, prefix.length + DIGEST_LENGTH);
    System.arraycopy(sha256(content), 0, binary, prefix.length, DIGEST_LENGTH);
    return new Cid(encode(binary));
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every Java platform has SHA-256", impossible);
    }
  }

  private static boolean isPrefixed(byte[] binary, byte[] prefix) {
    return binary.length == prefix.length + DIGEST_LENGTH
        && Arrays.equals(binary, 0, prefix.length, prefix, 0, prefix.length);
  }

  private static String encode(byte[] binary) {
    StringBuilder text = new StringBuilder(64).append('b');
    int buffer = 0;
    int bits = 0;
    for (byte octet : binary) {
      buffer = ((buffer << Byte.SIZE) | (octet & 0xff)) & 0xfff;
      for (bits += Byte.SIZE; bits >= BITS; bits -= BITS) {
        text.append(ALPHABET.charAt((buffer >> (bits - BITS)) & 0x1f));
      }
    }
    if (bits > 0) {
      text.append(ALPHABET.charAt((buffer << (BITS - bits)) & 0x1f));
    }
    return text.toString();
  }

  private static byte[] decode(String text) {
    if (!text.startsWith("b")) {
      throw refusal(text, "it does not begin with b, for base32 in lower case");
    }
    int length = (text.length() - 1) * BITS / Byte.SIZE;
    if (length != DAG_JSON.length + DIGEST_LENGTH && length != RAW.length + DIGEST_LENGTH) {
      throw refusal(text, "its length is not that of sha2-256 of dag-json or raw");
    }
    byte[] binary = new byte[length];
    int buffer = 0;
    int bits = 0;
    int next = 0;
    for (int index = 1; index < text.length(); index++) {
      buffer = ((buffer << BITS) | digit(text, index)) & 0xfff;
      bits += BITS;
      if (bits >= Byte.SIZE) {
        bits -= Byte.SIZE;
        binary[next++] = (byte) (buffer >> bits);
      }
    }
    if (bits >= BITS || (buffer & ((1 << bits) - 1)) != 0) {
      throw refusal(text, "it ends in bits that mean nothing");
    }
    return binary;
  }

  private static int digit(String text, int index) {
    char letter = text.charAt(index);
    if (letter >= 'a' && letter <= 'z') {
      return letter - 'a';
    }
    if (letter >= '2' && letter <= '7') {
      return letter - '2' + 26;
    }
    throw refusal(text, "character " + index + " is not of base32 in lower case");
  }

  private static IllegalArgumentException refusal(String text, String why) {
    String shown = text.length() > 80 ? text.substring(0, 80) + "…" : text;
    return new IllegalArgumentException(
        "not a CID that is used here: " + why + ": \"" + shown + '"');
  }
}
