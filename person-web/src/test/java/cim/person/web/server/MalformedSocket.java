package cim.person.web.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.regex.Pattern;

/// Malformed messages and frames over WebSocket (RFC 6455), written to the socket as they are.
///
/// What is no frame is answered by the server alone, which names one of its classes in the reason
/// with which it closes; nothing can be configured about that, so that this reason is not judged.
final class MalformedSocket implements Malformed {
  private static final String FAILURE = "HTTP/1\\.1 5(?!01|05).*";
  private static final int PATIENCE_MILLIS = 60_000;

  /// How long what is no WebSocket any more may be left without an answer.
  private static final int BROKEN_MILLIS = 30;

  private static final int TEXT = 1;
  private static final int CLOSE = 8;
  private static final int FINAL = 0x80;
  private static final int MASKED = 0x80;

  /// Lengths from these on say how many bytes they take.
  private static final int IN_TWO_BYTES = 126;

  private static final int IN_EIGHT_BYTES = 127;

  /// The code of a server that has failed.
  private static final int INTERNAL_ERROR = 1011;

  private static final String INIT = "{\"type\": \"connection_init\", \"payload\": {}}";
  private static final String HANDSHAKE =
      """
      GET /graphql HTTP/1.1
      Host: 127.0.0.1
      Upgrade: websocket
      Connection: Upgrade
      Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
      Sec-WebSocket-Version: 13
      Sec-WebSocket-Protocol: graphql-transport-ws

      """
          .replace("\n", "\r\n");
  private static final Pattern OVER = Pattern.compile("\"type\":\"(?:error|complete)\"");

  private final Garbling garbling;
  private final List<String> bases;

  /// @param bases bodies of requests, each for one operation that ends
  MalformedSocket(long seed, List<String> bases) {
    this.garbling = new Garbling(seed);
    this.bases = bases;
  }

  @Override
  public void send() throws IOException {
    String subscribe =
        "{\"type\": \"subscribe\", \"id\": \"1\", \"payload\": %s}"
            .formatted(garbling.oneOf(bases));
    byte[] handshake = HANDSHAKE.getBytes(ISO_8859_1);
    byte[] frames =
        Garbling.joined(
            frame(TEXT, garbling.oneIn(12) ? garbling.json(INIT) : INIT.getBytes(UTF_8)),
            frame(TEXT, garbling.json(subscribe)));
    boolean broken = garbling.oneIn(6);
    if (broken && garbling.oneIn(4)) {
      handshake = garbling.bytes(handshake);
    } else if (broken) {
      frames = garbling.bytes(frames);
    }
    String asked = new String(Garbling.joined(handshake, frames), ISO_8859_1);
    String shown = asked.substring(0, Math.min(asked.length(), 2000));
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), Node.address("http", "/").getPort())) {
      socket.setSoTimeout(broken ? BROKEN_MILLIS : PATIENCE_MILLIS);
      socket.setTcpNoDelay(true);
      converse(socket, handshake, frames, broken, shown);
    } catch (EOFException | SocketException _) {
      // The server has closed it: what has come until then was judged.
    } catch (SocketTimeoutException silent) {
      if (!broken) {
        throw new AssertionError(shown, silent);
      }
    }
  }

  private static void converse(
      Socket socket, byte[] handshake, byte[] frames, boolean broken, String shown)
      throws IOException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    socket.getOutputStream().write(handshake);
    String status = line(in);
    assertFalse(status.matches(FAILURE), () -> shown + "\n-> " + status);
    if (!status.startsWith("HTTP/1.1 101 ")) {
      assertTrue(broken, () -> shown + "\n-> " + status);
      Malformed.assertKeepsToItself(new String(in.readAllBytes(), ISO_8859_1), shown);
      return;
    }
    String header = line(in);
    while (!header.isEmpty()) {
      header = line(in);
    }
    socket.getOutputStream().write(frames);
    listen(socket, in, broken, shown);
  }

  /// Until the operation or the connection is over.
  private static void listen(Socket socket, DataInputStream in, boolean broken, String shown)
      throws IOException {
    StringBuilder told = new StringBuilder();
    boolean closing = false;
    while (true) {
      int opcode = in.readUnsignedByte() & 15;
      ByteBuffer payload = ByteBuffer.wrap(in.readNBytes(length(in)));
      if (opcode == CLOSE) {
        int code = payload.remaining() < 2 ? 0 : payload.getShort();
        assertFalse(code == INTERNAL_ERROR, () -> shown + "\n-> " + told);
      }
      if (opcode == CLOSE && broken) {
        return;
      }
      told.append(UTF_8.decode(payload));
      Malformed.assertKeepsToItself(told.toString(), shown);
      assertFalse(told.indexOf("\"INTERNAL\"") >= 0, () -> shown + "\n-> " + told);
      if (opcode == CLOSE) {
        return;
      }
      if (!closing && OVER.matcher(told).find()) {
        socket.getOutputStream().write(frame(CLOSE, new byte[0]));
        closing = true;
      }
    }
  }

  private static int length(DataInputStream in) throws IOException {
    int length = in.readUnsignedByte();
    return switch (length) {
      case IN_TWO_BYTES -> in.readUnsignedShort();
      case IN_EIGHT_BYTES -> Math.toIntExact(in.readLong());
      default -> length;
    };
  }

  private static String line(DataInputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    int read = in.readUnsignedByte();
    while (read != '\n') {
      line.append((char) read);
      read = in.readUnsignedByte();
    }
    return line.toString().strip();
  }

  /// A frame as a client writes it, with a mask of zeros.
  private static byte[] frame(int opcode, byte[] payload) {
    ByteBuffer head = ByteBuffer.allocate(14).put((byte) (FINAL | opcode));
    if (payload.length < IN_TWO_BYTES) {
      head.put((byte) (MASKED | payload.length));
    } else if (payload.length < 1 << 16) {
      head.put((byte) (MASKED | IN_TWO_BYTES)).putShort((short) payload.length);
    } else {
      head.put((byte) (MASKED | IN_EIGHT_BYTES)).putLong(payload.length);
    }
    byte[] before = new byte[head.putInt(0).position()];
    head.flip().get(before);
    return Garbling.joined(before, payload);
  }

  @Override
  public void close() {}
}
