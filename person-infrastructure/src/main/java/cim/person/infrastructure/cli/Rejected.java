package cim.person.infrastructure.cli;

import cim.person.application.ports.EventStoreUnavailable;
import cim.person.domain.state.RejectionCode;
import cim.person.domain.values.PersonId;
import cim.person.infrastructure.nats.Rejections;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `rejections`: prints refused commands.
@Command(
    name = "rejections",
    description = {
      "Prints the refused commands that are still kept (30 days), the oldest first, as NDJSON."
    })
final class Rejected implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--person", paramLabel = "ID", description = "Only those of this person.")
  private @Nullable PersonId person;

  @Option(names = "--code", description = "Only those with this code: ${COMPLETION-CANDIDATES}.")
  private @Nullable RejectionCode code;

  @Option(
      names = "--since",
      defaultValue = "P1D",
      description = "How far to look back, as ISO 8601 has it: by default ${DEFAULT-VALUE}.")
  private Duration since = Duration.ofDays(1);

  @Option(names = "--follow", description = "Go on with those that come, until Ctrl-C.")
  private boolean follow;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "1000",
      description = "The most that are printed: by default ${DEFAULT-VALUE}.")
  private long limit;

  @Mixin private NatsOptions nats = new NatsOptions();

  @Override
  public Integer call() throws InterruptedException {
    if (!since.isPositive()) {
      throw wrong("--since must be a period such as PT1H, above 0");
    }
    if (limit < 1) {
      throw wrong("--limit must be 1 or more");
    }
    var filter =
        new Rejections.Filter(
            Optional.ofNullable(person), Optional.ofNullable(code), Instant.now().minus(since));
    try (NatsAccess access = nats.connect()) {
      Printer printer = new Printer(spec.commandLine().getOut(), limit);
      access.rejections().read(filter, follow, printer);
      if (printer.left < 0) {
        problems().printf("person: there are more than %,d; --limit has more printed%n", limit);
      }
      return 0;
    } catch (IOException | EventStoreUnavailable failure) {
      problems().println("person: " + failure.getMessage());
      return 1;
    }
  }

  private PrintWriter problems() {
    return spec.commandLine().getErr();
  }

  private ParameterException wrong(String problem) {
    return new ParameterException(spec.commandLine(), problem);
  }

  /// Prints until the limit is reached, and finds out whether there was more.
  private static final class Printer implements Rejections.Visitor {
    private final PrintWriter out;
    private long left;

    private Printer(PrintWriter out, long limit) {
      this.out = out;
      this.left = limit;
    }

    @Override
    public boolean visit(String json) {
      left--;
      if (left < 0) {
        return false;
      }
      out.println(json);
      out.flush();
      return true;
    }
  }
}
