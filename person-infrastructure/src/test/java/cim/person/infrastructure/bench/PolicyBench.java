package cim.person.infrastructure.bench;

import cim.person.application.CommandHandler;
import cim.person.application.CommandRequest;
import cim.person.application.CommandSettings;
import cim.person.application.Outcome;
import cim.person.application.ports.RecordedEvent;
import cim.person.domain.commands.LifecycleCommand.ArchivePerson;
import cim.person.domain.commands.LifecycleCommand.CreatePerson;
import cim.person.domain.commands.PersonCommand;
import cim.person.domain.commands.RelationCommand.RelatePerson;
import cim.person.domain.events.RelationEvent.PersonRelated;
import cim.person.domain.events.RelationEvent.RelationEnded;
import cim.person.domain.state.Limits;
import cim.person.domain.state.PersonStateMachine;
import cim.person.domain.values.NameConvention;
import cim.person.domain.values.PartId;
import cim.person.domain.values.PersonId;
import cim.person.domain.values.PersonName;
import cim.person.domain.values.RelationKind;
import cim.person.infrastructure.faults.Folders;
import cim.person.infrastructure.index.EventSource;
import cim.person.infrastructure.index.ReadModel;
import cim.person.infrastructure.index.ReadModelSettings;
import cim.person.infrastructure.index.StreamEntry;
import cim.person.infrastructure.nats.Await;
import cim.person.infrastructure.nats.EventStream;
import cim.person.infrastructure.nats.NatsServer;
import cim.person.infrastructure.nats.NatsSettings;
import cim.person.infrastructure.nats.PolicyProcess;
import cim.person.infrastructure.nats.TestNats;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// How long after an event what a policy makes of it is stored.
@Command(
    name = "policies",
    description = {
      "Measures how long after an event what a policy makes of it is stored, while",
      "events come at a steady rate."
    },
    mixinStandardHelpOptions = true)
final class PolicyBench implements Callable<Integer> {
  private static final int WARM_UP_SECONDS = 10;
  private static final int WRITERS = 64;
  private static final int BATCH = 1_000;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final PersonName NAME =
      new PersonName(
          List.of("Ada"),
          List.of("Lovelace"),
          null,
          null,
          null,
          List.of(),
          List.of(),
          null,
          NameConvention.WESTERN,
          null);

  @Option(names = "--rate", defaultValue = "1000", description = "Events a second.")
  private int rate;

  @Option(names = "--seconds", defaultValue = "20", description = "How long.")
  private int seconds;

