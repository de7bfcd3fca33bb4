package cim.person.infrastructure.tracing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// Where traces are sent to: OTLP over HTTP, of which it reads what a test looks at.
public final class OtlpReceiver implements AutoCloseable {
  private final HttpServer server;
  private final List<Received> spans = new CopyOnWriteArrayList<>();

  /// A span as it came.
  ///
  /// @param parent the id of the span that it is within, empty when it is a root
  /// @param attributes those that are text or a whole number
  public record Received(
      String trace, String id, String parent, String name, Map<String, String> attributes) {}

  public OtlpReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/traces", this::take);
    server.start();
  }

  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public List<Received> spans() {
    return List.copyOf(spans);
  }

  private void take(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    for (byte[] resource : messages(body, 1)) {
      for (byte[] scope : messages(resource, 2)) {
        messages(scope, 2).forEach(span -> spans.add(span(span)));
      }
    }
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  private static Received span(byte[] span) {
    Map<String, String> attributes = new TreeMap<>();
    for (byte[] attribute : messages(span, 9)) {
      byte[] value = messages(attribute, 2).getFirst();
      attributes.put(
          text(messages(attribute, 1)),
          messages(value, 1).isEmpty() ? number(value, 3) : text(messages(value, 1)));
    }
    return new Received(
        hex(messages(span, 1)),
        hex(messages(span, 2)),
        hex(messages(span, 4)),
        text(messages(span, 5)),
        attributes);
  }

  private static String hex(List<byte[]> field) {
    return field.isEmpty() ? "" : HexFormat.of().formatHex(field.getFirst());
  }

  private static String text(List<byte[]> field) {
    return field.isEmpty() ? "" : new String(field.getFirst(), StandardCharsets.UTF_8);
  }

  /// The values of a field with a length, in the wire format of protobuf.
  private static List<byte[]> messages(byte[] message, int field) {
    List<byte[]> found = new ArrayList<>();
    ByteBuffer bytes = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      long tag = varint(bytes);
      switch ((int) (tag & 7)) {
        case 0 -> varint(bytes);
        case 1 -> bytes.getLong();
        case 5 -> bytes.getInt();
        default -> {
          byte[] value = new byte[(int) varint(bytes)];
          bytes.get(value);
          if (tag >> 3 == field) {
            found.add(value);
          }
        }
      }
    }
    return found;
  }

  private static String number(byte[] message, int field) {
    ByteBuffer bytes = ByteBuffer.wrap(message);
    return bytes.hasRemaining() && varint(bytes) >> 3 == field ? Long.toString(varint(bytes)) : "";
  }

  private static long varint(ByteBuffer bytes) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = bytes.get();
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
