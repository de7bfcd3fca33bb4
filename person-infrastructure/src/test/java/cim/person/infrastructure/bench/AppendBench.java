package cim.person.infrastructure.bench;

import cim.person.application.CommandHandler;
import cim.person.application.CommandRequest;
import cim.person.application.CommandSettings;
import cim.person.application.Outcome;
import cim.person.domain.state.Limits;
import cim.person.domain.state.PersonStateMachine;
import cim.person.infrastructure.faults.Folders;
import cim.person.infrastructure.index.ReadModel;
import cim.person.infrastructure.index.ReadModelSettings;
import cim.person.infrastructure.nats.NatsServer;
import cim.person.infrastructure.nats.NatsSettings;
import cim.person.infrastructure.nats.TestNats;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// How many commands are carried out in a second and how long one takes, beside what the client
/// library does alone.
@Command(
    name = "append",
    description =
        "Measures commands through the command handler, and in the same run plain publishing of messages of the same kind, and the disk.",
    mixinStandardHelpOptions = true)
final class AppendBench implements Callable<Integer> {
  private static final CommandSettings COMMANDS =
      new CommandSettings(20, 20_000, Duration.ofSeconds(10));
  private static final int IDLE_COMMANDS = 500;
  private static final Duration IDLE_PAUSE = Duration.ofMillis(2);

  @Option(
      names = "--modes",
      split = ",",
      defaultValue = "CACHED,ALWAYS,REPLICATED",
      description = "Servers: ${COMPLETION-CANDIDATES}.")
  private List<Mode> modes = List.of();

  @Option(
      names = "--in-flight",
      split = ",",
      defaultValue = "64,1024",
      description = "Commands that are under way at once.")
  private List<Integer> inFlight = List.of();

  @Option(
      names = "--rates",
      split = ",",
      defaultValue = "1000,5000",
      description = "Commands a second that are offered; 0 for none.")
  private List<Integer> rates = List.of();

  @Option(names = "--seconds", defaultValue = "5", description = "How long each is measured.")
  private int seconds;

  @Option(names = "--warm-up", defaultValue = "5", description = "Seconds before each.")
  private int warmUp;

  @Option(
      names = "--jvm-warm-up",
      defaultValue = "20",
      description = "Seconds of commands before all, until the JVM has compiled what runs often.")
  private int jvmWarmUp;

  @Option(names = "--runs", defaultValue = "3", description = "How often all is measured.")
  private int runs;

  @Option(names = "--seed", defaultValue = "1", description = "For the commands.")
  private long seed;

  @Option(
      names = "--batch-from",
      defaultValue = "32",
      description = "person.append.batch-from where the servers write to disk; 0 shares none.")
  private int batchFrom;

  @Mixin private final NumbersOutput output = new NumbersOutput();

  private final ReadResults results = new ReadResults();

  @Override
  public Integer call() throws Exception {
    on(modes.getFirst(), (handler, _) -> warmUp(handler));
    for (int run = 0; run < runs; run++) {
      for (Mode mode : modes) {
        output.say("run %d: %s", run + 1, mode.text());
        on(mode, (handler, raw) -> measure(mode, handler, raw));
      }
      results.add("disk: write and fsync of 800 bytes, /s", "", Disk.fsyncsInASecond());
      output.say("%s", results.table());
    }
    output.show("Commands", text(), results);
    return 0;
  }

  /// What is done with a node and, beside it, the client library alone.
  private interface Trial {
    void with(CommandHandler handler, RawPublishing raw) throws Exception;
  }

  private void on(Mode mode, Trial trial) throws Exception {
    List<NatsServer> servers = mode.start();
    Path folder = Files.createTempDirectory("person-bench");
    String url = servers.stream().map(NatsServer::url).collect(Collectors.joining(","));
    NatsSettings settings =
        new NatsSettings(url, mode.replicas, Duration.ofSeconds(5), Duration.ofSeconds(30), 40)
            .withBatchFrom(mode == Mode.CACHED ? 0 : batchFrom);
    try (TestNats nats = TestNats.ready(settings);
        ReadModel model = nats.readModel(ReadModelSettings.in(folder), InstantSource.system())) {
      CommandHandler handler =
          new CommandHandler(
              nats.store(),
              model.localRecords(),
              (_, _) -> {},
              new PersonStateMachine(new Limits(100)),
              InstantSource.system(),
              COMMANDS);
      trial.with(handler, new RawPublishing(nats.jetStream()));
    } finally {
      servers.forEach(NatsServer::close);
      Folders.delete(folder);
    }
  }

