package cim.person.infrastructure.faults;

import io.nats.client.Message;
import io.nats.client.impl.Headers;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/// An event as the stream has it, read by nothing but SHA-256 and a JSON parser.
///
/// @param cid hashed from the bytes that are there
/// @param messageId the id under which it was published
/// @param expected the position of the person's event before, as its writer saw it
record StoredEvent(
    long position,
    String subject,
    String cid,
    @Nullable String messageId,
    @Nullable String expected,
    String person,
    long seq,
    @Nullable String prev,
    String type,
    String command) {
  private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
  private static final byte[] DAG_JSON_SHA256 = {1, (byte) 0xa9, 2, 0x12, 0x20};

  static StoredEvent of(Message message) {
    byte[] body = message.getData();
    Headers headers = message.getHeaders();
    try (var reader = Json.createReader(new ByteArrayInputStream(body))) {
      JsonObject block = reader.readObject();
      JsonValue prev = block.get("prev");
      return new StoredEvent(
          message.metaData().streamSequence(),
          message.getSubject(),
          cid(body),
          headers.getLast("Nats-Msg-Id"),
          headers.getLast("Nats-Expected-Last-Subject-Sequence"),
          block.getString("person"),
          block.getJsonNumber("seq").longValueExact(),
          prev instanceof JsonObject link ? link.getString("/") : null,
          block.getString("type"),
          block.getString("command"));
    }
  }

  /// CID version 1 of dag-json with sha2-256, in base32.
  /// See <https://github.com/multiformats/cid>.
  static String cid(byte[] body) {
    byte[] digest = sha256(body);
    byte[] binary = new byte[DAG_JSON_SHA256.length + digest.length];
    System.arraycopy(DAG_JSON_SHA256, 0, binary, 0, DAG_JSON_SHA256.length);
    System.arraycopy(digest, 0, binary, DAG_JSON_SHA256.length, digest.length);
    StringBuilder text = new StringBuilder("b");
    for (int bit = 0; bit < binary.length * 8; bit += 5) {
      int index = bit / 8;
      int next = index + 1 < binary.length ? binary[index + 1] & 0xff : 0;
      int window = (binary[index] & 0xff) << 8 | next;
      text.append(BASE32.charAt(window >> (11 - bit % 8) & 31));
    }
    return text.toString();
  }

  private static byte[] sha256(byte[] body) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(body);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
