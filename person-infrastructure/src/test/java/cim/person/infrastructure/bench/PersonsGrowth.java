package cim.person.infrastructure.bench;

import cim.person.application.CommandHandler;
import cim.person.domain.values.PersonId;
import cim.person.infrastructure.faults.Folders;
import cim.person.infrastructure.nats.NatsServer;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/// What commands and queries cost, and what is kept, by how many persons there are.
final class PersonsGrowth {
  private static final int RECENT = 100;
  private static final double MIB = 1 << 20;

  private final List<Integer> sizes;
  private final GrowthTable table = new GrowthTable("persons");
  private int persons;

  PersonsGrowth(List<Integer> sizes) {
    this.sizes = sizes;
  }

  String measured(PrintWriter out) throws Exception {
    Path store = Files.createTempDirectory("person-bench");
    try (NatsServer server = NatsServer.startedIn(store, "");
        BenchNode node = BenchNode.following(server)) {
      for (int size : sizes) {
        out.printf("%,d persons%n", size);
        out.flush();
        table.step("%,d".formatted(size));
        fill(server, node, size, out);
        commands(node);
        queries(node);
        kept(server, node, store);
      }
    } finally {
      Folders.delete(store);
    }
    return """
        Each person has two events. Commands and queries come one after the other, about persons at random, in one process with the command handler and the read models (heap of %,d MiB at most, block cache of 64 MiB); nats-server (`sync_interval: 2m`) on the same machine. *Kept* is what lies on the disk and what is in memory after the measurements: of the heap what is in use after a full collection, of nats-server its resident memory. *Restart* is how long nats-server takes until it answers again after an orderly stop.

        %s"""
        .formatted(Runtime.getRuntime().maxMemory() >> 20, table.text());
  }

  private void fill(NatsServer server, BenchNode node, int size, PrintWriter out) throws Exception {
    int before = persons * Population.EVENTS_EACH;
    long begin = System.nanoTime();
    Filling.fill(
        server.url(),
        size * Population.EVENTS_EACH - before,
        number ->
            Population.history((before + number) / Population.EVENTS_EACH)
                .get((before + number) % Population.EVENTS_EACH),
        out);
    persons = size;
    node.awaitCaughtUp();
    table.add(
        "filled and followed, events/s",
        (size * Population.EVENTS_EACH - before) / ((System.nanoTime() - begin) / 1e9));
  }

  private void commands(BenchNode node) throws Exception {
    CommandHandler handler = node.handler();
    Latencies first =
        Latencies.of(
            500,
            random -> {
              PersonId person = Population.person(random.nextInt(persons));
              return () -> BenchNode.rename(handler, person, Names.small());
            });
    add("command, from the records", first);
    Random chance = new Random(3);
    List<PersonId> recent = chance.ints(RECENT, 0, persons).mapToObj(Population::person).toList();
    recent.forEach(person -> BenchNode.rename(handler, person, Names.small()));
    add(
        "command, in memory",
        Latencies.of(
            500,
            random -> {
              PersonId person = recent.get(random.nextInt(RECENT));
              return () -> BenchNode.rename(handler, person, Names.small());
            }));
    node.awaitCaughtUp();
  }

  private void queries(BenchNode node) throws Exception {
    var queries = new ReadQueries(node.model.persons(), node.model.search(), persons).all();
    for (var query : queries.entrySet()) {
      add(query.getKey(), Latencies.of(500, query.getValue()));
    }
  }

  private void add(String name, Latencies latencies) {
    table.add(name + ": p50 ms", latencies.millis(50));
    table.add(name + ": p95 ms", latencies.millis(95));
  }

  private void kept(NatsServer server, BenchNode node, Path store) throws Exception {
    long events = node.nats.store().end();
    Vitals own = Vitals.of(ProcessHandle.current().pid(), node.folder(), store, events);
    table.add("kept: events", (double) events);
    table.add("kept: stream, bytes/event", (double) own.stream() / events);
    table.add("kept: read models, bytes/person", (double) own.disk() / persons);
    table.add("kept: heap, MiB", own.heap() / MIB);
    table.add("kept: nats-server, MiB", Vitals.resident(server.pid()) / MIB);
    server.stop();
    long begin = System.nanoTime();
    server.start();
    node.nats.store().end();
    table.add("restart: s", (System.nanoTime() - begin) / 1e9);
    table.add("after it: nats-server, MiB", Vitals.resident(server.pid()) / MIB);
  }
}
