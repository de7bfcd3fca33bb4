package cim.person.application.policies;

/// Where events of other domains are handed in, once they are understood. Thread-safe.
public interface ForeignEvents {
  /// Keeps the event for each policy that looks at such, and returns when it is kept: whoever
  /// handed it in may forget it then. The same event handed in again is one event.
  ///
  /// @throws cim.person.application.ports.EventStoreUnavailable when it cannot be kept now; it may
  ///     be handed in again
  void tell(ForeignEvent event);
}
