package cim.person.infrastructure.bench;

import cim.person.infrastructure.index.ReadModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// How soon events can be seen that come at a steady rate.
@Command(
    name = "lag",
    description =
        "Measures how soon events can be seen in the read models of one node while they come at a steady rate, and in the same run how soon the client library alone has them.",
    mixinStandardHelpOptions = true)
final class LagBench extends ReadModelsBench {
  private static final int WARM_UP_SECONDS = 15;
  private static final int JVM_WARM_UP_RATE = 5_000;

  @Option(
      names = "--rates",
      split = ",",
      defaultValue = "2000,5000,10000",
      description = "Events a second that are offered.")
  private List<Integer> rates = List.of();

  @Option(names = "--seconds", defaultValue = "20", description = "How long each rate is offered.")
  private int seconds;

  @Option(
      names = "--jvm-warm-up",
      defaultValue = "60",
      description =
          "Seconds of 5,000 events a second before all, until the node has compiled what runs often.")
  private int jvmWarmUp;

  @Override
  void measure(Round round) throws Exception {
    for (int each = 0; each < rates.size(); each++) {
      raw(round, rates.get(each), each);
    }
    try (ReadModel model = round.open(round.folder())) {
      double _ = round.awaitReady(model);
      if (round.number() == 0) {
        warmUp(round, model, rates.size());
      }
      for (int each = 0; each < rates.size(); each++) {
        seen(round, model, rates.get(each), rates.size() + 1 + each);
      }
    }
  }

  private void raw(Round round, int rate, int step) throws Exception {
    try (RawConsuming listening = RawConsuming.following(round.url())) {
      Path acknowledgements = offer(round, rate, WARM_UP_SECONDS + seconds, step);
      TimeUnit.SECONDS.sleep(1);
      add(round, rate, "a plain consumer", "", listening.end(), acknowledgements);
    }
  }

  private void warmUp(Round round, ReadModel model, int step) throws Exception {
    Visibility visibility = Visibility.watching(model.projections());
    try {
      visibility.awaitAll(offer(round, JVM_WARM_UP_RATE, jvmWarmUp, step));
    } finally {
      visibility.end();
    }
  }

  private void seen(Round round, ReadModel model, int rate, int step) throws Exception {
    Visibility visibility = Visibility.watching(model.projections());
    try {
      Path acknowledgements = offer(round, rate, WARM_UP_SECONDS + seconds, step);
      visibility.awaitAll(acknowledgements);
      visibility.end();
      for (String name : visibility.names()) {
        String aim = name.equals("records") ? "< 30" : "< 100";
        add(round, rate, name, aim, visibility.seen(name), acknowledgements);
      }
    } finally {
      visibility.end();
    }
  }

  /// @param step of the run, so that each load has persons of its own
  private Path offer(Round round, int rate, int seconds, int step) throws Exception {
    Path acknowledgements = round.folder().resolve("acknowledgements");
    Files.deleteIfExists(acknowledgements);
    int steps = 2 * rates.size() + 1;
    try (OfferedProcess load =
        OfferedProcess.ready(
            round.url(),
            rate,
            rate * seconds,
            persons,
            round.number() * steps + step,
            acknowledgements)) {
      load.begin();
      round.say("%,d events/s offered, %s taken", rate, load.awaitEnd());
    }
    return acknowledgements;
  }

  private void add(
      Round round,
      int rate,
      String where,
      String aim,
      NavigableMap<Long, Long> seen,
      Path acknowledgements)
      throws Exception {
    double[] delays = Visibility.delays(seen, acknowledgements, rate * WARM_UP_SECONDS);
    double p95 = delays[delays.length * 95 / 100];
    round.say("visible in %s after %.1f/%.1f ms (p50/p95)", where, delays[delays.length / 2], p95);
    results.add("visible in %s at %,d events/s, p95 ms".formatted(where, rate), aim, p95);
  }

  @Override
  String heading() {
    return "Lag";
  }

  @Override
  String options() {
    return " --rates " + BenchDocument.commas(rates);
  }

  @Override
  String explanation() {
    return """
        *Visible*: from the acknowledgement by the server, as the process that offers sees it, to the first look, every two milliseconds, at which the read model had come so far; events are offered at a steady rate for %d s after %d s of warm-up, and the node has taken in %,d a second for %d s before all; a quarter of them create persons, the others change some of those that are there, at random. *A plain consumer* is an ordered consumer of the client library that makes nothing of the messages, while there are no read models.
        """
        .formatted(seconds, WARM_UP_SECONDS, JVM_WARM_UP_RATE, jvmWarmUp);
  }
}
