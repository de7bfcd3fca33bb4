package cim.person.infrastructure.cli;

import cim.person.application.ports.EventStoreUnavailable;
import cim.person.application.queries.HistoryVerification;
import cim.person.application.queries.HistoryVerification.HistoryFailure;
import cim.person.application.queries.HistoryVerifier;
import cim.person.domain.values.PersonId;
import cim.person.infrastructure.car.CarCheck;
import cim.person.infrastructure.car.CarCheck.Sound;
import cim.person.infrastructure.index.EventSource;
import cim.person.infrastructure.index.Finding;
import cim.person.infrastructure.index.HistoryCheck;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `verify`: proves that histories are intact.
@Command(
    name = "verify",
    description = {
      "Proves that the history of everyone, or of one person, is intact: in the event stream, or in"
          + " a CAR file.",
      "Reads the event stream from its first event and checks the CID, the canonical form, the"
          + " subject, the number and the link of each, and that all can be folded. It changes"
          + " nothing, and the server need not run. Of each person the first break is named.",
      "Of a file also the root and the manifest are checked, and that nothing is missing, added or"
          + " moved; the first block that fails is named. No NATS is needed for that."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:everything is sound",
      "2:something is broken",
      "1:it could not be read to the end, or not be looked at",
      "64:the command was not understood"
    })
final class Verify implements Callable<Integer> {
  private static final int MOST_PRINTED = 100;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--person", paramLabel = "ID", description = "The history of this person only.")
  private @Nullable PersonId person;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE.car",
      description = "A file, in the place of the event stream.")
  private @Nullable Path file;

  @Mixin private NatsOptions nats = new NatsOptions();

  private long printed;

  @Override
  public Integer call() throws InterruptedException {
    if (file != null) {
      return file(file);
    }
    long start = System.nanoTime();
    try (NatsAccess access = nats.connect()) {
      return person == null ? everyone(access, start) : one(access, person);
    } catch (IOException | EventStoreUnavailable failure) {
      problems().println("person: " + failure.getMessage());
      return 1;
    }
  }

  private int file(Path path) throws InterruptedException {
    if (person != null) {
      throw new ParameterException(
          spec.commandLine(), "--person is for the event stream: a file is verified as a whole");
    }
    Progress progress = new Progress(problems());
    return new Work(problems(), progress)
        .run(
            path + " is not sound",
            () -> {
              try (InputStream car = Files.newInputStream(path)) {
                Sound sound =
                    CarCheck.verify(car, Files.size(path), Work.temporary(), progress.watcher());
                progress.end();
                out()
                    .printf(
                        "%,d events of %,d persons were read: all are sound; root %s%n",
                        sound.events(), sound.persons(), sound.root());
                return 0;
              }
            });
  }

  private int one(NatsAccess access, PersonId who) {
    HistoryVerification verification = new HistoryVerifier(access.store()).verify(who);
    HistoryFailure failure = verification.firstFailure();
    if (failure != null) {
      out().printf("%s  %s  %s%n", who, failure.problem(), failure.message());
    }
    out()
        .printf(
            "%,d events of %s are sound%s%n",
            verification.events(),
            who,
            verification.head() == null ? "" : "; the last of them is " + verification.head());
    return verification.valid() ? 0 : 2;
  }

  private int everyone(NatsAccess access, long start) throws IOException, InterruptedException {
    EventSource source = access.source();
    long end = source.end();
    try (HistoryCheck check = new HistoryCheck(this::print)) {
      Progress progress = new Progress(problems());
      new StreamVerification(source, check, progress, end).run();
      progress.end();
      return summary(check, (System.nanoTime() - start) / 1e9);
    }
  }

  private void print(Finding finding) {
    if (printed++ < MOST_PRINTED) {
      out()
          .printf(
              "%s  %s  %s%n",
              finding.person() == null ? "nobody" : finding.person(),
              finding.problem().problem(),
              finding.problem().getMessage());
    }
  }

  private int summary(HistoryCheck check, double seconds) {
    if (printed > MOST_PRINTED) {
      out().printf("and %,d more%n", printed - MOST_PRINTED);
    }
    out()
        .printf(
            "%,d events of %,d persons were read: %s; %.1f s, %,.0f events/s%n",
            check.events(),
            check.persons(),
            check.findings() == 0
                ? "all are sound"
                : "%,d %s".formatted(check.findings(), check.findings() == 1 ? "break" : "breaks"),
            seconds,
            check.events() / seconds);
    return check.findings() == 0 ? 0 : 2;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private PrintWriter problems() {
    return spec.commandLine().getErr();
  }
}
