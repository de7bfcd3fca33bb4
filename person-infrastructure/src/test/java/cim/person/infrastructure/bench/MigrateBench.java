package cim.person.infrastructure.bench;

import cim.person.infrastructure.car.Watcher;
import cim.person.infrastructure.migration.LargeHistory;
import cim.person.infrastructure.migration.Migration;
import cim.person.infrastructure.migration.MigrationCheck;
import cim.person.infrastructure.migration.MigrationSource;
import cim.person.infrastructure.nats.NatsServer;
import cim.person.infrastructure.nats.TestNats;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// How fast a large history of the older service is taken over, and proved.
@Command(
    name = "migrate",
    description =
        "Makes a history of the older service (with Node.js), takes it over into a NATS server of its own, does so again, and proves it.",
    mixinStandardHelpOptions = true)
final class MigrateBench implements Callable<Integer> {
  @Option(names = "--events", defaultValue = "1000000", description = "Lines of the history.")
  private int events;

  @Option(names = "--persons", defaultValue = "50000", description = "Persons in it.")
  private int persons;

  @SuppressWarnings("NullAway.Init") // picocli sets it.
  @Option(
      names = "--sync",
      defaultValue = "always",
      description = "When the server writes to disk (sync_interval): ${DEFAULT-VALUE}.")
  private String sync;

  @SuppressWarnings("NullAway.Init") // picocli sets it.
  @Spec
  private CommandSpec command;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = command.commandLine().getOut();
    Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "migrate");
    Path file = folder.resolve("history.ndjson");
    try (NatsServer server = NatsServer.started("sync_interval: " + sync);
        TestNats nats = TestNats.ready(server)) {
      if (!LargeHistory.write(file, persons, events)) {
        throw new IOException("the history could not be made: is Node.js here?");
      }
      MigrationSource source = MigrationSource.file(file);
      for (String run : new String[] {"into an empty system", "again"}) {
        out.printf("%s, sync_interval: %s%n", run, sync);
        out.print(
            Migration.into(
                    nats.store(), UUID.randomUUID(), Migration.DEFAULT_NAME, folder, Watcher.NOBODY)
                .run(source, folder)
                .text());
        out.flush();
      }
      long start = System.nanoTime();
      try (PrintWriter json = new PrintWriter(Files.newBufferedWriter(folder.resolve("check")))) {
        out.print(MigrationCheck.of(nats.store(), folder, Watcher.NOBODY).run(source, json).text());
      }
      out.printf("proved in %.1f s%n", (System.nanoTime() - start) / 1e9);
      out.flush();
    } finally {
      delete(folder);
    }
    return 0;
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
