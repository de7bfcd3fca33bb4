package cim.person.infrastructure.cli;

import cim.person.infrastructure.migration.Migration;
import cim.person.infrastructure.migration.MigrationCheck;
import cim.person.infrastructure.migration.MigrationReport;
import cim.person.infrastructure.migration.MigrationSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `migrate`: takes the older service's history over.
@Command(
    name = "migrate",
    description = {
      "Takes the history of the older service over, from a file or from its stream.",
      "Each line is imported, imported with a warning, skipped because it adds no fact, or"
          + " quarantined; the report says how many, and why. What was quarantined can be mended and"
          + " fed in again. The same source can be migrated again at any time: nothing is stored"
          + " twice, and after an interruption it goes on where it was."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:done; with --check: the event store has what the source says",
      "2:done, and some lines are quarantined; with --check: there are differences",
      "1:it had to stop; give the same command again to go on",
      "64:the command was not understood"
    })
final class Migrate implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @ArgGroup(multiplicity = "1")
  private From from = new From();

  @Mixin private NatsOptions nats = new NatsOptions();

  @Option(
      names = "--dry-run",
      description = "Say what would become of each line in an empty system, and write no event.")
  private boolean dryRun;

  @Option(
      names = "--check",
      description =
          "Compare the source, folded anew in another way, with what the event store has of it.")
  private boolean check;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description =
          "Names the history: it is said to be the actor of events that name none, as"
              + " migration:NAME, and so a part of every CID. By default ${DEFAULT-VALUE}.",
      defaultValue = Migration.DEFAULT_NAME)
  private String name = Migration.DEFAULT_NAME;

  @Option(
      names = "--reports",
      paramLabel = "DIR",
      description = "Where reports and quarantined lines go: by default where the file lies.")
  private @Nullable Path reports;

  /// Where the history comes from.
  private static final class From {
    @Parameters(
        paramLabel = "SOURCE.ndjson",
        description = "The stored messages, one line each: subject, headers, time, seq, data.")
    private @Nullable Path file;

    @Option(
        names = "--stream",
        paramLabel = "STREAM",
        description = "A stream of the same NATS server, such as PERSON_EVENTS.")
    private @Nullable String stream;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (dryRun && check) {
      throw new ParameterException(spec.commandLine(), "--dry-run and --check exclude each other");
    }
    if (!name.matches("[A-Za-z0-9._-]{1,64}")) {
      throw new ParameterException(
          spec.commandLine(), "--name must have 1 to 64 letters, digits, dots, '_' or '-'");
    }
    PrintWriter problems = spec.commandLine().getErr();
    Progress progress = new Progress(problems);
    return new Work(problems, progress)
        .run("the source was not migrated to its end", () -> run(progress));
  }

  private int run(Progress progress) throws IOException, InterruptedException {
    if (dryRun && from.file != null) {
      Migration dry = Migration.dry(name, Work.temporary(), progress.watcher());
      return report(dry, MigrationSource.file(from.file), progress);
    }
    try (NatsAccess access = nats.connect()) {
      MigrationSource source =
          from.file != null
              ? MigrationSource.file(from.file)
              : MigrationSource.stream(access.reader(String.valueOf(from.stream)));
      if (dryRun) {
        return report(Migration.dry(name, Work.temporary(), progress.watcher()), source, progress);
      }
      access.prepareStreams();
      return check
          ? check(access, source, progress)
          : report(
              Migration.into(
                  access.store(), UUID.randomUUID(), name, Work.temporary(), progress.watcher()),
              source,
              progress);
    }
  }

  private int report(Migration migration, MigrationSource source, Progress progress)
      throws IOException, InterruptedException {
    Path folder = folder();
    MigrationReport report = migration.run(source, folder);
    progress.end();
    Path file = folder.resolve(source.name() + (dryRun ? ".dry-run.json" : ".report.json"));
    Files.writeString(file, report.json() + System.lineSeparator());
    out().print(report.text());
    out().println("the report: " + file);
    return report.quarantined() == 0 ? 0 : Work.FINDING;
  }

  private int check(NatsAccess access, MigrationSource source, Progress progress)
      throws IOException, InterruptedException {
    Path file = folder().resolve(source.name() + ".check.json");
    try (PrintWriter json = new PrintWriter(Files.newBufferedWriter(file))) {
      MigrationCheck check =
          MigrationCheck.of(access.store(), Work.temporary(), progress.watcher());
      MigrationCheck.Result result = check.run(source, json);
      progress.end();
      out().print(result.text());
      out().println("the report: " + file);
      return result.differences() == 0 ? 0 : Work.FINDING;
    }
  }

  private Path folder() {
    Path beside = from.file == null ? null : from.file.toAbsolutePath().getParent();
    if (reports != null) {
      return reports;
    }
    return beside == null ? Path.of("").toAbsolutePath() : beside;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
