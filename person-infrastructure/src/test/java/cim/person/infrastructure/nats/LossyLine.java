package cim.person.infrastructure.nats;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A network line to a server that can lose what is sent in one direction, until it is cut and
/// works again.
final class LossyLine implements AutoCloseable {
  private final ServerSocket entrance;
  private final int server;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile boolean losesRequests;
  private volatile boolean losesAnswers;

  private LossyLine(ServerSocket entrance, int server) {
    this.entrance = entrance;
    this.server = server;
    threads.execute(this::accept);
  }

  static LossyLine to(NatsServer server) {
    try {
      return new LossyLine(
          new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), server.port());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  String url() {
    return "nats://127.0.0.1:" + entrance.getLocalPort();
  }

  void loseRequests() {
    losesRequests = true;
  }

  void loseAnswers() {
    losesAnswers = true;
  }

  /// Breaks the connections that have lost something; new ones lose nothing.
  void repair() {
    cut();
    losesRequests = false;
    losesAnswers = false;
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try {
        Socket client = entrance.accept();
        Socket target = new Socket(InetAddress.getLoopbackAddress(), server);
        sockets.addAll(List.of(client, target));
        threads.execute(() -> forward(client, target, true));
        threads.execute(() -> forward(target, client, false));
      } catch (IOException _) {
        cut();
      }
    }
  }

  private void forward(Socket from, Socket to, boolean requests) {
    byte[] buffer = new byte[64 * 1024];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (!(requests ? losesRequests : losesAnswers)) {
          out.write(buffer, 0, read);
          out.flush();
        }
      }
    } catch (IOException _) {
      sockets.removeAll(List.of(from, to));
    }
  }

  private void cut() {
    for (Socket socket : sockets) {
      try {
        socket.close();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
    sockets.clear();
  }

  @Override
  public void close() {
    try {
      entrance.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    cut();
    threads.close();
  }
}
