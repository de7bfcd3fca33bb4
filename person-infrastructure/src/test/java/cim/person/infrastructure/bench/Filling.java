package cim.person.infrastructure.bench;

import cim.person.application.ports.RecordedEvent;
import io.nats.client.Connection;
import io.nats.client.JetStream;
import io.nats.client.Nats;
import io.nats.client.api.PublishAck;
import io.nats.client.impl.Headers;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.IntFunction;

/// Publishes sealed events as fast as one connection allows, which the application never does: it
/// checks every append.
public final class Filling {
  private static final int UNDER_WAY = 1_000;
  private static final long SHOWN_EVERY = Duration.ofSeconds(2).toNanos();

  private Filling() {}

  /// Publishes the events 0 to `total` - 1, and waits until all are stored.
  ///
  /// @param events is asked for each number once, in order
  public static void fill(String url, int total, IntFunction<RecordedEvent> events, PrintWriter out)
      throws IOException, InterruptedException, ExecutionException {
    fill(url, total, events, new Headers(), out);
  }

  /// The same as an import, which policies pass over.
  static void fillImported(
      String url, int total, IntFunction<RecordedEvent> events, PrintWriter out)
      throws IOException, InterruptedException, ExecutionException {
    fill(url, total, events, new Headers().add("Cim-Import", "bench"), out);
  }

  private static void fill(
      String url, int total, IntFunction<RecordedEvent> events, Headers more, PrintWriter out)
      throws IOException, InterruptedException, ExecutionException {
    long shown = System.nanoTime();
    Queue<CompletableFuture<PublishAck>> underWay = new ArrayDeque<>();
    Connection connection = Nats.connect(url);
    try {
      JetStream stream = connection.jetStream();
      for (int number = 0; number < total; number++) {
        if (underWay.size() == UNDER_WAY) {
          underWay.remove().get();
        }
        underWay.add(publish(stream, events.apply(number), more));
        if (System.nanoTime() - shown > SHOWN_EVERY) {
          shown = System.nanoTime();
          out.printf("storing events: %d %%%n", number * 100L / total);
          out.flush();
        }
      }
      for (CompletableFuture<PublishAck> each : underWay) {
        each.get();
      }
    } finally {
      connection.close();
    }
  }

  private static CompletableFuture<PublishAck> publish(
      JetStream stream, RecordedEvent event, Headers more) {
    return stream.publishAsync(
        "cim.person.%s.%s".formatted(event.type().name(), event.person()),
        new Headers(more).add("Nats-Msg-Id", event.cid().toString()),
        event.block().getBytes(StandardCharsets.UTF_8));
  }
}
