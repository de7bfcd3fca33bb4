package cim.person.application.ports;

import java.util.List;
import java.util.Optional;

/// Whether this node can serve. Thread-safe.
public interface Readiness {
  /// What has to be so before traffic is sent here, each looked at now, in bounded time.
  List<Check> checks();

  /// @param name what is looked at, such as `nats`
  /// @param problem what is wrong; empty when all is well
  record Check(String name, Optional<String> problem) {}
}
