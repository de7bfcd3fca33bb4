package cim.person.infrastructure.cli;

import cim.person.infrastructure.car.CarCheck;
import cim.person.infrastructure.car.CarCheck.Sound;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `verify FILE.car`: verifies a file, with no server.
@Command(
    name = "verify",
    description = {
      "Verifies a CAR file of a person's or everyone's history, with no server.",
      "Recomputes every hash, and checks the canonical form of every block, every link and chain, the"
          + " root, the manifest, and that nothing is missing, added or moved. Names the first block"
          + " that fails."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:everything is sound",
      "2:something is not; the first block that fails is named",
      "1:the file could not be looked at",
      "64:the command was not understood"
    })
final class Verify implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE.car", description = "The file.")
  private Path file = Path.of("");

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter problems = spec.commandLine().getErr();
    Progress progress = Progress.on(problems);
    return new Work(problems, progress)
        .run(
            file + " is not sound",
            () -> {
              try (InputStream car = Files.newInputStream(file)) {
                Sound sound =
                    CarCheck.verify(car, Files.size(file), Work.temporary(), progress::show);
                progress.end();
                spec.commandLine()
                    .getOut()
                    .printf(
                        "%s is sound: %,d events of %,d persons, root %s%n",
                        file, sound.events(), sound.persons(), sound.root());
                return 0;
              }
            });
  }
}
