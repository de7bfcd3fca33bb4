package cim.person.infrastructure.cli;

import cim.person.domain.values.PersonId;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;

/// The part of `./person` that needs Java.
@Command(
    name = "./person",
    subcommands = {
      Load.class,
      Verify.class,
      Export.class,
      Import.class,
      Migrate.class,
      StreamCommands.class,
      Rejected.class,
      DeadLetterCommands.class,
      Token.class
    })
public final class Cli {
  /// What was typed makes no sense: EX_USAGE of sysexits.h, so that 1 and 2 keep their meanings.
  private static final int MISUSED = 64;

  private Cli() {}

  /// Ends the JVM with the command's exit code.
  public static void main(String[] arguments) {
    Logger.getLogger("").setLevel(Level.SEVERE); // what matters of it is said by the commands
    System.exit(commands().execute(arguments));
  }

  static CommandLine commands() {
    var commands = new CommandLine(new Cli());
    commands.registerConverter(PersonId.class, PersonId::parse);
    commands.getSubcommands().values().forEach(Cli::complete);
    return commands;
  }

  private static void complete(CommandLine command) {
    command
        .getCommandSpec()
        .exitCodeOnInvalidInput(MISUSED)
        .addOption(
            OptionSpec.builder("-h", "--help").usageHelp(true).description("This text.").build());
    command.getSubcommands().values().forEach(Cli::complete);
  }
}
