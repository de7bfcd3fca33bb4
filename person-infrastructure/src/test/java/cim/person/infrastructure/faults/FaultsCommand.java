package cim.person.infrastructure.faults;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.logging.LogManager;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `./person faults`: does all faults to real servers, and writes docs/reliability.md.
@Command(
    name = "./person faults",
    description = {
      "Does harm to real servers under load, checks what is stored, and writes docs/reliability.md."
          + " The servers are its own, on ports that are free. All of it takes about an hour.",
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:nothing was lost, doubled, forked or stored in part",
      "1:something was, or a run did not come to its end",
      "64:the command was not understood"
    })
final class FaultsCommand implements Callable<Integer> {
  private static final int MISUSED = 64;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--only",
      paramLabel = "NAME",
      split = ",",
      description = "These faults alone; the other rows of the page stay as they are.")
  private List<String> only = new ArrayList<>();

  @Option(names = "--runs", paramLabel = "N", description = "So many runs of each.")
  private int runs;

  @Option(names = "--list", description = "Say which faults there are.")
  private boolean isList;

  @Option(names = "--report", paramLabel = "PATH", description = "Write the page there.")
  private Path report = Path.of(System.getProperty("project.root", ".."), "docs/reliability.md");

  private FaultsCommand() {}

  /// Ends the JVM with the command's exit code.
  public static void main(String[] arguments) {
    LogManager.getLogManager().reset(); // what is logged of the troubles would hide the progress
    CommandLine command = new CommandLine(new FaultsCommand());
    command
        .getCommandSpec()
        .exitCodeOnInvalidInput(MISUSED)
        .addOption(
            OptionSpec.builder("-h", "--help").usageHelp(true).description("This text.").build());
    System.exit(command.execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<Fault> faults = chosen();
    if (isList) {
      faults.forEach(fault -> out().printf("%-16s %s%n", fault.name(), fault.title()));
      return 0;
    }
    long start = System.nanoTime();
    int all = faults.stream().mapToInt(this::runsOf).sum();
    List<Tally> tallies = new ArrayList<>();
    boolean isSound = true;
    int number = 0;
    for (Fault fault : faults) {
      List<Run> done = new ArrayList<>();
      for (int run = 1; run <= runsOf(fault); run++) {
        out().printf("[%d/%d] %s, run %d: ", ++number, all, fault.name(), run);
        out().flush();
        isSound &= once(fault, done);
      }
      if (!done.isEmpty()) {
        tallies.add(new Tally(fault, done));
        Report.write(report, Faults.all(), tallies);
      }
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    out().printf("%n%s%n%d minutes%n", Report.table(tallies), took.toMinutes());
    out().println("written to " + report);
    return isSound ? 0 : 1;
  }

  /// Does it once, and says what came of it.
  ///
  /// @return whether all is as it must be
  private boolean once(Fault fault, List<Run> done) throws InterruptedException {
    long start = System.nanoTime();
    try {
      Run run = fault.trial().run(Scale.FULL);
      done.add(run);
      out()
          .printf(
              "%,d acknowledged, %,d sent again, recovered in %s (%d s)%n",
              run.acknowledged(),
              run.retried(),
              Report.seconds(run.recovery()),
              Duration.ofNanos(System.nanoTime() - start).toSeconds());
      run.findings().stream().limit(10).forEach(finding -> out().println("  FOUND: " + finding));
      out().flush();
      return run.findings().isEmpty();
    } catch (InterruptedException interruption) {
      throw interruption;
    } catch (Exception failure) {
      out().println("did not come to its end: " + failure);
      out().flush();
      return false;
    }
  }

  private List<Fault> chosen() {
    List<Fault> all = Faults.all();
    for (String name : only) {
      if (all.stream().noneMatch(fault -> fault.name().equals(name))) {
        throw new ParameterException(
            spec.commandLine(),
            "there is no fault '%s'; there are %s"
                .formatted(name, all.stream().map(Fault::name).collect(Collectors.joining(", "))));
      }
    }
    return all.stream().filter(fault -> only.isEmpty() || only.contains(fault.name())).toList();
  }

  private int runsOf(Fault fault) {
    return runs > 0 ? runs : fault.runs();
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
