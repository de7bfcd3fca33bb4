package cim.person.infrastructure.bench;

import cim.person.application.ports.Head;
import cim.person.application.ports.RecordedEvent;
import io.nats.client.JetStream;
import io.nats.client.Message;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/// What the client library alone does: messages of an event's size with a message id and the check
/// of a person of their own, and nothing that is decided, hashed or remembered.
final class RawPublishing {
  private static final long NANOS = 1_000_000_000;

  private final JetStream stream;
  private final byte[] body;

  RawPublishing(JetStream stream) {
    this.stream = stream;
    RecordedEvent event = Population.change(1, Head.NONE);
    this.body = event.block().getBytes(StandardCharsets.UTF_8);
  }

  int size() {
    return body.length;
  }

  /// Publishes one message and waits for the answer.
  void one() throws Exception {
    stream.publish(message());
  }

  /// Publishes without waiting, so many at a time.
  Load.Result window(int inFlight, Load load) throws Exception {
    Semaphore free = new Semaphore(inFlight);
    Histogram nanos = new ConcurrentHistogram(60 * NANOS, 3);
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    long begin = System.nanoTime() + load.warmUpSeconds() * NANOS;
    long end = begin + load.seconds() * NANOS;
    while (System.nanoTime() < end && failure.get() == null) {
      if (!free.tryAcquire(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the server does not answer");
      }
      long start = System.nanoTime();
      var _ =
          stream
              .publishAsync(message())
              .whenComplete(
                  (_, problem) -> {
                    long now = System.nanoTime();
                    if (problem != null) {
                      failure.set(problem);
                    } else if (now >= begin && now <= end) {
                      nanos.recordValue(now - start);
                    }
                    free.release();
                  });
    }
    if (!free.tryAcquire(inFlight, 30, TimeUnit.SECONDS) || failure.get() != null) {
      throw new IllegalStateException("not all was answered", failure.get());
    }
    return new Load.Result(nanos.getTotalCount() / (double) load.seconds(), nanos);
  }

  private Message message() {
    String person = UUID.randomUUID().toString();
    Headers headers =
        new Headers()
            .add("Nats-Msg-Id", person)
            .add("Nats-Expected-Last-Subject-Sequence", "0")
            .add("Nats-Expected-Last-Subject-Sequence-Subject", "cim.person.*.*." + person);
    return NatsMessage.builder()
        .subject("cim.person.lifecycle.suspended." + person)
        .headers(headers)
        .data(body)
        .build();
  }
}
