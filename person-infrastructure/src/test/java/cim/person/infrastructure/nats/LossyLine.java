package cim.person.infrastructure.nats;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// A network line to a server that can lose what is sent in one direction, be slow, be cut, and
/// forget connections without telling anyone.
public final class LossyLine implements AutoCloseable {
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private final ServerSocket entrance;
  private final int server;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile boolean losesRequests;
  private volatile boolean losesAnswers;
  private volatile boolean isDown;
  private volatile Duration delay = Duration.ZERO;
  private volatile int bytesPerSecond = Integer.MAX_VALUE;
  private volatile int firstAlive;
  private final AtomicInteger connections = new AtomicInteger();

  private LossyLine(ServerSocket entrance, int server) {
    this.entrance = entrance;
    this.server = server;
    threads.execute(this::accept);
  }

  public static LossyLine to(NatsServer server) {
    try {
      return new LossyLine(
          new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), server.port());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  public String url() {
    return "nats://127.0.0.1:" + entrance.getLocalPort();
  }

  /// Loses what is sent to the server.
  public void loseRequests() {
    losesRequests = true;
  }

  /// Loses what the server sends.
  public void loseAnswers() {
    losesAnswers = true;
  }

  /// Breaks the connections that have lost something; new ones lose nothing.
  public void repair() {
    cut();
    losesRequests = false;
    losesAnswers = false;
    isDown = false;
  }

  /// Breaks all connections, and takes no new ones until [#repair].
  public void breakDown() {
    isDown = true;
    cut();
  }

  /// Loses everything on the connections of now, which stay open on both sides: they are half-open,
  /// as after a firewall has forgotten them. New ones work.
  public void forgetConnections() {
    firstAlive = connections.get();
  }

  /// Lets every packet wait, and no more than that many bytes pass in a second and direction.
  public void slowDown(Duration each, int bytes) {
    delay = each;
    bytesPerSecond = bytes;
  }

  /// Is as fast as it was at first.
  public void speedUp() {
    slowDown(Duration.ZERO, Integer.MAX_VALUE);
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try {
        Socket client = entrance.accept();
        if (isDown) {
          client.close();
          continue;
        }
        Socket target = new Socket(InetAddress.getLoopbackAddress(), server);
        int number = connections.getAndIncrement();
        sockets.addAll(List.of(client, target));
        threads.execute(() -> forward(client, target, number, true));
        threads.execute(() -> forward(target, client, number, false));
      } catch (IOException _) {
        cut();
      }
    }
  }

  private void forward(Socket from, Socket to, int number, boolean requests) {
    byte[] buffer = new byte[64 * 1024];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (number >= firstAlive && !(requests ? losesRequests : losesAnswers)) {
          Thread.sleep(delay.plusNanos(read * NANOS_PER_SECOND / bytesPerSecond));
          out.write(buffer, 0, read);
          out.flush();
        }
      }
    } catch (IOException _) {
      sockets.removeAll(List.of(from, to));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
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
