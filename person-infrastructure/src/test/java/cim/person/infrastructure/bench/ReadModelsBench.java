package cim.person.infrastructure.bench;

import cim.person.infrastructure.faults.Folders;
import cim.person.infrastructure.index.ReadModel;
import cim.person.infrastructure.index.ReadModelSettings;
import cim.person.infrastructure.nats.NatsServer;
import cim.person.infrastructure.nats.TestNats;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What measures the read models of one node over a stream of many persons.
abstract class ReadModelsBench implements Callable<Integer> {
  @Option(names = "--persons", defaultValue = "1000000", description = "Persons in the stream.")
  int persons;

  @Option(names = "--runs", defaultValue = "3", description = "How often all is measured.")
  private int runs;

  @Mixin private final NumbersOutput output = new NumbersOutput();

  final ReadResults results = new ReadResults();

  /// Measures once, and adds to the results. Called for each run; all have the same folder.
  abstract void measure(Round round) throws Exception;

  /// Of its section.
  abstract String heading();

  /// Its own options as they were chosen, each with a space before it.
  String options() {
    return "";
  }

  /// How it is measured.
  abstract String explanation();

  @Override
  public Integer call() throws Exception {
    PrintWriter out = output.out();
    Path folder = Files.createTempDirectory("person-bench");
    try (NatsServer server = NatsServer.started();
        TestNats nats = TestNats.ready(server)) {
      Filling.fill(
          server.url(), persons * Population.EVENTS_EACH, Population.inOrder(persons), out);
      for (int run = 0; run < runs; run++) {
        measure(new Round(run, folder, nats, server.url(), out));
      }
    } finally {
      Folders.delete(folder);
    }
    output.show(heading(), text(), results);
    return 0;
  }

  /// @param number counted from 0
  /// @param folder for read models
  record Round(int number, Path folder, TestNats nats, String url, PrintWriter out) {
    /// Read models that have not begun.
    ReadModel open(Path in) throws IOException {
      return nats.readModel(ReadModelSettings.in(in), InstantSource.system());
    }

    /// Begins, and waits until everything is shown.
    ///
    /// @return seconds
    double awaitReady(ReadModel model) throws InterruptedException {
      long begin = System.nanoTime();
      model.start();
      long shown = begin;
      while (!model.projections().caughtUp()) {
        TimeUnit.MILLISECONDS.sleep(10);
        if (System.nanoTime() - shown > TimeUnit.SECONDS.toNanos(5)) {
          shown = System.nanoTime();
          say("%s", model.projections().statuses());
        }
      }
      return (System.nanoTime() - begin) / 1e9;
    }

    void say(String text, Object... values) {
      out.printf("run " + (number + 1) + ": " + text + "%n", values);
      out.flush();
    }
  }

  private String text() {
    return """
        `./person bench %s%s --runs %d --write docs/benchmarks.md` repeats these measurements and writes this section.

        A stream of %,d persons with %,d events, and one node's read models in one process with a heap of %,d MiB and a block cache of 64 MiB; GraphQL and HTTP are not in the numbers. nats-server, the process that offers events, and the node share the machine. The server acknowledges without waiting for the disk (`sync_interval: 2m`), so that it is the reading that is measured.

        %s
        %s"""
        .formatted(
            output.command().name(),
            options(),
            runs,
            persons,
            (long) persons * Population.EVENTS_EACH,
            Runtime.getRuntime().maxMemory() >> 20,
            explanation(),
            results.table());
  }
}
