package cim.person.infrastructure.bench;

import cim.person.application.CommandHandler;
import cim.person.application.queries.HistoryVerifier;
import cim.person.domain.values.PersonId;
import cim.person.infrastructure.bench.Histories.Measured;
import cim.person.infrastructure.nats.NatsServer;
import java.io.PrintWriter;
import java.util.List;
import java.util.Random;

/// What a command and a look at a person cost, by how many events the person has.
final class HistoryGrowth {
  private static final List<Integer> LENGTHS = List.of(10, 100, 1_000, 10_000, 100_000);
  private static final int PERSONS = 2;
  private static final int EVENTS = 400_000;

  private final GrowthTable table = new GrowthTable("events of the person");

  String measured(PrintWriter out) throws Exception {
    Histories histories = new Histories(EVENTS, LENGTHS, PERSONS);
    try (NatsServer server = NatsServer.started();
        BenchNode node = BenchNode.following(server);
        BenchNode blind = BenchNode.blind(server)) {
      Filling.fill(server.url(), EVENTS, histories::sealed, out);
      node.awaitCaughtUp();
      List<Measured> all = histories.measured();
      measure(node, blind, all.subList(0, PERSONS)); // warms up
      for (int length : LENGTHS) {
        out.printf("measuring histories of %,d events%n", length);
        out.flush();
        table.step("%,d".formatted(length));
        measure(node, blind, all.stream().filter(each -> each.length() == length).toList());
      }
    }
    return """
        Two persons of each length in a stream of %,d events, among persons with ten; one command or look after the other, in one process with the command handler and the read models; nats-server (`sync_interval: 2m`) on the same machine. *In memory*: the handler has had a command of the person. *From the records*: it has not, and takes the person from this node's records. *From the stream*: this node has no records yet, and reads the person's history.

        %s"""
        .formatted(EVENTS, table.text());
  }

  private void measure(BenchNode node, BenchNode blind, List<Measured> measured) throws Exception {
    CommandHandler handler = node.handler();
    add(
        "command, in memory: p50 ms",
        "command, in memory: p95 ms",
        Latencies.of(
            300, random -> () -> BenchNode.rename(handler, any(measured, random), Names.small())));
    node.awaitCaughtUp();
    add(
        "command, from the records: p50 ms",
        "command, from the records: p95 ms",
        Latencies.of(
            100,
            random -> {
              CommandHandler fresh = node.handler();
              return () -> BenchNode.rename(fresh, any(measured, random), Names.small());
            }));
    node.awaitCaughtUp();
    add(
        "person by id: p50 ms",
        "person by id: p95 ms",
        Latencies.of(
            300, random -> () -> node.model.persons().byId(any(measured, random)).orElseThrow()));
    long begin = System.nanoTime();
    CommandHandler reading = blind.handler();
    for (Measured each : measured) {
      BenchNode.rename(reading, each.person(), Names.small());
    }
    add("command, from the stream: ms", (System.nanoTime() - begin) / 1e6 / measured.size());
    begin = System.nanoTime();
    HistoryVerifier verifier = new HistoryVerifier(node.nats.store());
    for (Measured each : measured) {
      verifier.verify(each.person());
    }
    add("whole history verified: ms", (System.nanoTime() - begin) / 1e6 / measured.size());
  }

  private static PersonId any(List<Measured> measured, Random random) {
    return measured.get(random.nextInt(measured.size())).person();
  }

  private void add(String middle, String late, Latencies latencies) {
    add(middle, latencies.millis(50));
    add(late, latencies.millis(95));
  }

  private void add(String name, double value) {
    if (!table.isEmpty()) {
      table.add(name, value);
    }
  }
}
