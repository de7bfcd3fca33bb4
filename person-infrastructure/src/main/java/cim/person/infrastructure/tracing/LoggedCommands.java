package cim.person.infrastructure.tracing;

import cim.person.application.CommandRequest;
import cim.person.application.Outcome;
import cim.person.application.ports.Tracing;
import cim.person.domain.Hierarchy;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Supplier;

/// Has all that is logged about a command carry its correlation id, and logs commands that fail.
/// Thread-safe.
public final class LoggedCommands implements Tracing {
  private static final Logger LOG = System.getLogger(LoggedCommands.class.getName());

  @Override
  public Outcome around(CommandRequest request, Supplier<Outcome> handling) {
    try (LogContext.Scope _ = LogContext.of(request.correlation())) {
      Outcome outcome = handling.get();
      LOG.log(Level.DEBUG, () -> name(request) + ": " + told(outcome));
      return outcome;
    } catch (RuntimeException failure) {
      try (LogContext.Scope _ = LogContext.of(request.correlation())) {
        LOG.log(
            Level.INFO,
            "{0} {1} failed: {2}",
            name(request),
            request.commandId(),
            failure.getClass().getSimpleName());
      }
      throw failure;
    }
  }

  private static String name(CommandRequest request) {
    return Hierarchy.kebab(request.command().getClass());
  }

  private static String told(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done(var receipt, _) -> "done, revision " + receipt.revision();
      case Outcome.Refused(var rejection, _) -> "refused, " + rejection.code();
    };
  }
}
