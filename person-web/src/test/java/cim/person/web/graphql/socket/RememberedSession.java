package cim.person.web.graphql.socket;

import jakarta.websocket.CloseReason;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/// A WebSocket without a network: it remembers what was written, each message until the reader has
/// it, and why it was closed.
final class RememberedSession {
  /// A message that waits for its reader.
  record Written(String text, CompletableFuture<Void> read) {}

  final BlockingQueue<Written> written = new LinkedBlockingQueue<>();
  final CompletableFuture<CloseReason> ending = new CompletableFuture<>();

  Session session() {
    RemoteEndpoint.Async remote =
        of(
            RemoteEndpoint.Async.class,
            (_, method, arguments) ->
                switch (method.getName()) {
                  case "sendText" -> write((String) arguments[0]);
                  case "setSendTimeout" -> null;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
    return of(
        Session.class,
        (_, method, arguments) ->
            switch (method.getName()) {
              case "getAsyncRemote" -> remote;
              case "isOpen" -> !ending.isDone();
              case "close" -> {
                ending.complete((CloseReason) arguments[0]);
                yield null;
              }
              default -> throw new UnsupportedOperationException(method.getName());
            });
  }

  private CompletableFuture<Void> write(String text) {
    CompletableFuture<Void> read = new CompletableFuture<>();
    written.add(new Written(text, read));
    return read;
  }

  private static <T> T of(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
