package cim.person.infrastructure.bench;

import cim.person.infrastructure.faults.Folders;
import cim.person.infrastructure.faults.Liberty;
import cim.person.infrastructure.nats.NatsServer;
import cim.person.infrastructure.nats.TestNats;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What many persons take in the memory of the whole server.
@Command(
    name = "memory",
    description =
        "Measures the memory and disk of an Open Liberty of its own with many persons, after it has built its read models and after requests. Linux only.",
    mixinStandardHelpOptions = true)
final class MemoryBench implements Callable<Integer> {
  private static final double MIB = 1 << 20;

  @Option(names = "--persons", defaultValue = "1000000", description = "Persons in the stream.")
  private int persons;

  @Option(names = "--rate", defaultValue = "200", description = "Requests a second.")
  private int rate;

  @Option(names = "--minutes", defaultValue = "3", description = "How long requests come.")
  private int minutes;

  @Mixin private final Output output = new Output();

  private final GrowthTable table = new GrowthTable("after");

  @Override
  public Integer call() throws Exception {
    PrintWriter out = output.out();
    Path store = Files.createTempDirectory("person-bench");
    try (NatsServer nats = NatsServer.startedIn(store, "")) {
      try (TestNats _ = TestNats.ready(nats)) {
        Filling.fillImported(
            nats.url(), persons * Population.EVENTS_EACH, Population.inOrder(persons), out);
      }
      long begin = System.nanoTime();
      try (Liberty liberty = Liberty.started(nats.url())) {
        double started = (System.nanoTime() - begin) / 1e9;
        NodeProgress progress = NodeProgress.of(liberty.address());
        double _ = progress.awaitCaughtUp();
        measure("the start", liberty, nats, store);
        SteadyLoad load = SteadyLoad.begun(liberty.address(), rate);
        try (load) {
          TimeUnit.MINUTES.sleep(minutes);
        }
        double _ = progress.awaitCaughtUp();
        measure("%,d requests".formatted(load.answered()), liberty, nats, store);
        output.show("Memory", text(started, load));
        return load.failed() == 0 ? 0 : 1;
      }
    } finally {
      Folders.delete(store);
    }
  }

  private void measure(String when, Liberty liberty, NatsServer nats, Path store) throws Exception {
    long pid = liberty.process().orElseThrow().pid();
    Path readModels = liberty.data().resolve("read-model");
    double busy = Vitals.anonymous(pid) / MIB;
    Vitals idle = Vitals.of(pid, readModels, store, 0);
    table.step(when);
    table.add("heap in use after a collection, MiB (aim ≤ 512)", idle.heap() / MIB);
    table.add("memory without mapped files, MiB (aim ≤ 1,536)", busy);
    table.add("memory in all, MiB", idle.resident() / MIB);
    table.add("read models on disk, MiB", idle.disk() / MIB);
    table.add("stream on disk, MiB", idle.stream() / MIB);
    table.add("memory of nats-server, MiB", Vitals.resident(nats.pid()) / MIB);
  }

  private String text(double started, SteadyLoad load) {
    return """
        `./person bench memory --persons %d --rate %d --minutes %d --write docs/benchmarks.md` repeats this and writes this section.

        One Open Liberty as shipped, with `-Xmx1g` and a block cache of at most 64 MiB (the aim is 256), and one nats-server with %,d persons of two events, which were imported. It started, built all read models and was ready after %.0f s. Then came %d requests a second for %d minutes, the everyday ones of `./person bench soak`: %,d were answered, %,d failed%s. Memory without mapped files is what Linux calls `RssAnon` and `RssShmem`, before the collection.

        %s"""
        .formatted(
            persons,
            rate,
            minutes,
            persons,
            started,
            rate,
            minutes,
            load.answered(),
            load.failed(),
            load.failed() == 0 ? "" : " (the first: " + load.firstFailure() + ")",
            table.text());
  }
}
