package cim.person.infrastructure.cli;

import cim.person.application.ports.HistoryArchive.Imported;
import cim.person.infrastructure.car.CarArchive;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `import`: adds a file's history to the event store.
@Command(
    name = "import",
    description = {
      "Adds what is in a CAR file and not in the event store.",
      "The whole file is verified and compared with the store before the first event is stored. The"
          + " bytes stay as they are, so every CID stays the same. The same file can be imported again"
          + " at any time: nothing is stored twice, and after a failure it goes on where it was. A"
          + " file that contradicts the store is refused, and the block is named."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:everything in the file is in the store now",
      "2:the file, or the store, is broken, or one contradicts the other; the first block is named",
      "1:it had to stop; import the file again to go on",
      "64:the command was not understood"
    })
final class Import implements Callable<Integer> {
  private static final String STANDARD_INPUT = "-";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE.car", description = "The file, or - for the standard input.")
  private String file = STANDARD_INPUT;

  @Mixin private NatsOptions nats = new NatsOptions();

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter problems = spec.commandLine().getErr();
    Progress progress = new Progress(problems);
    long start = System.nanoTime();
    return new Work(problems, progress)
        .run(
            "it was not imported",
            () -> {
              try (NatsAccess access = nats.connect()) {
                access.prepareStreams();
                var archive =
                    new CarArchive(
                        access.store(),
                        Work.temporary(),
                        Long.MAX_VALUE,
                        InstantSource.system(),
                        UUID::randomUUID,
                        progress.watcher());
                Imported done =
                    file.equals(STANDARD_INPUT)
                        ? archive.add(System.in)
                        : archive.add(Path.of(file));
                progress.end();
                spec.commandLine()
                    .getOut()
                    .printf(
                        "added %,d of %,d events of %,d persons, import %s; %.1f s%n",
                        done.added(),
                        done.events(),
                        done.persons(),
                        done.run(),
                        (System.nanoTime() - start) / 1e9);
                return 0;
              }
            });
  }
}
