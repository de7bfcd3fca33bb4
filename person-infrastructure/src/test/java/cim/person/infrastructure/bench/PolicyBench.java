package cim.person.infrastructure.bench;

import cim.person.application.policies.ArchiveInactivePersons;
import cim.person.application.policies.CascadeRelationships;
import cim.person.application.policies.Consequence;
import cim.person.application.policies.InactivitySettings;
import cim.person.application.policies.Interest;
import cim.person.application.policies.Policy;
import cim.person.application.policies.PolicySettings.Mode;
import cim.person.application.policies.Reaction;
import cim.person.application.policies.Trigger;
import cim.person.application.policies.quality.FlagDataQuality;
import cim.person.application.policies.quality.FlagDataQualitySettings;
import cim.person.application.policies.skills.RecommendSkills;
import cim.person.application.policies.skills.RecommendSkillsSettings;
import cim.person.application.queries.SkillAssociations;
import cim.person.domain.commands.TagCommand.Tag;
import cim.person.domain.events.LifecycleEvent;
import cim.person.infrastructure.faults.Folders;
import cim.person.infrastructure.nats.NatsServer;
import cim.person.infrastructure.nats.PolicyNode;
import cim.person.infrastructure.nats.TestNats;
import cim.person.infrastructure.nats.WholeNode;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// How soon what follows from an event is stored, while events come at a steady rate.
@Command(
    name = "policies",
    description =
        "Measures how soon what a policy does is stored after the event that led to it, while events come at a steady rate and each of them leads to something.",
    mixinStandardHelpOptions = true)
final class PolicyBench implements Callable<Integer> {
  private static final String NAME = "bench";
  private static final int AIMED_AT = 1_000;
  private static final int WARM_UP_SECONDS = 30;
  private static final Duration TO_END = Duration.ofMinutes(2);

  /// The events that are offered are of long ago.
  private static final Duration QUIET = Duration.ofDays(3_650);

  @Option(names = "--persons", defaultValue = "100000", description = "Persons in the stream.")
  private int persons;

  @Option(names = "--runs", defaultValue = "3", description = "How often all is measured.")
  private int runs;

  @Option(
      names = "--rates",
      split = ",",
      defaultValue = "250,500,1000",
      description = "Events a second that are offered.")
  private List<Integer> rates = List.of();

  @Option(names = "--seconds", defaultValue = "20", description = "How long each rate is offered.")
  private int seconds;

  @Option(
      names = "--sync",
      defaultValue = "2m",
      description = "The server's sync_interval: 2m, which is its own default, or always.")
  private String sync = "";

  @Mixin private final NumbersOutput output = new NumbersOutput();

  private final ReadResults results = new ReadResults();

  @Override
  public Integer call() throws Exception {
    PrintWriter out = output.out();
    for (int run = 0; run < runs; run++) {
      Path directory = Files.createTempDirectory("person-bench");
      try (NatsServer server = NatsServer.started()) {
        fill(server, out);
        measure(run, server, directory, out);
      } finally {
        Folders.delete(directory);
      }
    }
    output.show("Policies", text(), results);
    return 0;
  }

  private void fill(NatsServer server, PrintWriter out) throws Exception {
    try (TestNats _ = TestNats.ready(server)) {
      Filling.fill(
          server.url(), persons * Population.EVENTS_EACH, Population.inOrder(persons), out);
    }
    server.stop();
    server.configure("sync_interval: \"%s\"".formatted(sync));
    server.start();
  }

  private void measure(int run, NatsServer server, Path directory, PrintWriter out)
      throws Exception {
    try (PolicyNode node = PolicyNode.reading(server, directory.resolve("node"), this::policies)) {
      node.awaitRunning();
      node.node.catchUp(TO_END);
      for (int rate : rates) {
        measure(run, rate, server.url(), node, directory.resolve("acknowledgements"), out);
      }
    }
  }

