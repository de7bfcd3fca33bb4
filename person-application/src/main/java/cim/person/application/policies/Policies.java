package cim.person.application.policies;

import java.util.List;

/// The policies of this application. Thread-safe.
public interface Policies {
  /// How each of them is, in the order of their names; in bounded time, with NATS or without.
  List<PolicyStatus> statuses();
}
