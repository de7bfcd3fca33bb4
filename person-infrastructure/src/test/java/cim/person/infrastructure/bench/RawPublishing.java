package cim.person.infrastructure.bench;

import cim.person.application.ports.Head;
import cim.person.application.ports.RecordedEvent;
import io.nats.client.JetStream;
import io.nats.client.Message;
import io.nats.client.api.PublishAck;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/// What the client library alone does: messages with an event's size, headers and check, half of
/// them the first of a person and half of a person that has one already, and nothing that is
/// decided, encoded or hashed.
final class RawPublishing {
  private static final long NANOS = 1_000_000_000;

  private final JetStream stream;
  private final byte[] body;
  private final Queue<Known> known = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicInteger count = new AtomicInteger();

  /// A person with one message.
  private record Known(String person, long position) {}

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
    Sending next = next();
    published(next, stream.publish(next.message));
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
      Sending next = next();
      var _ =
          stream
              .publishAsync(next.message)
              .whenComplete(
                  (answer, problem) -> {
                    long now = System.nanoTime();
                    if (problem != null) {
                      failure.set(problem);
                    } else {
                      published(next, answer);
                      if (now >= begin && now <= end) {
                        nanos.recordValue(now - start);
                      }
                    }
                    free.release();
                  });
    }
    if (!free.tryAcquire(inFlight, 30, TimeUnit.SECONDS) || failure.get() != null) {
      throw new IllegalStateException("not all was answered", failure.get());
    }
    return new Load.Result(nanos.getTotalCount() / (double) load.seconds(), nanos);
  }

  /// @param isFirst whether it is the person's first
  private record Sending(String person, boolean isFirst, Message message) {}

  private Sending next() {
    boolean isDue = waiting.get() > MixedCommands.MANY || count.incrementAndGet() % 2 == 0;
    Known before = isDue ? known.poll() : null;
    if (before == null) {
      String person = UUID.randomUUID().toString();
      return new Sending(person, true, message(person, 0));
    }
    waiting.decrementAndGet();
    return new Sending(before.person, false, message(before.person, before.position));
  }

  private void published(Sending sent, PublishAck answer) {
    if (sent.isFirst) {
      known.add(new Known(sent.person, answer.getSeqno()));
      waiting.incrementAndGet();
    }
  }

  private Message message(String person, long position) {
    String id = "baguqeera" + UUID.randomUUID() + UUID.randomUUID().toString().substring(20);
    String command = UUID.randomUUID().toString();
    Headers headers =
        new Headers()
            .add("Nats-Msg-Id", id)
            .add("Cim-Event-Id", id)
            .add("Cim-Aggregate-Id", person)
            .add("Cim-Event-Type", "lifecycle.suspended")
            .add("Cim-Correlation-Id", command)
            .add("Cim-Causation-Id", command)
            .add("Content-Type", "application/vnd.ipld.dag-json")
            .add("Nats-Expected-Last-Subject-Sequence", Long.toString(position))
            .add("Nats-Expected-Last-Subject-Sequence-Subject", "cim.person.*.*." + person);
    return NatsMessage.builder()
        .subject("cim.person.lifecycle.suspended." + person)
        .headers(headers)
        .data(body)
        .build();
  }
}
