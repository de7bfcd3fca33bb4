package cim.person.web.server;

import io.grpc.netty.shaded.io.netty.buffer.ByteBuf;
import io.grpc.netty.shaded.io.netty.buffer.ByteBufUtil;
import io.grpc.netty.shaded.io.netty.buffer.Unpooled;
import io.grpc.netty.shaded.io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.grpc.netty.shaded.io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.grpc.netty.shaded.io.netty.handler.codec.http2.DefaultHttp2HeadersEncoder;
import io.grpc.netty.shaded.io.netty.handler.codec.http2.Http2Exception;
import io.grpc.netty.shaded.io.netty.handler.codec.http2.Http2Headers;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// One request of HTTP/2 (RFC 9113) on a connection of its own, frame by frame, so that anything in
/// it can be wrong.
final class GrpcWire implements AutoCloseable {
  private static final byte[] PREFACE =
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
  private static final int FRAME_HEADER = 9;
  private static final int MOST = 16_384;
  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int RESET = 3;
  private static final int SETTINGS = 4;
  private static final int GO_AWAY = 7;
  private static final int END_STREAM = 1;
  private static final int END_HEADERS = 4;
  private static final byte[] ACK = frame(SETTINGS, 1, 0, new byte[0]);

  private final Socket socket;
  private final DefaultHttp2HeadersDecoder decoder = new DefaultHttp2HeadersDecoder(false);

  /// What came back: headers and trailers, and the text of the body; nothing when the server ended
  /// or left it.
  ///
  /// @param isWhole whether it has come to an end
  record Answer(Http2Headers headers, String body, boolean isWhole) {
    @Override
    public String toString() {
      return headers + " " + body;
    }
  }

  GrpcWire(int patienceMillis) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), Node.grpcPort());
    socket.setSoTimeout(patienceMillis);
    socket.setTcpNoDelay(true);
  }

  /// The frames of a request, as a client writes them first of all.
  static byte[] request(Http2Headers headers, byte[] body) {
    byte[] all =
        Garbling.joined(
            PREFACE,
            frame(SETTINGS, 0, 0, new byte[0]),
            frame(HEADERS, END_HEADERS, 1, encoded(headers)));
    int at = 0;
    while (body.length - at > MOST) {
      all = Garbling.joined(all, frame(DATA, 0, 1, Arrays.copyOfRange(body, at, at + MOST)));
      at += MOST;
    }
    return Garbling.joined(
        all, frame(DATA, END_STREAM, 1, Arrays.copyOfRange(body, at, body.length)));
  }

  private static byte[] encoded(Http2Headers headers) {
    ByteBuf buffer = Unpooled.buffer();
    try (DefaultHttp2HeadersEncoder encoder = new DefaultHttp2HeadersEncoder()) {
      encoder.encodeHeaders(1, headers, buffer);
    } catch (Http2Exception impossible) {
      throw new IllegalArgumentException(impossible);
    }
    return ByteBufUtil.getBytes(buffer);
  }

  private static byte[] frame(int type, int flags, int stream, byte[] payload) {
    return ByteBuffer.allocate(FRAME_HEADER + payload.length)
        .putShort((short) (payload.length >> 8))
        .put((byte) payload.length)
        .put((byte) type)
        .put((byte) flags)
        .putInt(stream)
        .put(payload)
        .array();
  }

  /// Sends the bytes and waits for the end of the answer.
  Answer exchange(byte[] request) throws IOException, Http2Exception {
    Http2Headers headers = new DefaultHttp2Headers(false);
    StringBuilder body = new StringBuilder();
    boolean isWhole = true;
    try {
      socket.getOutputStream().write(request);
      read(new DataInputStream(socket.getInputStream()), headers, body);
    } catch (EOFException | SocketException _) {
      // What has come until then is what there is.
    } catch (SocketTimeoutException _) {
      isWhole = false;
    }
    return new Answer(headers, body.toString(), isWhole);
  }

  private void read(DataInputStream frames, Http2Headers headers, StringBuilder body)
      throws IOException, Http2Exception {
    OutputStream out = socket.getOutputStream();
    boolean over = false;
    while (!over) {
      int length = frames.readUnsignedShort() << 8 | frames.readUnsignedByte();
      int type = frames.readUnsignedByte();
      int flags = frames.readUnsignedByte();
      int stream = frames.readInt();
      byte[] payload = frames.readNBytes(length);
      switch (type) {
        case HEADERS ->
            decoder
                .decodeHeaders(stream, Unpooled.wrappedBuffer(payload))
                .forEach(each -> headers.add(each.getKey(), each.getValue()));
        case DATA -> body.append(new String(payload, StandardCharsets.ISO_8859_1));
        case SETTINGS -> out.write(flags == 0 ? ACK : new byte[0]);
        default -> {}
      }
      over =
          type == RESET
              || type == GO_AWAY
              || (type == HEADERS || type == DATA) && (flags & END_STREAM) != 0;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
