package cim.person.web.graphql.socket;

import cim.person.web.Threads;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;

/// Writes the messages of one connection in order, one at a time, on a virtual thread of its own.
/// Thread-safe.
final class Outbox {
  private static final Logger LOG = System.getLogger(Outbox.class.getName());
  private static final int MOST_WAITING = 1_000;
  private static final long SEND_TIMEOUT_MS = 60_000;

  private final Session session;
  private final BlockingQueue<Step> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Thread writer;

  private interface Step {
    void take(RemoteEndpoint.Async remote) throws InterruptedException, ExecutionException;
  }

  Outbox(Session session, Threads threads) {
    this.session = session;
    this.writer = threads.newThread(this::write);
  }

  void begin() {
    writer.start();
  }

  void send(String text) {
    send(text, () -> {});
  }

  /// @param whenSent is run after the message was written
  void send(String text, Runnable whenSent) {
    add(
        remote -> {
          remote.sendText(text).get();
          whenSent.run();
        });
  }

  /// Ends the connection after what was sent before is written: who reads the reason has read that.
  void closeWhenWritten(Close close, String reason) {
    add(_ -> close(close, reason));
  }

  private void add(Step step) {
    if (!waiting.offer(step)) {
      close(Close.TOO_MUCH, "Too many messages wait to be read");
    }
  }

  void close(Close close, String reason) {
    try {
      session.close(close.because(reason));
    } catch (IOException | IllegalStateException failure) {
      LOG.log(Level.DEBUG, "closing a WebSocket failed", failure);
    }
  }

  void end() {
    writer.interrupt();
  }

  private void write() {
    RemoteEndpoint.Async remote = session.getAsyncRemote();
    remote.setSendTimeout(SEND_TIMEOUT_MS);
    try {
      while (session.isOpen()) {
        waiting.take().take(remote);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | RuntimeException failure) {
      LOG.log(Level.DEBUG, "writing to a WebSocket failed", failure);
      close(Close.TOO_MUCH, "Messages are not read");
    }
  }
}
