package cim.person.infrastructure.bench;

import cim.person.infrastructure.faults.Folders;
import cim.person.infrastructure.faults.Liberty;
import cim.person.infrastructure.nats.NatsServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Whether anything grows that must not, while a server works for a long time.
@Command(
    name = "soak",
    description =
        "Sends requests to an Open Liberty of its own at a steady rate, and records its memory, threads, file handles and disk. Linux only.",
    mixinStandardHelpOptions = true)
final class SoakBench implements Callable<Integer> {
  private static final int ROWS = 12;
  private static final String POSITION = "{\"query\": \"{projections {name position}}\"}";

  @Option(names = "--minutes", defaultValue = "30", description = "How long.")
  private int minutes;

  @Option(names = "--rate", defaultValue = "100", description = "Requests a second.")
  private int rate;

  @Option(
      names = "--warm-up",
      defaultValue = "3",
      description = "Minutes at a quarter of the rate before: a new server still compiles.")
  private int warmUp;

  @Mixin private final Output output = new Output();

  private final HttpClient http = HttpClient.newHttpClient();

  @Override
  public Integer call() throws Exception {
    PrintWriter out = output.out();
    Path store = Files.createTempDirectory("person-soak");
    try (NatsServer nats = NatsServer.startedIn(store, "sync_interval: always");
        Liberty liberty = Liberty.started(nats.url())) {
      try (SteadyLoad _ = SteadyLoad.begun(liberty.address(), Math.max(1, rate / 4))) {
        TimeUnit.MINUTES.sleep(warmUp);
      }
      SteadyLoad load = SteadyLoad.begun(liberty.address(), rate);
      List<Vitals> vitals = new ArrayList<>();
      try (load) {
        watch(liberty, store, vitals, out);
      }
      output.show("Soak", text(vitals, load));
      return load.failed() == 0 ? 0 : 1;
    } finally {
      Folders.delete(store);
    }
  }

  private void watch(Liberty liberty, Path store, List<Vitals> vitals, PrintWriter out)
      throws IOException, InterruptedException {
    long pid = liberty.process().orElseThrow().pid();
    long begin = System.nanoTime();
    for (int row = 1; row <= ROWS; row++) {
      long due = begin + Duration.ofMinutes(minutes).toNanos() * row / ROWS;
      TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
      Vitals now =
          Vitals.of(
              pid,
              liberty.data().resolve("read-model"),
              store,
              position(liberty.address()),
              Duration.ofNanos(System.nanoTime() - begin));
      vitals.add(now);
      out.print(now.row());
      out.flush();
    }
  }

  private long position(URI server) throws IOException, InterruptedException {
    String answer =
        http.send(
                HttpRequest.newBuilder(server.resolve("/graphql"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(POSITION))
                    .build(),
                BodyHandlers.ofString())
            .body();
    try (var reader = Json.createReader(new StringReader(answer))) {
      return reader
          .readObject()
          .getJsonObject("data")
          .getJsonArray("projections")
          .getValuesAs(JsonObject.class)
          .stream()
          .mapToLong(projection -> Long.parseLong(projection.getString("position")))
          .max()
          .orElse(0);
    }
  }

  private String text(List<Vitals> vitals, SteadyLoad load) {
    StringBuilder rows = new StringBuilder();
    vitals.forEach(each -> rows.append(each.row()));
    Vitals middle = vitals.get(vitals.size() / 2 - 1);
    Vitals last = vitals.getLast();
    double more = Math.max(1, last.events() - middle.events());
    return """
        `./person bench soak --minutes %d --rate %d --warm-up %d --write docs/reliability.md` repeats this and writes this section.

        One Open Liberty and one nats-server (`sync_interval: always`) get, after a warm-up of %d min with a quarter of them, %d requests a second for %d minutes: of ten, two create a person with a contact and activate it (three events), two rename one (one event), four read one by its id, one lists, one searches. %,d were answered, %,d failed%s. The heap is what is in use after a full collection; memory is all of the process (RSS).

        | after | events | heap, MiB | memory, MiB | threads | file handles | read models, MiB | stream, MiB |
        |--:|--:|--:|--:|--:|--:|--:|--:|
        %s
        In the second half each event took %,.0f bytes of the stream and %,.0f of the read models, which grow and shrink as they are merged.
        """
        .formatted(
            minutes,
            rate,
            warmUp,
            warmUp,
            rate,
            minutes,
            load.answered(),
            load.failed(),
            load.failed() == 0 ? "" : " (the first: " + load.firstFailure() + ")",
            rows,
            (last.stream() - middle.stream()) / more,
            (last.disk() - middle.disk()) / more);
  }
}
