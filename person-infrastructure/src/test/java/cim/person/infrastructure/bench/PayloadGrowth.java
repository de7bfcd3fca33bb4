package cim.person.infrastructure.bench;

import cim.person.application.CommandHandler;
import cim.person.application.Outcome;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.PersonName;
import cim.person.infrastructure.nats.NatsServer;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// What a command costs by the size of its event, up to the largest name that is taken.
final class PayloadGrowth {
  private static final int PERSONS = 10_000;
  private static final int IN_FLIGHT = 64;

  private final Load load;
  private final GrowthTable table = new GrowthTable("bytes of an event");

  PayloadGrowth(Load load) {
    this.load = load;
  }

  String measured(PrintWriter out) throws Exception {
    try (NatsServer server = NatsServer.started();
        BenchNode node = BenchNode.following(server)) {
      Filling.fill(server.url(), PERSONS, number -> Population.history(number).getFirst(), out);
      node.awaitCaughtUp();
      List<Supplier<PersonName>> names =
          List.of(
              Names::small,
              () -> Names.large(5, "x"),
              () -> Names.large(40, "x"),
              () -> Names.large(60, "\uD83E\uDD89"));
      measure(node, names.getFirst()); // warms up
      for (Supplier<PersonName> name : names) {
        AtomicLong size = new AtomicLong();
        Load.Result result = measure(node, name, size);
        out.printf("%,d bytes: %,.0f/s%n", size.get(), result.rate());
        out.flush();
        table.step("%,d".formatted(size.get()));
        table.add("commands, %d in flight: /s".formatted(IN_FLIGHT), result.rate());
        table.add("the same: MiB/s", result.rate() * size.get() / (1 << 20));
        table.add("the same: p50 ms", result.millis(50));
        table.add("the same: p99 ms", result.millis(99));
        CommandHandler handler = node.handler();
        Latencies single =
            Latencies.of(
                200,
                random -> {
                  PersonId person = Population.person(random.nextInt(PERSONS));
                  PersonName given = name.get();
                  return () -> BenchNode.rename(handler, person, given);
                });
        table.add("one after the other: p50 ms", single.millis(50));
        table.add("one after the other: p95 ms", single.millis(95));
        node.awaitCaughtUp();
      }
    }
    return """
        A person gets another name, from a short one to the largest that is taken: 60 parts of 200 characters outside the Basic Multilingual Plane. %,d persons in turn; in one process with the command handler and the read models, which follow; nats-server (`sync_interval: 2m`) on the same machine; %d s after %d s of warm-up.

        %s"""
        .formatted(PERSONS, load.seconds(), load.warmUpSeconds(), table.text());
  }

  private Load.Result measure(BenchNode node, Supplier<PersonName> name, AtomicLong size)
      throws Exception {
    CommandHandler handler = node.handler();
    AtomicInteger next = new AtomicInteger();
    return load.closed(
        IN_FLIGHT,
        () -> {
          PersonId person = Population.person(Math.floorMod(next.getAndIncrement(), PERSONS));
          Outcome outcome = BenchNode.rename(handler, person, name.get());
          if (size.get() == 0 && outcome instanceof Outcome.Done(var receipt, _)) {
            String block = receipt.events().getFirst().block();
            size.set(block.getBytes(StandardCharsets.UTF_8).length);
          }
        });
  }

  private void measure(BenchNode node, Supplier<PersonName> name) throws Exception {
    measure(node, name, new AtomicLong());
    node.awaitCaughtUp();
  }
}
