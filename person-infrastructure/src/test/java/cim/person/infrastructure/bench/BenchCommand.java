package cim.person.infrastructure.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `./person bench`.
@Command(
    name = "./person bench",
    description = "Measures on a NATS server of its own.",
    mixinStandardHelpOptions = true,
    subcommands = {
      PureBench.class,
      AppendBench.class,
      HttpBench.class,
      GrowthBench.class,
      RebuildBench.class,
      ReadBench.class,
      LagBench.class,
      PolicyBench.class,
      MigrateBench.class,
      TimeTravelBench.class,
      MemoryBench.class,
      SoakBench.class
    })
public final class BenchCommand {
  private BenchCommand() {}

  /// Ends the JVM with the command's exit code.
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new BenchCommand()).execute(arguments));
  }
}
