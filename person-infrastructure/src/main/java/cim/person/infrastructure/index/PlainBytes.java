package cim.person.infrastructure.index;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Plain data (maps, lists, text, whole numbers, truth values) as compact bytes, for this node's
/// eyes only. Canonical DAG-JSON would do, but for its limit: a block has at most 256 KiB, a folded
/// person has none.
final class PlainBytes {
  private static final int MAP = 'm';
  private static final int LIST = 'l';
  private static final int TEXT = 's';
  private static final int NUMBER = 'n';
  private static final int TRUE = 't';
  private static final int FALSE = 'f';

  private PlainBytes() {}

  static byte[] write(Map<String, Object> data) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      write(out, data);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /// @throws IllegalArgumentException when the bytes are none that [#write] makes
  static Map<?, ?> read(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (read(in) instanceof Map<?, ?> data && in.read() < 0) {
        return data;
      }
      throw new IllegalArgumentException("no map of plain data");
    } catch (IOException cutShort) {
      throw new IllegalArgumentException("plain data that is cut short", cutShort);
    }
  }

  private static void write(DataOutputStream out, Object value) throws IOException {
    switch (value) {
      case Map<?, ?> map -> {
        out.write(MAP);
        writeLength(out, map.size());
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          writeText(out, (String) entry.getKey());
          write(out, entry.getValue());
        }
      }
      case List<?> list -> {
        out.write(LIST);
        writeLength(out, list.size());
        for (Object item : list) {
          write(out, item);
        }
      }
      case String text -> {
        out.write(TEXT);
        writeText(out, text);
      }
      case Long number -> {
        out.write(NUMBER);
        out.writeLong(number);
      }
      case Boolean flag -> out.write(flag ? TRUE : FALSE);
      default -> throw new IllegalArgumentException("not plain data: " + value.getClass());
    }
  }

  private static Object read(DataInputStream in) throws IOException {
    int tag = in.readUnsignedByte();
    return switch (tag) {
      case MAP -> {
        int size = readLength(in);
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
          String key = readText(in);
          map.put(key, read(in));
        }
        yield map;
      }
      case LIST -> {
        int size = readLength(in);
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
          list.add(read(in));
        }
        yield list;
      }
      case TEXT -> readText(in);
      case NUMBER -> in.readLong();
      case TRUE -> true;
      case FALSE -> false;
      default -> throw new IllegalArgumentException("no plain data: tag " + tag);
    };
  }

  private static void writeText(DataOutputStream out, String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    writeLength(out, utf8.length);
    out.write(utf8);
  }

  private static String readText(DataInputStream in) throws IOException {
    return new String(in.readNBytes(readLength(in)), StandardCharsets.UTF_8);
  }

  private static void writeLength(DataOutputStream out, int length) throws IOException {
    int rest = length;
    while (rest > 0x7f) {
      out.write((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
  }

  private static int readLength(DataInputStream in) throws IOException {
    int length = 0;
    for (int shift = 0; shift < Integer.SIZE; shift += 7) {
      int octet = in.readUnsignedByte();
      length |= (octet & 0x7f) << shift;
      if (octet <= 0x7f) {
        return length;
      }
    }
    throw new IllegalArgumentException("no plain data: a length is too long");
  }
}
