package cim.person.infrastructure.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Where a benchmark says what it measured: the options of all of them.
class Output {
  @Option(
      names = "--write",
      description = "File to write, below the project; else only to the terminal.")
  private @Nullable Path document;

  @SuppressWarnings("NullAway.Init") // picocli sets it.
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  /// The benchmark.
  final CommandSpec command() {
    return command;
  }

  /// The terminal.
  final PrintWriter out() {
    return command.commandLine().getOut();
  }

  /// Says how far it is, in a line.
  final void say(String text, Object... values) {
    out().printf(text + "%n", values);
    out().flush();
  }

  /// Shows a section of the page of all benchmarks, and writes it if that is wanted.
  final void show(String heading, String text) throws IOException {
    out().println(text);
    out().flush();
    if (document != null) {
      BenchDocument.write(document, heading, text);
    }
  }
}
