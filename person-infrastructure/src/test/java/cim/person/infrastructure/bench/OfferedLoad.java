package cim.person.infrastructure.bench;

import cim.person.application.ports.Head;
import cim.person.application.ports.RecordedEvent;
import io.nats.client.Connection;
import io.nats.client.JetStream;
import io.nats.client.Nats;
import io.nats.client.api.PublishAck;
import io.nats.client.impl.Headers;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/// Offers events to the stream at a steady rate, in a process of its own, so that its memory is not
/// counted as the node's. The events are made beforehand; it says `ready`, waits for a line,
/// offers,
/// and writes when each position was acknowledged.
public final class OfferedLoad {
  private static final int NEW_PERSONS_PER_CENT = 25;
  private static final long NEW_PERSONS_APART = 1_000_000;

  private OfferedLoad() {}

  /// @param arguments the address of the server, events a second, how many events, the number of
  ///     persons that are there, a seed, and the file for the acknowledgements: one line each with
  ///     the position, and microseconds since 1970
  public static void main(String[] arguments) throws Exception {
    int rate = Integer.parseInt(arguments[1]);
    List<RecordedEvent> events =
        events(
            Integer.parseInt(arguments[2]),
            Integer.parseInt(arguments[3]),
            Long.parseLong(arguments[4]));
    Connection connection = Nats.connect(arguments[0]);
    try {
      System.out.println("ready");
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
      offer(connection.jetStream(), events, rate, Path.of(arguments[5]));
    } finally {
      connection.close();
    }
  }

  private static List<RecordedEvent> events(int count, int persons, long seed) {
    Random random = new Random(seed);
    Map<Integer, Head> heads = new HashMap<>();
    List<RecordedEvent> events = new ArrayList<>(count);
    int newcomer = persons + Math.toIntExact(seed * NEW_PERSONS_APART);
    while (events.size() < count) {
      if (random.nextInt(100) < NEW_PERSONS_PER_CENT) {
        events.add(Population.history(newcomer++).getFirst());
      } else {
        // each run changes persons of its own, so that it knows their heads
        int person = (int) (random.nextInt(persons / 100) * 100L + seed % 100);
        Head head =
            heads.computeIfAbsent(person, number -> Population.history(number).getLast().head());
        RecordedEvent change = Population.change(person, head);
        heads.put(person, change.head());
        events.add(change);
      }
    }
    return events;
  }

  private static void offer(JetStream stream, List<RecordedEvent> events, int rate, Path file)
      throws IOException {
    Map<Long, Long> acknowledged = new ConcurrentHashMap<>();
    List<CompletableFuture<?>> offered = new ArrayList<>(events.size());
    long begin = System.nanoTime();
    for (int i = 0; i < events.size(); i++) {
      long due = begin + i * 1_000_000_000L / rate;
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      RecordedEvent event = events.get(i);
      CompletableFuture<PublishAck> ack =
          stream.publishAsync(
              "cim.person.%s.%s".formatted(event.type().name(), event.person()),
              new Headers().add("Nats-Msg-Id", event.cid().toString()),
              event.block().getBytes(StandardCharsets.UTF_8));
      offered.add(
          ack.thenAccept(
              done ->
                  acknowledged.put(
                      done.getSeqno(), ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()))));
    }
    offered.forEach(CompletableFuture::join);
    double seconds = (System.nanoTime() - begin) / 1e9;
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("%.0f%n".formatted(events.size() / seconds));
      for (Map.Entry<Long, Long> each : acknowledged.entrySet()) {
        out.write(each.getKey() + " " + each.getValue() + "\n");
      }
    }
  }
}
