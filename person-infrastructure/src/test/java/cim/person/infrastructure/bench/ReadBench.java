package cim.person.infrastructure.bench;

import cim.person.application.queries.ProjectionStatus;
import cim.person.infrastructure.faults.Folders;
import cim.person.infrastructure.index.ReadModel;
import cim.person.infrastructure.index.ReadModelSettings;
import cim.person.infrastructure.nats.NatsServer;
import cim.person.infrastructure.nats.TestNats;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The read models of one node at work: built, opened again, asked, and asked while events come.
@Command(
    name = "read",
    description = {
      "Measures the read models of one node: their rebuild and restart, queries, and",
      "how soon events can be seen while they come at a steady rate."
    },
    mixinStandardHelpOptions = true)
final class ReadBench implements Callable<Integer> {
  private static final int BUSY_RATE = 2_000;
  private static final Duration BUSY_PAUSE = Duration.ofMillis(10);
  private static final int WARM_UP_SECONDS = 15;

  @Option(names = "--persons", defaultValue = "1000000", description = "Persons in the stream.")
  private int persons;

  @Option(names = "--runs", defaultValue = "3", description = "How often all is measured.")
  private int runs;

  @Option(
      names = "--rates",
      split = ",",
      defaultValue = "2000,5000,10000",
      description = "Events a second that are offered.")
  private List<Integer> rates = List.of();

  @Option(names = "--seconds", defaultValue = "20", description = "How long each rate is offered.")
  private int seconds;

  @Option(names = "--reads", defaultValue = "2000", description = "Measurements of each query.")
  private int reads;

  @Option(
      names = "--write",
      description = "File to write, below the project; else only to the terminal.")
  private @Nullable Path document;

  @SuppressWarnings("NullAway.Init") // picocli sets it.
  @Spec
  private CommandSpec command;

  private final ReadResults results = new ReadResults();

  @Override
  public Integer call() throws Exception {
    PrintWriter out = command.commandLine().getOut();
    try (NatsServer server = NatsServer.started();
        TestNats nats = TestNats.ready(server)) {
      Filling.fill(
          server.url(), persons * Population.EVENTS_EACH, Population.inOrder(persons), out);
      for (int run = 0; run < runs; run++) {
        Path directory = Files.createTempDirectory("person-bench");
        try {
          measure(new Round(run, directory, nats, server.url(), out));
        } finally {
          Folders.delete(directory);
        }
      }
    }
    write(out);
    return 0;
  }

  private record Round(int number, Path directory, TestNats nats, String url, PrintWriter out) {
    ReadModel open() throws IOException {
      return nats.readModel(ReadModelSettings.in(directory), InstantSource.system());
    }

    void say(String text, Object... values) {
      out.printf("run " + (number + 1) + ": " + text + "%n", values);
      out.flush();
    }
  }

  private void measure(Round round) throws Exception {
    try (ReadModel model = round.open()) {
      rebuild(round, model);
    }
    long begin = System.nanoTime();
    try (ReadModel model = round.open()) {
      model.start();
      awaitReady(round, model);
      double taken = (System.nanoTime() - begin) / 1e9;
      round.say("ready again after %.1f s", taken);
      results.add("restart with the index there", "< 20 s", taken);
      ask(round, model, "", reads, Duration.ZERO);
      for (int rate : rates) {
        load(round, model, rate, false);
      }
      load(round, model, BUSY_RATE, true);
    }
  }

  private void rebuild(Round round, ReadModel model) throws Exception {
    long begin = System.nanoTime();
    model.start();
    awaitReady(round, model);
    double taken = (System.nanoTime() - begin) / 1e9;
    long position =
        model.projections().statuses().stream().mapToLong(each -> each.position()).min().orElse(0);
    round.say("rebuilt %d events in %.1f s", position, taken);
    results.add("rebuild", "≥ 25,000 events/s", position / taken);
  }

  private static void awaitReady(Round round, ReadModel model) throws InterruptedException {
    long shown = System.nanoTime();
    while (!model.projections().caughtUp()) {
      TimeUnit.MILLISECONDS.sleep(10);
      if (System.nanoTime() - shown > TimeUnit.SECONDS.toNanos(5)) {
        shown = System.nanoTime();
        round.say("%s", model.projections().statuses());
      }
    }
  }

  private void ask(Round round, ReadModel model, String when, int times, Duration pause)
      throws Exception {
    for (var query : new ReadQueries(model.persons(), model.search(), persons).all().entrySet()) {
      Latencies latencies = Latencies.of(times, pause, query.getValue());
      round.say("%s%s: %s ms", query.getKey(), when, latencies.cells());
      results.add(
          query.getKey() + when, aim(query.getKey(), when) + " ms p95", latencies.millis(95));
    }
  }

  private static String aim(String query, String when) {
    if (query.equals(ReadQueries.BY_ID)) {
      return "< 2";
    }
    return when.isEmpty() ? "< 20" : "< 40";
  }

  private void load(Round round, ReadModel model, int rate, boolean asked) throws Exception {
    Path acknowledgements = round.directory.resolve("acknowledgements");
    int count = rate * (seconds + WARM_UP_SECONDS);
    int seed = round.number * (rates.size() + 1) + (asked ? rates.size() : rates.indexOf(rate));
    Visibility visibility = Visibility.watching(model.projections());
    try (OfferedProcess load =
        OfferedProcess.ready(round.url, rate, count, persons, seed, acknowledgements)) {
      load.begin();
      TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
      if (asked) {
        ask(round, model, " while %,d events/s come".formatted(rate), reads / 10, BUSY_PAUSE);
      }
      String taken = load.awaitEnd();
      awaitVisible(model, Files.readAllLines(acknowledgements));
      visibility.end();
      for (var status : asked ? List.<ProjectionStatus>of() : model.projections().statuses()) {
        double[] delays =
            visibility.delays(status.name(), acknowledgements, rate * WARM_UP_SECONDS);
        double p50 = delays[delays.length / 2];
        double p95 = delays[delays.length * 95 / 100];
        round.say(
            "%d events/s offered, %s taken: visible in %s after %.1f/%.1f ms (p50/p95)",
            rate, taken, status.name(), p50, p95);
        results.add(
            "visible in %s at %,d events/s".formatted(status.name(), rate),
            status.name().equals("records") ? "< 30 ms p95" : "< 100 ms p95",
            p95);
      }
    } finally {
      visibility.end();
    }
  }

  private static void awaitVisible(ReadModel model, List<String> acknowledgements)
      throws InterruptedException {
    long last =
        acknowledgements.stream()
            .skip(1)
            .mapToLong(line -> Long.parseLong(line.substring(0, line.indexOf(' '))))
            .max()
            .orElse(0);
    while (model.projections().statuses().stream().anyMatch(each -> each.position() < last)) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    TimeUnit.MILLISECONDS.sleep(50);
  }

  private void write(PrintWriter out) throws IOException {
    String table = results.table();
    out.println(table);
    out.flush();
    if (document != null) {
      BenchDocument.write(
          document,
          "Read models",
          new ReadPage(persons, reads, seconds, WARM_UP_SECONDS).text(table));
    }
  }
}
