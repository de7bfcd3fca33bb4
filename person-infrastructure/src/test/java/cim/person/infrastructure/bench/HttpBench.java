package cim.person.infrastructure.bench;

import cim.person.infrastructure.bench.EverydayRequests.Request;
import cim.person.infrastructure.faults.Folders;
import cim.person.infrastructure.faults.Liberty;
import cim.person.infrastructure.nats.NatsServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What one Open Liberty carries over HTTP, beside a mutation that does nothing.
@Command(
    name = "http",
    description =
        "Measures GraphQL over HTTP on an Open Liberty of its own: mutations, and in the same run empty mutations and queries by id; and a mix of everyday requests.",
    mixinStandardHelpOptions = true)
final class HttpBench implements Callable<Integer> {

  @Option(
      names = "--modes",
      split = ",",
      defaultValue = "ALWAYS,CACHED",
      description = "Of one NATS server: ALWAYS writes to disk before it answers, CACHED does not.")
  private List<Mode> modes = List.of();

  @Option(names = "--connections", defaultValue = "64", description = "How many to the server.")
  private int connections;

  @Option(
      names = "--rates",
      split = ",",
      defaultValue = "250,500,1000",
      description = "Mutations a second that are offered; 0 for none.")
  private List<Integer> rates = List.of();

  @Option(
      names = "--everyday-rates",
      split = ",",
      defaultValue = "250,500,1000",
      description = "Everyday requests a second that are offered; 0 for none.")
  private List<Integer> everydayRates = List.of();

  @Option(names = "--seconds", defaultValue = "5", description = "How long each is measured.")
  private int seconds;

  @Option(names = "--warm-up", defaultValue = "2", description = "Seconds before each.")
  private int warmUp;

  @Option(
      names = "--jvm-warm-up",
      defaultValue = "180",
      description =
          "Seconds of all of it before all, until the server has compiled what runs often.")
  private int jvmWarmUp;

  @Option(names = "--runs", defaultValue = "3", description = "How often all is measured.")
  private int runs;

  @Option(names = "--seed", defaultValue = "1", description = "For the requests.")
  private long seed;

  @Mixin private final NumbersOutput output = new NumbersOutput();

  private final ReadResults results = new ReadResults();

  @Override
  public Integer call() throws Exception {
    for (Mode mode : modes) {
      measure(mode);
    }
    output.show("GraphQL over HTTP", text(), results);
    return 0;
  }

  private void measure(Mode mode) throws Exception {
    Path store = Files.createTempDirectory("person-bench");
    Map<String, String> settings =
        mode == Mode.CACHED ? Map.of("PERSON_APPEND_BATCH_FROM", "0") : Map.of();
    try (NatsServer nats = NatsServer.startedIn(store, "sync_interval: " + mode.sync);
        Liberty liberty = Liberty.started(nats.url(), settings);
        HttpClients clients = new HttpClients(List.of(liberty.address()), connections)) {
      NamingRequests naming = new NamingRequests(clients, seed);
      EverydayRequests everyday = new EverydayRequests(seed);
      Load first = new Load(0, jvmWarmUp / 3);
      first.closed(connections, naming::mutate);
      first.closed(connections, naming::empty);
      first.closed(connections, () -> ask(everyday, clients));
      for (int run = 1; run <= runs; run++) {
        output.say("run %d: %s", run, mode.text());
        closed(mode, naming);
        open(mode, naming);
        NodeProgress.of(liberty.address()).awaitCaughtUp();
        for (int rate : everydayRates) {
          if (rate > 0) {
            everyday(mode, rate, clients, everyday, NodeProgress.of(liberty.address()));
          }
        }
      }
    } finally {
      Folders.delete(store);
    }
  }

  private void closed(Mode mode, NamingRequests requests) throws Exception {
    Load load = new Load(seconds, warmUp);
    Load.Result empty = load.closed(connections, requests::empty);
    Load.Result mutations = load.closed(connections, requests::mutate);
    Load.Result reads = load.closed(connections, requests::read);
    add("empty mutations, /s", "", mode, empty.rate());
    add("queries by id, /s", "", mode, reads.rate());
    add("mutations, /s", "", mode, mutations.rate());
    add("mutations / empty mutations", "≥ 0.6", mode, mutations.rate() / empty.rate());
    add("empty mutation p50 ms", "", mode, empty.millis(50));
    add("mutation p50 ms", "", mode, mutations.millis(50));
    add("mutation p99 ms", "", mode, mutations.millis(99));
  }

  private void open(Mode mode, NamingRequests requests) throws Exception {
    Load load = new Load(seconds, warmUp);
    for (int rate : rates) {
      if (rate > 0) {
        Load.Result offered = load.open(rate, requests::mutate);
        add("mutation p50 ms, %,d/s offered".formatted(rate), "", mode, offered.millis(50));
        add("mutation p99 ms, %,d/s offered".formatted(rate), "", mode, offered.millis(99));
      }
    }
  }

  private void everyday(
      Mode mode, int rate, HttpClients clients, EverydayRequests requests, NodeProgress progress)
      throws Exception {
    Load.Result offered = new Load(seconds, warmUp).open(rate, () -> ask(requests, clients));
    double behind = progress.awaitCaughtUp();
    String at = ", %,d everyday requests/s offered".formatted(rate);
    add("taken, /s" + at, "", mode, offered.rate());
    add("p50 ms" + at, "", mode, offered.millis(50));
    add("p99 ms" + at, "", mode, offered.millis(99));
    add("read models and policies behind at the end, s" + at, "", mode, behind);
  }

  private static void ask(EverydayRequests requests, HttpClients clients)
      throws IOException, InterruptedException {
    Request request = requests.next();
    clients.ask(request.body());
    requests.answered(request);
  }

  private void add(String what, String aim, Mode mode, double value) {
    results.add(what + ": " + mode.text(), aim, value);
    output.say("%s: %.2f", what, value);
  }

  private String text() {
    return """
        `./person bench http --modes %s --rates %s --everyday-rates %s --runs %d --seconds %d --warm-up %d --write docs/benchmarks.md` repeats these measurements and writes this section.

        One Open Liberty as shipped and one nats-server; load, Liberty and nats-server share the machine. %d connections, each with one request at a time. A *mutation* creates a person by name, or (half of them) renames one that was created a while ago: one event each, with variables, and the revision as its answer. An *empty mutation* is `mutation {__typename}`: it is read, checked and executed, and does nothing. *Offered* is a steady rate whether or not earlier requests have ended; times run from when a request was due, so the wait for a free connection counts. *Everyday requests* are those of `./person bench soak`: of ten, two create a person with a contact and activate it (three events), two rename one, four read one by its id, one lists, one searches; *behind* is how long after the last answer the read models and policies had seen every event. Each runs for %d s after %d s of warm-up, all of it after %d s of all of it, since a new server compiles for minutes.

        %s"""
        .formatted(
            BenchDocument.commas(modes),
            BenchDocument.commas(rates),
            BenchDocument.commas(everydayRates),
            runs,
            seconds,
            warmUp,
            connections,
            seconds,
            warmUp,
            jvmWarmUp,
            results.spread());
  }
}
