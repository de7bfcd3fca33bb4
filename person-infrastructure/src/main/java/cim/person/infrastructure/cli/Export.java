package cim.person.infrastructure.cli;

import cim.person.application.ports.HistoryArchive;
import cim.person.domain.values.PersonId;
import cim.person.infrastructure.car.CarArchive;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `export`: writes a history to a file.
@Command(
    name = "export",
    description = {
      "Writes the history of everyone, or of one person, to a CAR file.",
      "It is read from the event store itself, up to the newest event of this moment, and every link"
          + " is checked: a broken history is not copied. The file appears under its name only when it"
          + " is whole; until then it is FILE.car.part."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:the file is written",
      "2:the history is broken; the first event that fails is named",
      "1:it could not be written, or there is no such person",
      "64:the command was not understood"
    })
final class Export implements Callable<Integer> {
  private static final int BUFFER = 1 << 16;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--person", paramLabel = "ID", description = "Only this person's history.")
  private @Nullable PersonId person;

  @Mixin private NatsOptions nats = new NatsOptions();

  @Parameters(paramLabel = "FILE.car", description = "Where it goes; what is there is replaced.")
  private Path file = Path.of("");

  @Override
  public Integer call() throws InterruptedException {
    if (Files.isDirectory(file)) {
      throw new ParameterException(spec.commandLine(), file + " is a folder, not a file");
    }
    PrintWriter problems = spec.commandLine().getErr();
    Progress progress = new Progress(problems);
    return new Work(problems, progress)
        .run(
            file + " was not written",
            () -> {
              Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
              try (NatsAccess access = nats.connect()) {
                var archive =
                    new CarArchive(
                        access.store(),
                        folder,
                        Long.MAX_VALUE,
                        InstantSource.system(),
                        UUID::randomUUID,
                        progress.watcher());
                return export(archive, progress);
              }
            });
  }

  private int export(HistoryArchive archive, Progress progress) throws IOException {
    Optional<HistoryArchive.Export> export =
        person == null ? Optional.of(archive.everyone()) : archive.person(person);
    if (export.isEmpty()) {
      spec.commandLine().getErr().println("person: nobody has the id " + person);
      return Work.FAILED;
    }
    try (HistoryArchive.Export history = export.get()) {
      write(history);
      progress.end();
      spec.commandLine()
          .getOut()
          .printf(
              "%s: %,d events of %,d persons, %,d bytes, root %s%n",
              file, history.events(), history.persons(), history.size(), history.root());
      return 0;
    }
  }

  private void write(HistoryArchive.Export history) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      writeTo(part, history);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException | RuntimeException failure) {
      Files.deleteIfExists(part);
      throw failure;
    }
  }

  private static void writeTo(Path part, HistoryArchive.Export history) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
      history.writeTo(out);
      out.flush();
      channel.force(true);
    }
  }
}
