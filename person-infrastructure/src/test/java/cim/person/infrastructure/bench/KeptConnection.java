package cim.person.infrastructure.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/// One connection of HTTP/1.1 that is kept between requests, and costs next to nothing: the load
/// shares the cores with what it measures. Not thread-safe.
final class KeptConnection implements AutoCloseable {
  private static final int PATIENCE = (int) Duration.ofSeconds(60).toMillis();
  private static final String LENGTH = "content-length:";

  private final Socket socket;
  private final InputStream in;
  private final String head;

  KeptConnection(URI server) throws IOException {
    socket = new Socket(server.getHost(), server.getPort());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE);
    in = new BufferedInputStream(socket.getInputStream(), 4096);
    head =
        """
        POST /graphql HTTP/1.1\r
        Host: %s:%d\r
        Content-Type: application/json\r
        Content-Length:\s"""
            .formatted(server.getHost(), server.getPort());
  }

  /// Sends a request of GraphQL and reads the answer.
  ///
  /// @throws IOException also when the status is not 200, with the answer
  String post(String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    byte[] top = (head + bytes.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    byte[] all = new byte[top.length + bytes.length];
    System.arraycopy(top, 0, all, 0, top.length);
    System.arraycopy(bytes, 0, all, top.length, bytes.length);
    socket.getOutputStream().write(all);
    return answer();
  }

  private String answer() throws IOException {
    String status = line();
    int length = -1;
    for (String line = line(); !line.isEmpty(); line = line()) {
      if (line.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
        length = Integer.parseInt(line.substring(LENGTH.length()).strip());
      }
    }
    if (length < 0) {
      throw new IOException("an answer without its length: " + status);
    }
    String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    if (!status.startsWith("HTTP/1.1 200")) {
      throw new IOException(status + " " + body);
    }
    return body;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the server has closed the connection");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
