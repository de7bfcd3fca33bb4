package cim.person.web.server;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.netty.shaded.io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.grpc.netty.shaded.io.netty.handler.codec.http2.Http2Exception;
import io.grpc.netty.shaded.io.netty.handler.codec.http2.Http2Headers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/// Malformed requests over gRPC: messages, headers and frames.
final class MalformedGrpc implements Malformed {
  private static final int PATIENCE_MILLIS = 60_000;

  /// How long what is no HTTP/2 any more may be left without an answer.
  private static final int BROKEN_MILLIS = 30;

  private static final String SERVICE = "/cim.person.v1.Persons/";

  /// UNKNOWN, INTERNAL and DATA_LOSS, in which a server's own faults would show.
  private static final Set<String> FAULTS = Set.of("2", "13", "15");

  private static final List<String> PATHS =
      List.of(
          "/cim.person.v1.Persons/Nothing",
          "/cim.person.v1.Persons/\u00c4ndern",
          "/cim.person.v1.Persons/%ff",
          "/cim.person.v1.Persons",
          "/cim.person.v1.Persons/Execute/",
          "/cim.person.v1.Persons/execute",
          "/grpc.health.v1.Health/Check",
          "/graphql",
          "/api/v1/persons",
          "//",
          "*",
          "",
          "/../x",
          "/" + "x".repeat(5000));
  private static final List<List<String>> HEADERS =
      List.of(
          List.of("content-type", "application/json"),
          List.of("content-type", "application/grpc+json"),
          List.of("content-type", "application/grpc-web"),
          List.of("content-type", "\u00ff"),
          List.of(":method", "GET"),
          List.of(":method", "FOO"),
          List.of(":scheme", "ftp"),
          List.of(":authority", "\u0001"),
          List.of("te", "gzip"),
          List.of("grpc-encoding", "gzip"),
          List.of("grpc-encoding", "nothing"),
          List.of("grpc-timeout", "1"),
          List.of("grpc-timeout", "999999999999H"),
          List.of("grpc-timeout", "-1S"),
          List.of("grpc-accept-encoding", ",,"),
          List.of("x-bin", "%%%"),
          List.of("X-Upper", "x"),
          List.of("content-length", "7"),
          List.of("connection", "close"),
          List.of("transfer-encoding", "chunked"),
          List.of("x-long", "y".repeat(9000)));

  /// A message before anything is done to it.
  @SuppressWarnings("ArrayRecordComponent") // It is read and never compared.
  record Base(String method, byte[] message) {}

  private final Garbling garbling;
  private final List<Base> bases;

  MalformedGrpc(long seed, List<Base> bases) {
    this.garbling = new Garbling(seed);
    this.bases = bases;
  }

  @Override
  public void send() throws IOException {
    Base base = garbling.oneOf(bases);
    boolean otherFraming = garbling.oneIn(8);
    boolean brokenFrames = garbling.oneIn(8);
    Http2Headers headers = headers(base);
    byte[] body = body(base, otherFraming);
    byte[] request = GrpcWire.request(headers, body);
    String asked = headers + " " + HexFormat.of().formatHex(body);
    String shown = asked.substring(0, Math.min(asked.length(), 2000));
    try (GrpcWire wire = new GrpcWire(brokenFrames ? BROKEN_MILLIS : PATIENCE_MILLIS)) {
      GrpcWire.Answer answer = wire.exchange(brokenFrames ? garbling.bytes(request) : request);
      assertTrue(brokenFrames || answer.isWhole(), () -> shown + "\n-> " + answer);
      judge(answer, shown, otherFraming || brokenFrames);
    } catch (Http2Exception unreadable) {
      throw new AssertionError(shown, unreadable);
    }
  }

  private Http2Headers headers(Base base) {
    Http2Headers headers = new DefaultHttp2Headers(false);
    headers.method("POST").scheme("http").authority("127.0.0.1");
    headers.path(garbling.oneIn(8) ? garbling.oneOf(PATHS) : SERVICE + base.method);
    headers.set("te", "trailers").set("content-type", "application/grpc");
    if (garbling.oneIn(4)) {
      List<String> header = garbling.oneOf(HEADERS);
      headers.set(header.getFirst(), header.getLast());
    }
    return headers;
  }

  private byte[] body(Base base, boolean otherFraming) {
    byte[] message =
        garbling.oneIn(6)
            ? garbling.noise(garbling.below(300))
            : garbling.oneIn(6) ? nested() : garbling.bytes(base.message);
    int announced = message.length;
    byte flag = 0;
    if (otherFraming) {
      announced = garbling.oneIn(2) ? garbling.below(Integer.MAX_VALUE) : -1;
      flag = (byte) garbling.below(3);
    }
    return Garbling.joined(ByteBuffer.allocate(5).put(flag).putInt(announced).array(), message);
  }

  /// Groups within groups, as deep as a message can be made with few bytes.
  private byte[] nested() {
    byte[] nested = new byte[1 + garbling.below(20_000)];
    Arrays.fill(nested, (byte) (8 << 3 | 3));
    return nested;
  }

  private static void judge(GrpcWire.Answer answer, String shown, boolean otherFrames) {
    Malformed.assertKeepsToItself(answer.toString(), shown);
    CharSequence status = answer.headers().status();
    assertFalse(
        status != null && status.charAt(0) == '5' && !answer.body().contains("UNAVAILABLE"),
        () -> shown + "\n-> " + answer);
    CharSequence code = answer.headers().get("grpc-status");
    assertTrue(
        code == null || otherFrames || !FAULTS.contains(code.toString()),
        () -> shown + "\n-> " + answer);
  }

  @Override
  public void close() {}
}
