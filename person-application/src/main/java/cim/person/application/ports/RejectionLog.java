package cim.person.application.ports;

import cim.person.application.CommandRequest;
import cim.person.domain.state.Rejection;

/// Tells others about commands that were refused. A rejection is an answer, not history: it expires
/// and is never replayed.
public interface RejectionLog {
  /// Publishes without waiting; a lost message is no failure of the command.
  void refused(CommandRequest request, Rejection rejection);
}
