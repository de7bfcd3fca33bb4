package cim.person.infrastructure.bench;

import cim.person.application.ports.EventStore;
import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.TimeTravel;
import cim.person.domain.values.PersonId;
import cim.person.infrastructure.bench.Histories.Measured;
import cim.person.infrastructure.nats.NatsServer;
import cim.person.infrastructure.nats.TestNats;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// How long `person(asOf: …)` takes: one after the other, from the event store, in one process.
@Command(
    name = "time-travel",
    description =
        "Measures person(asOf: ...) for histories of 10, 100 and 1,000 events that are spread through a long stream.",
    mixinStandardHelpOptions = true)
final class TimeTravelBench implements Callable<Integer> {
  private static final List<Integer> LENGTHS = List.of(10, 100, 1_000);
  private static final int PERSONS = 20;

  @Option(names = "--events", defaultValue = "1000000", description = "Length of the stream.")
  private int events;

  @Option(names = "--reads", defaultValue = "300", description = "Measurements of each kind.")
  private int reads;

  @Mixin private final Output output = new Output();

  @Override
  public Integer call() throws Exception {
    int measured = PERSONS * LENGTHS.stream().mapToInt(Integer::intValue).sum();
    if (events < measured) {
      throw new ParameterException(
          output.command().commandLine(),
          "--events is %d: the persons that are asked for have %d events already"
              .formatted(events, measured));
    }
    PrintWriter out = output.out();
    try (NatsServer server = NatsServer.started();
        TestNats nats = TestNats.ready(server)) {
      Histories histories = new Histories(events, LENGTHS, PERSONS);
      Filling.fill(server.url(), events, histories::sealed, out);
      write(measure(out, histories, nats.store()));
    }
    return 0;
  }

  private List<String> measure(PrintWriter out, Histories histories, EventStore store)
      throws Exception {
    KnownPositions known = histories.positions();
    TimeTravel byPosition = new TimeTravel(store, known);
    TimeTravel bySubject = new TimeTravel(store, new KnownPositions(Map.of()));
    List<String> rows = new ArrayList<>();
    for (int length : LENGTHS) {
      out.printf("measuring histories of %d events ...%n", length);
      List<PersonId> persons =
          histories.measured().stream()
              .filter(each -> each.length() == length)
              .map(Measured::person)
              .toList();
      for (Moment moment : Moment.values()) {
        for (TimeTravel travel : List.of(byPosition, bySubject)) {
          int times = travel == byPosition ? reads : Math.max(1, reads / 10);
          Latencies latencies =
              Latencies.of(
                  times,
                  random -> {
                    PersonId person = persons.get(random.nextInt(persons.size()));
                    long seq = moment == Moment.NEWEST ? length : 1 + random.nextInt(length);
                    long position = known.positionsOf(person, seq, seq).getFirst();
                    RecordedEvent event = store.at(List.of(position)).getFirst();
                    return () -> moment.ask(travel, event).orElseThrow();
                  });
          rows.add(
              "| %,d | %s | %s | %s |"
                  .formatted(
                      length,
                      moment.text,
                      travel == byPosition ? "positions" : "subject",
                      latencies.cells()));
        }
      }
    }
    return rows;
  }

  private void write(List<String> rows) throws IOException {
    String table =
        """
        | events | as of | found by | p50 ms | p95 ms | p99 ms |
        |---|---|---|---|---|---|
        """
            + String.join("\n", rows);
    output.show("Time travel", text(table));
  }

  private String text(String table) {
    return """
        `./person bench time-travel --write docs/benchmarks.md` repeats these measurements and writes this section.

        `person(asOf: …)` folds what the person was from the event stream. The histories are spread evenly through a stream of %,d events of %,d-byte order; the questions come one after the other, for one of 20 persons each time, %,d of each kind. The network and GraphQL are not in the numbers.

        Events are found by the positions that this node's records know; where they know none yet, by a search of the person's subjects, which goes through all that lies between.

        %s"""
        .formatted(events, 1_000, reads, table);
  }
}