  @Option(names = "--runs", defaultValue = "3", description = "How often all is measured.")
  private int runs;

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
    for (int run = 0; run < runs; run++) {
      Path folder = Files.createTempDirectory("person-bench");
      try (NatsServer server = NatsServer.started();
          TestNats nats = TestNats.ready(server)) {
        measure(server, nats, folder);
      } finally {
        Folders.delete(folder);
      }
    }
    String table = results.table();
    out.println(table);
    out.flush();
    if (document != null) {
      BenchDocument.write(document, "Policies", text(table));
    }
    return 0;
  }

  private void measure(NatsServer server, TestNats nats, Path folder) throws Exception {
    int count = rate * (WARM_UP_SECONDS + seconds);
    try (ReadModel model =
            nats.readModel(ReadModelSettings.in(folder.resolve("writer")), InstantSource.system());
        PolicyProcess node = PolicyProcess.start(server.url(), folder.resolve("node"));
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
      model.start();
      CommandHandler handler =
          new CommandHandler(
              nats.store(),
              model.localRecords(),
              (_, _) -> {},
              new PersonStateMachine(new Limits(1_000)),
              InstantSource.system(),
              new CommandSettings(20, 100_000, PATIENCE));
      PersonId gone = create(handler);
      ask(handler, gone, new ArchivePerson("bench"));
      List<Future<PersonId>> persons = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        persons.add(writers.submit(() -> create(handler)));
      }
      List<PersonId> holders = new ArrayList<>();
      for (Future<PersonId> person : persons) {
        holders.add(person.get());
      }
      Await.until("the policy to run", node::isRunning);
      offer(handler, gone, holders, writers);
      long end = nats.store().end();
      Await.until("all consequences", () -> node.isRunning() && node.done() >= count);
      double[] delays = delays(new EventStream(nats.connection(), NatsSettings.of(server.url())));
      String what = "stored at %,d events/s".formatted(rate);
      results.add(what + ", p50 ms", "", delays[delays.length / 2]);
      results.add(what + ", p95 ms", "< 200 ms", delays[delays.length * 95 / 100]);
      results.add(what + ", p99 ms", "", delays[delays.length * 99 / 100]);
      results.add("consequences for each event", "1", delays.length / (rate * (double) seconds));
      results.add("events in the stream at the end", "", (double) end);
    }
  }

  private void offer(
      CommandHandler handler, PersonId gone, List<PersonId> holders, ExecutorService writers)
      throws InterruptedException {
    long begin = System.nanoTime();
    int offered = 0;
    while (offered < holders.size()) {
      long due =
          Math.min(
              holders.size(), (System.nanoTime() - begin) * rate / TimeUnit.SECONDS.toNanos(1));
      for (; offered < due; offered++) {
        PersonId holder = holders.get(offered);
        RelatePerson relate =
            new RelatePerson(
                new PartId(UUID.randomUUID()), gone, RelationKind.COLLEAGUE, null, null);
        writers.execute(() -> ask(handler, holder, relate));
      }
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }

  /// A draft: one event, which is stored faster than two in one append.
  private static PersonId create(CommandHandler handler) {
    PersonId person = new PersonId(UUID.randomUUID());
    ask(handler, person, new CreatePerson(NAME, null, List.of(), false));
    return person;
  }

  private static void ask(CommandHandler handler, PersonId person, PersonCommand command) {
    UUID id = UUID.randomUUID();
    Outcome outcome =
        handler.handle(new CommandRequest(person, id, id, null, "user:bench", null, command));
    if (!(outcome instanceof Outcome.Done)) {
      throw new IllegalStateException("refused: " + outcome);
    }
  }

  /// Milliseconds from when the server stored an event to when it stored what followed, sorted; of
  /// those after the warm-up.
  private double[] delays(EventStream stream) throws IOException, InterruptedException {
    Map<String, Instant> causes = new HashMap<>();
    List<Double> delays = new ArrayList<>();
    try (EventSource.Reading reading = stream.readAfter(0)) {
      List<StreamEntry> entries = reading.next(BATCH, PATIENCE);
      while (!entries.isEmpty()) {
        for (StreamEntry entry : entries) {
          if (entry instanceof StreamEntry.Event event) {
            note(event, causes, delays);
          }
        }
        entries = reading.next(BATCH, PATIENCE);
      }
    }
    double[] all =
        delays.stream()
            .skip((long) rate * WARM_UP_SECONDS)
            .mapToDouble(Double::doubleValue)
            .toArray();
    Arrays.sort(all);
    return all;
  }

  private static void note(
      StreamEntry.Event stored, Map<String, Instant> causes, List<Double> delays) {
    RecordedEvent event = stored.event();
    switch (event.event()) {
      case PersonRelated _ -> causes.put(event.cid().toString(), stored.storedAt());
      case RelationEnded _ -> {
        Instant cause = causes.get(String.valueOf(event.cause()));
        if (cause == null) {
          throw new IllegalStateException("caused by nothing: " + event);
        }
        delays.add(Duration.between(cause, stored.storedAt()).toNanos() / 1e6);
      }
      default -> {} // what prepared them
    }
  }

  private String text(String table) {
    return """
        `./person bench policies --write docs/benchmarks.md` repeats these measurements and writes this section.

        Persons are related to one who is archived, at a steady rate for %d s after %d s of warm-up; the policy `cascade-relationships` ends each of these relations, on a node in a process of its own. Measured is the time from when the server stored an event to when it stored the event that the policy made of it, by the server's clock. nats-server, the node and the writer share the machine.

        %s"""
        .formatted(seconds, WARM_UP_SECONDS, table);
  }
}
