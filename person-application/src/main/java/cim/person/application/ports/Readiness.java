package cim.person.application.ports;

import java.util.List;
import java.util.Optional;

/// Whether this node can serve. Thread-safe.
public interface Readiness {
  /// What serving depends on, each looked at now, in bounded time; never throws.
  List<Check> checks();

  /// One thing that serving depends on.
  ///
  /// @param name what it is, such as `nats`
  /// @param problem what is wrong with it, for an operator; empty when it is well
  record Check(String name, Optional<String> problem) {}
}
