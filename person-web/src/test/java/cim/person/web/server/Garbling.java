package cim.person.web.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/// Makes of what is well-formed what is not; from the same seed always the same. Not thread-safe.
final class Garbling {
  private static final Pattern TOKEN =
      Pattern.compile("\"(?:[^\"\\\\]++|\\\\.)*+\"|-?[0-9.]+|true|false|null|[\\[\\]{}:,]");
  private static final int DEEP = 20_000;
  private static final List<String> TOKENS =
      List.of(
          "null",
          "true",
          "-1",
          "0.1",
          "1e999999999",
          "9".repeat(400),
          "99999999999",
          "NaN",
          "\"\"",
          "\"\\ud800\"",
          "\"\\u0000\"",
          "\"\\u\"",
          "\"\u202e\"",
          "\"" + "x".repeat(DEEP) + "\"",
          "'x'",
          "[]",
          "{}",
          "[null]",
          "[[[[[[]]]]]]",
          "{\"a\": 1, \"a\": 2}",
          "[".repeat(DEEP),
          "{\"a\": ".repeat(DEEP) + "1" + "}".repeat(DEEP),
          "",
          "/* */",
          "\u0000",
          "\ufeff");

  private final Random random;

  Garbling(long seed) {
    random = new Random(seed);
  }

  boolean oneIn(int many) {
    return random.nextInt(many) == 0;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /// JSON with another value or sign in it, or what is not even text.
  byte[] json(String json) {
    return switch (random.nextInt(10)) {
      case 0 -> noise(random.nextInt(300));
      case 1 -> json.getBytes(StandardCharsets.UTF_16);
      case 2, 3 -> bytes(json.getBytes(StandardCharsets.UTF_8));
      default -> tokens(json).getBytes(StandardCharsets.UTF_8);
    };
  }

  /// Text with other signs in it, as a line of HTTP can still have it.
  String line(String text) {
    byte[] bytes = bytes(text.getBytes(StandardCharsets.ISO_8859_1));
    return new String(bytes, StandardCharsets.ISO_8859_1).replaceAll("[\r\n\u0000]", "%");
  }

  private String tokens(String json) {
    String text = json;
    for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
      List<MatchResult> found = TOKEN.matcher(text).results().limit(500).toList();
      if (found.isEmpty()) {
        return text;
      }
      MatchResult token = oneOf(found);
      text = text.substring(0, token.start()) + oneOf(TOKENS) + text.substring(token.end());
    }
    return text;
  }

  /// The bytes with some cut out, doubled, changed or put between.
  byte[] bytes(byte[] bytes) {
    byte[] garbled = bytes;
    for (int edits = 1 + random.nextInt(3); edits > 0 && garbled.length > 0; edits--) {
      garbled = edited(garbled);
    }
    return garbled;
  }

  private byte[] edited(byte[] bytes) {
    int from = random.nextInt(bytes.length);
    int to = Math.min(bytes.length, from + 1 + random.nextInt(8));
    byte[] begin = Arrays.copyOf(bytes, from);
    byte[] rest = Arrays.copyOfRange(bytes, from, bytes.length);
    return switch (random.nextInt(5)) {
      case 0 -> begin;
      case 1 -> joined(begin, Arrays.copyOfRange(bytes, to, bytes.length));
      case 2 -> joined(begin, noise(1 + random.nextInt(8)), rest);
      case 3 -> joined(begin, Arrays.copyOfRange(bytes, from, to), rest);
      default -> {
        rest[0] ^= (byte) (1 << random.nextInt(8));
        yield joined(begin, rest);
      }
    };
  }

  byte[] noise(int length) {
    byte[] noise = new byte[length];
    random.nextBytes(noise);
    return noise;
  }

  static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      whole.writeBytes(part);
    }
    return whole.toByteArray();
  }

  static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return packed.toByteArray();
  }
}