  private void measure(
      int run, int rate, String url, PolicyNode node, Path acknowledgements, PrintWriter out)
      throws Exception {
    long before = node.node.store.end();
    long done = node.statusOf(NAME).done();
    int count = rate * (seconds + WARM_UP_SECONDS);
    int seed = run * rates.size() + rates.indexOf(rate);
    try (OfferedProcess load =
        OfferedProcess.ready(url, rate, count, persons, seed, acknowledgements)) {
      out.printf("run %d: %d events/s begin%n", run + 1, rate);
      out.flush();
      load.begin();
      String taken = load.awaitEnd();
      awaitDone(node, done + count);
      double[] lags = Consequences.lags(url, before, rate * WARM_UP_SECONDS);
      double p95 = lags[lags.length * 95 / 100];
      out.printf(
          "run %d: %d events/s offered, %s taken: stored after %.1f/%.1f ms (p50/p95)%n",
          run + 1, rate, taken, lags[lags.length / 2], p95);
      out.flush();
      results.add(
          "%,d events/s, half of them by a policy".formatted(2 * rate),
          2 * rate > AIMED_AT ? "" : "< 200 ms p95",
          p95);
    }
  }

  private static void awaitDone(PolicyNode node, long done) throws InterruptedException {
    long end = System.nanoTime() + TO_END.toNanos();
    while (node.statusOf(NAME).done() < done) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "%d were to be done: %s".formatted(done, node.statusOf(NAME)));
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private List<Policy> policies(WholeNode node) {
    var persons = node.model.persons();
    return List.of(
        new Answering(this.persons),
        new CascadeRelationships(
            persons,
            node.model.eventLog(),
            node.model.projections(),
            PolicyNode.settings(Mode.ON),
            InstantSource.system()),
        new ArchiveInactivePersons(
            persons, new InactivitySettings(Duration.ofDays(1), Duration.ofDays(365_000))),
        new RecommendSkills(
            persons::byId,
            node.model.skillAssociations(),
            new RecommendSkillsSettings(QUIET, 0.6, 5, new SkillAssociations.Bounds(20, 300, 5))),
        new FlagDataQuality(
            persons::byId, new FlagDataQualitySettings(QUIET, Duration.ofDays(30))));
  }

  /// Has each event change another person, whom nothing else changes, as what is to be ended or
  /// re-pointed does.
  private record Answering(int persons) implements Policy {
    private static final int HALF = 50;

    @Override
    public String name() {
      return NAME;
    }

    @Override
    public Interest interest() {
      return Interest.in(Interest.Start.NOW, LifecycleEvent.class).byTheEventAlone();
    }

    @Override
    public Reaction react(Trigger trigger) {
      return switch (trigger) {
        case Trigger.Happened(var event) -> {
          int chance = event.cid().hashCode() & Integer.MAX_VALUE;
          int hundred = chance / HALF % (persons / 100);
          yield Reaction.of(
              List.of(
                  Consequence.of(
                      Population.person(hundred * 100 + HALF + chance % HALF),
                      "answer",
                      new Tag("answer " + event.position()))));
        }
        case Trigger.Told _, Trigger.Awoken _, Trigger.Ticked _ -> Reaction.NOTHING;
      };
    }
  }

  private String text() {
    return """
        `./person bench policies --rates %s --runs %d --write docs/benchmarks.md` repeats these measurements and writes this section.

        How long after an event that what a policy does about it is stored, by the times of both in the stream. One node with all policies, and one more that answers each event that is offered with a command to another of %,d persons, from what the event says alone; the product's own policies look at theirs meanwhile, and set their timers. nats-server (`sync_interval: %s`), the process that offers events and the node share the machine. Each rate is offered for %d s after %d s of warm-up.

        %s"""
        .formatted(
            BenchDocument.commas(rates),
            runs,
            persons,
            sync,
            seconds,
            WARM_UP_SECONDS,
            results.table());
  }
}
