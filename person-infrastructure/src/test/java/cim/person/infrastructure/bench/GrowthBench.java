package cim.person.infrastructure.bench;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// How cost grows with what there is.
@Command(
    name = "growth",
    description =
        "Measures how cost grows: with the history of a person, the number of persons, the size of events, and over HTTP with connections and nodes.",
    mixinStandardHelpOptions = true)
final class GrowthBench implements Callable<Integer> {
  /// What grows.
  enum By {
    HISTORY("history"),
    PERSONS("persons"),
    PAYLOAD("size of events"),
    HTTP("connections and nodes");

    private final String text;

    By(String text) {
      this.text = text;
    }
  }

  @Option(
      names = "--by",
      split = ",",
      defaultValue = "HISTORY,PERSONS,PAYLOAD,HTTP",
      description = "What grows: ${COMPLETION-CANDIDATES}.")
  private List<By> all = List.of();

  @Option(
      names = "--persons",
      split = ",",
      defaultValue = "10000,100000,1000000",
      description = "How many persons, growing.")
  private List<Integer> persons = List.of();

  @Option(names = "--seconds", defaultValue = "5", description = "How long each rate is measured.")
  private int seconds;

  @Option(names = "--warm-up", defaultValue = "3", description = "Seconds before each.")
  private int warmUp;

  @Mixin private final Output output = new Output();

  @Override
  public Integer call() throws Exception {
    PrintWriter out = output.out();
    for (By by : all) {
      String text =
          "`./person bench growth --by %s --write docs/benchmarks.md` repeats these measurements and writes this section.\n\n%s"
              .formatted(by, measured(by, out));
      output.show("Growth: " + by.text, text);
    }
    return 0;
  }

  private String measured(By by, PrintWriter out) throws Exception {
    return switch (by) {
      case HISTORY -> new HistoryGrowth().measured(out);
      case PERSONS -> new PersonsGrowth(persons).measured(out);
      case PAYLOAD -> new PayloadGrowth(new Load(seconds, warmUp)).measured(out);
      case HTTP -> new HttpGrowth(new Load(seconds, warmUp)).measured(out);
    };
  }
}
