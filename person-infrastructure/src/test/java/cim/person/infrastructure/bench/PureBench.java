package cim.person.infrastructure.bench;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// How long the parts of a command take that need nothing but a processor, by JMH.
@Command(
    name = "pure",
    description =
        "Measures by JMH what needs neither NATS nor a disk: deciding, folding, writing and reading blocks.",
    mixinStandardHelpOptions = true)
final class PureBench implements Callable<Integer> {
  private static final String BYTES = "gc.alloc.rate.norm";

  /// @param method of [PureParts]
  /// @param aim in nanoseconds
  private record Part(String method, String text, String aim) {}

  private static final List<Part> PARTS =
      List.of(
          new Part("decide", "decide", ""),
          new Part("evolve", "evolve", ""),
          new Part("decideAndEvolve", "decide + evolve", "< 1,000"),
          new Part("encodeWithCid", "encode + CID", "< 10,000"),
          new Part("cid", "CID alone", ""),
          new Part("decode", "decode: CID, canonical check, event", ""),
          new Part("checkCanonical", "canonical check alone", ""));

  @Option(names = "--runs", defaultValue = "3", description = "JVMs, one after the other.")
  private int runs;

  @Option(names = "--seconds", defaultValue = "5", description = "How long each is measured.")
  private int seconds;

  @Option(names = "--warm-up", defaultValue = "5", description = "Seconds before each.")
  private int warmUp;

  @Mixin private final NumbersOutput output = new NumbersOutput();

  @Override
  public Integer call() throws Exception {
    ReadResults results = measured();
    output.show("Pure parts", text(results), results);
    return 0;
  }

  private ReadResults measured() throws RunnerException {
    Options options =
        new OptionsBuilder()
            .include(PureParts.class.getName())
            .forks(runs)
            .warmupIterations(warmUp)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(seconds)
            .measurementTime(TimeValue.seconds(1))
            .addProfiler(GCProfiler.class)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.NORMAL)
            .build();
    Collection<RunResult> measured = new Runner(options).run();
    ReadResults results = new ReadResults();
    for (Part part : PARTS) {
      measured.stream()
          .filter(result -> result.getParams().getBenchmark().endsWith("." + part.method))
          .flatMap(result -> result.getBenchmarkResults().stream())
          .forEach(run -> add(results, part, run));
    }
    return results;
  }

  private static void add(ReadResults results, Part part, BenchmarkResult run) {
    results.add(part.text + ", ns", part.aim, run.getPrimaryResult().getScore());
    double bytes = requireNonNull(run.getSecondaryResults().get(BYTES)).getScore();
    results.add(part.text + ", bytes allocated", "", bytes);
  }

  private String text(ReadResults results) {
    return """
    `./person bench pure --runs %d --seconds %d --warm-up %d --write docs/benchmarks.md` repeats these measurements by [JMH](https://github.com/openjdk/jmh) and writes this section.

    A contact is added to a person that has ten things already; its event is a block of %d bytes. Average of one call on one thread, in each of several JVMs.

    %s"""
        .formatted(runs, seconds, warmUp, new PureParts().size(), results.table());
  }
}
