package cim.person.web.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Malformed requests over HTTP, written to the socket as they are.
final class MalformedHttp implements Malformed {
  private static final int PATIENCE_MILLIS = 60_000;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([0-9]{3})[^0-9]");

  /// What the standard has for another version of HTTP and for a coding that nobody knows.
  private static final List<Integer> OF_THE_STANDARD = List.of(501, 505);

  private static final List<String> METHODS =
      List.of(
          "GET", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "FOO", "post", "P\u00d6ST");
  private static final List<String> TYPES =
      List.of(
          "text/plain",
          "application/xml",
          "application/json; charset=latin1",
          "application/json;;",
          "multipart/form-data",
          "application/x-www-form-urlencoded",
          "/",
          "\u00e4",
          "application/" + "x".repeat(3000));
  private static final List<String> HEADERS =
      List.of(
          "Content-Encoding: gzip",
          "Content-Encoding: deflate",
          "Content-Encoding: br",
          "Accept: text/html",
          "Accept: ,;=q",
          "Accept-Encoding: gzip;q=x",
          "Idempotency-Key: \"",
          "Idempotency-Key: \u00ff",
          "If-Match: W/\"x",
          "If-Match: \"99999999999999999999\"",
          "If-None-Match: *, \"",
          "Cim-Correlation-Id: 1",
          "Cim-Causation-Id: b",
          "Last-Event-ID: -1",
          "Range: bytes=-0",
          "Origin: null",
          "Cookie: a=\u0001",
          "Authorization: Bearer x",
          "Transfer-Encoding: foo",
          "Upgrade: websocket",
          "X-Long: " + "y".repeat(9000),
          "Expect: nothing");

  /// A request before anything is done to it.
  record Base(String method, String target, String body) {
    private String type() {
      return target.endsWith(".car") ? "application/vnd.ipld.car" : "application/json";
    }
  }

  private final Garbling garbling;
  private final List<Base> bases;

  MalformedHttp(long seed, List<Base> bases) {
    this.garbling = new Garbling(seed);
    this.bases = bases;
  }

  @Override
  public void send() throws IOException {
    Base base = garbling.oneOf(bases);
    String method = garbling.oneIn(8) ? garbling.oneOf(METHODS) : base.method;
    String target = garbling.oneIn(5) ? target(base.target) : base.target;
    String type = garbling.oneIn(8) ? garbling.oneOf(TYPES) : base.type();
    byte[] body = garbling.oneIn(4) ? base.body.getBytes(UTF_8) : garbling.json(base.body);
    List<String> head = new ArrayList<>();
    head.add(method + " " + target + " HTTP/1.1");
    head.add("Host: 127.0.0.1");
    head.add("Connection: close");
    head.add("Content-Type: " + type);
    if (garbling.oneIn(3)) {
      head.add(garbling.oneOf(HEADERS));
    }
    if (garbling.oneIn(8)) {
      head.add("Content-Encoding: gzip");
      body = garbling.oneIn(2) ? garbling.bytes(Garbling.gzip(body)) : Garbling.gzip(body);
    }
    boolean cut = garbling.oneIn(12);
    head.add("Content-Length: " + (body.length + (cut ? 1 + garbling.below(50) : 0)));
    byte[] request = (String.join("\r\n", head) + "\r\n\r\n").getBytes(ISO_8859_1);
    boolean broken = garbling.oneIn(8);
    request = Garbling.joined(broken ? garbling.bytes(request) : request, body);
    judge(request, exchange(request, cut || broken), cut || broken);
  }

  private String target(String target) {
    return switch (garbling.below(6)) {
      case 0 -> target + "?" + garbling.line("fields=x&after=%zz&filter={\"and\":[[]]}&limit=1e9");
      case 1 ->
          target + garbling.oneOf(List.of("/", "%00", "%ff", "/../x", ";a=b", "#", "//", "%"));
      case 2 -> "/" + "%C3%A4".repeat(garbling.below(2000));
      default -> "/" + garbling.line(target.substring(1)).replace(' ', '+');
    };
  }

  /// Sends the bytes as they are and gives what comes back until the server closes.
  ///
  /// @param end whether nothing more can come, which the server must be told
  static String exchange(byte[] request, boolean end) throws IOException {
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), Node.address("http", "/").getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.setTcpNoDelay(true);
      try {
        socket.getOutputStream().write(request);
        if (end) {
          socket.shutdownOutput();
        }
        return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
      } catch (SocketException _) {
        return ""; // The server has closed it before all was written or read.
      }
    }
  }

  private static void judge(byte[] request, String answer, boolean mayBeSilent) {
    String asked = new String(request, ISO_8859_1);
    String shown = asked.substring(0, Math.min(asked.length(), 2000));
    Malformed.assertKeepsToItself(answer, shown);
    Matcher status = STATUS.matcher(answer);
    if (!status.lookingAt()) {
      assertTrue(mayBeSilent || answer.isEmpty(), () -> shown + "\n-> " + answer);
      return;
    }
    int code = Integer.parseInt(status.group(1));
    boolean isFailure =
        code >= 500
            && !OF_THE_STANDARD.contains(code)
            && !(code == 503 && answer.contains("UNAVAILABLE"));
    assertFalse(isFailure || answer.contains("\"INTERNAL\""), () -> shown + "\n-> " + answer);
  }

  @Override
  public void close() {}
}