  private void warmUp(CommandHandler handler) throws Exception {
    MixedCommands commands = new MixedCommands(seed);
    new Load(0, jvmWarmUp).closed(inFlight.getFirst(), () -> carryOut(handler, commands));
  }

  private void measure(Mode mode, CommandHandler handler, RawPublishing raw) throws Exception {
    MixedCommands commands = new MixedCommands(seed);
    Load load = new Load(seconds, warmUp);
    for (int many : inFlight) {
      String at = ", " + many + " in flight, /s: " + mode.text();
      Load.Result published = raw.window(many, load);
      Load.Result carriedOut = load.closed(many, () -> carryOut(handler, commands));
      results.add("messages published" + at, "", published.rate());
      results.add("commands" + at, aim(mode, many), carriedOut.rate());
      results.add(
          "commands / messages, %d in flight: %s".formatted(many, mode.text()),
          aimBesideMessages(mode, many),
          carriedOut.rate() / published.rate());
    }
    results.add(
        "messages published one at a time, /s: " + mode.text(),
        "",
        load.closed(1, raw::one).rate());
    for (int rate : rates) {
      if (rate > 0) {
        Load.Result offered = load.open(rate, () -> carryOut(handler, commands));
        String at = ", %d/s offered: %s".formatted(rate, mode.text());
        results.add("command p50 ms" + at, "", offered.millis(50));
        results.add("command p99 ms" + at, "", offered.millis(99));
      }
    }
    Latencies idle =
        Latencies.of(IDLE_COMMANDS, IDLE_PAUSE, _ -> () -> carryOut(handler, commands));
    boolean cached = mode == Mode.CACHED;
    results.add("command p50 ms, idle: " + mode.text(), cached ? "< 1.5" : "", idle.millis(50));
    results.add("command p99 ms, idle: " + mode.text(), cached ? "< 10" : "", idle.millis(99));
  }

  private static String aim(Mode mode, int many) {
    return switch (mode) {
      case CACHED -> many == 64 ? "≥ 20,000" : "";
      case ALWAYS -> many == 1_024 ? "≥ 10,000" : "";
      case REPLICATED -> many == 1_024 ? "≥ 8,000" : "";
    };
  }

  private static String aimBesideMessages(Mode mode, int many) {
    return switch (mode) {
      case CACHED -> many == 64 ? "≥ 0.5" : "";
      case ALWAYS -> many == 64 ? "≥ 1" : "≥ 3";
      case REPLICATED -> "";
    };
  }

  private static @Nullable Void carryOut(CommandHandler handler, MixedCommands commands) {
    CommandRequest request = commands.next();
    if (!(handler.handle(request) instanceof Outcome.Done)) {
      throw new IllegalStateException("refused: " + request);
    }
    commands.done(request);
    return null;
  }

  private String text() {
    List<String> shown = new ArrayList<>();
    shown.add(
        """
        `./person bench append --modes %s --in-flight %s --rates %s --runs %d --seconds %d --warm-up %d --write docs/benchmarks.md` repeats these measurements and writes this section.

        Commands go through the command handler of one node: half create a person, half tag one that was created a while ago; each leads to one event. Commands that wait together share a batch (`person.append.batch-from=%d`) where the servers write to disk before they answer, and not where they do not. The node does not follow the stream meanwhile; GraphQL and HTTP are not in the numbers. *Messages published* is what the client library alone does on the same connection with messages of that size, the same headers, the same check and the same share of persons who have a message already; nothing is decided, encoded or hashed for them. *Offered* is a steady rate whether or not earlier commands have ended; times run from when a command was due. Commands that are not counted run for %d s before all. Load, node and nats-server share the machine.
        """
            .formatted(
                BenchDocument.commas(modes),
                BenchDocument.commas(inFlight),
                BenchDocument.commas(rates),
                runs,
                seconds,
                warmUp,
                batchFrom,
                jvmWarmUp));
    shown.add(results.table());
    return String.join("\n", shown);
  }
}
