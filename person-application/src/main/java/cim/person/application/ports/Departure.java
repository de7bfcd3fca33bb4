package cim.person.application.ports;

/// What a node does on its way out, while it still answers requests. Each step is done once, takes
/// bounded time, and never throws. Thread-safe.
public interface Departure {
  /// Says that the node is not ready any more. Returns at once.
  void announce();

  /// Leaves to other nodes what they can do as well: policies, commands over NATS, events of other
  /// domains. What is under way ends first, or is answered with UNAVAILABLE.
  void handOver();

  /// Ends all subscriptions with UNAVAILABLE and the position to go on after, and takes no more.
  void endSubscriptions();
}
