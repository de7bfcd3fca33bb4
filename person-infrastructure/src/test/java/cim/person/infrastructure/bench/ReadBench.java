package cim.person.infrastructure.bench;

import cim.person.infrastructure.index.ReadModel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The read models of one node, asked when nothing happens and while events come.
@Command(
    name = "read",
    description =
        "Measures queries of the read models of one node, when nothing happens and while events come at a steady rate.",
    mixinStandardHelpOptions = true)
final class ReadBench extends ReadModelsBench {
  private static final int RATE = 2_000;
  private static final Duration PAUSE = Duration.ofMillis(10);
  private static final int WARM_UP_SECONDS = 15;
  private static final int SECONDS = 20;

  @Option(names = "--reads", defaultValue = "2000", description = "Measurements of each query.")
  private int reads;

  @Override
  void measure(Round round) throws Exception {
    try (ReadModel model = round.open(round.folder())) {
      double _ = round.awaitReady(model);
      ask(round, model, "", reads, Duration.ZERO);
      try (OfferedProcess load =
          OfferedProcess.ready(
              round.url(),
              RATE,
              RATE * (SECONDS + WARM_UP_SECONDS),
              persons,
              round.number(),
              round.folder().resolve("acknowledgements"))) {
        load.begin();
        TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
        ask(round, model, " while %,d events/s come".formatted(RATE), reads / 10, PAUSE);
        round.say("%,d events/s offered, %s taken", RATE, load.awaitEnd());
      }
    }
  }

  private void ask(Round round, ReadModel model, String when, int times, Duration pause)
      throws Exception {
    for (var query : new ReadQueries(model.persons(), model.search(), persons).all().entrySet()) {
      Latencies latencies = Latencies.of(times, pause, query.getValue());
      round.say("%s%s: %s ms", query.getKey(), when, latencies.cells());
      results.add(
          query.getKey() + when + ", p95 ms", aim(query.getKey(), when), latencies.millis(95));
    }
  }

  private static String aim(String query, String when) {
    if (query.equals(ReadQueries.BY_ID)) {
      return "< 2";
    }
    return when.isEmpty() ? "< 20" : "< 40";
  }

  @Override
  String heading() {
    return "Queries";
  }

  @Override
  String explanation() {
    return """
        Queries come one after the other, %,d of each kind, each about other persons, skills and names; while events come %,d of each, ten milliseconds apart.
        """
        .formatted(reads, reads / 10);
  }
}
