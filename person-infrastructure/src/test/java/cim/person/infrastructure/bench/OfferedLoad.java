package cim.person.infrastructure.bench;

import cim.person.application.ports.Head;
import cim.person.application.ports.RecordedEvent;
import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.Message;
import io.nats.client.Nats;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Offers events to the stream at a steady rate, in a process of its own, so that its memory is not
/// counted as the node's. The events are made beforehand; it says `ready`, waits for a line,
/// offers, and writes when each position was acknowledged.
public final class OfferedLoad {
  private static final int NEW_PERSONS_PER_CENT = 25;
  private static final long NEW_PERSONS_APART = 1_000_000;

  private static final long NANOS = 1_000_000_000;
  private static final Pattern POSITION = Pattern.compile("\"seq\": ?(\\d+)");

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
      offer(connection, events, rate, Path.of(arguments[5]));
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

  /// Publishes what is due every millisecond, and asks for acknowledgements at an inbox: with the
  /// client's own futures, offering would cost more than all that is measured.
  private static void offer(Connection connection, List<RecordedEvent> events, int rate, Path file)
      throws IOException, InterruptedException {
    String inbox = connection.createInbox();
    Map<Long, Long> acknowledged = new ConcurrentHashMap<>();
    CountDownLatch open = new CountDownLatch(events.size());
    Dispatcher dispatcher =
        connection.createDispatcher(
            ack -> {
              long now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
              acknowledged.put(position(ack), now);
              open.countDown();
            });
    dispatcher.subscribe(inbox);
    long begin = System.nanoTime();
    int offered = 0;
    while (offered < events.size()) {
      long due = Math.min(events.size(), (System.nanoTime() - begin) * rate / NANOS);
      for (; offered < due; offered++) {
        RecordedEvent event = events.get(offered);
        connection.publish(
            "cim.person.%s.%s".formatted(event.type().name(), event.person()),
            inbox,
            new Headers().add("Nats-Msg-Id", event.cid().toString()),
            event.block().getBytes(StandardCharsets.UTF_8));
      }
      TimeUnit.MILLISECONDS.sleep(1);
    }
    if (!open.await(1, TimeUnit.MINUTES)) {
      throw new IllegalStateException(open.getCount() + " events were not acknowledged");
    }
    double seconds = (System.nanoTime() - begin) / (double) NANOS;
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("%.0f%n".formatted(events.size() / seconds));
      for (Map.Entry<Long, Long> each : acknowledged.entrySet()) {
        out.write(each.getKey() + " " + each.getValue() + "\n");
      }
    }
  }

  private static long position(Message ack) {
    Matcher matcher = POSITION.matcher(new String(ack.getData(), StandardCharsets.UTF_8));
    if (!matcher.find()) {
      throw new IllegalStateException(
          "not stored: " + new String(ack.getData(), StandardCharsets.UTF_8));
    }
    return Long.parseLong(matcher.group(1));
  }
}
