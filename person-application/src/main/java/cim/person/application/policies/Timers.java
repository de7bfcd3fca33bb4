package cim.person.application.policies;

/// Wakes policies at the times that they want. Thread-safe.
public interface Timers {
  /// Keeps the wish, in the place of the one before it of the same policy and person; returns when
  /// it is kept.
  ///
  /// @throws cim.person.application.ports.EventStoreUnavailable when it cannot be kept now
  void wake(String policy, Wake wake);

  /// How many wishes are kept, each of which is of one policy for one person.
  ///
  /// @throws cim.person.application.ports.EventStoreUnavailable when they cannot be counted now
  long waiting();
}
