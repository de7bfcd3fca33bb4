package cim.person.application.ports;

import cim.person.application.CommandRequest;
import cim.person.application.Outcome;
import java.util.function.Supplier;

/// Surrounds what is done for a command, so that logs and traces tell what belongs together.
/// Thread-safe.
@FunctionalInterface
public interface Tracing {
  /// Tells nothing.
  Tracing NONE = (_, handling) -> handling.get();

  /// Has a command handled, on the calling thread.
  ///
  /// @return what the handling returns; what it throws is thrown on
  Outcome around(CommandRequest request, Supplier<Outcome> handling);
}
