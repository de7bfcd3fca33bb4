package cim.person.application.measures;

import cim.person.application.ErrorCode;

/// Is told of each request that has ended. Thread-safe; it neither waits nor throws.
@FunctionalInterface
public interface Requests {
  /// Counts nothing.
  Requests UNCOUNTED = (_, _, _) -> {};

  /// @param nanos how long it took, in nanoseconds
  void ended(Door door, Ending ending, long nanos);

  /// By which way it came.
  enum Door {
    /// GraphQL over HTTP.
    GRAPHQL,
    /// An operation of GraphQL over WebSocket; a subscription ends here when it has begun.
    WEBSOCKET,
    /// Below `/api/v1`; server-sent events end here when they have begun.
    REST,
    /// A method of gRPC; a stream of events ends here with its first one.
    GRPC,
    /// A command over NATS.
    NATS
  }

  /// What came of it.
  enum Ending {
    /// It got its answer, which may be a business "no"; over REST that is refused.
    ANSWERED,
    /// What was sent is wrong, or may not be asked; the same fails again.
    REFUSED,
    /// The fault of this node, or of what it needs.
    FAILED;

    public static Ending of(ErrorCode code) {
      return switch (code) {
        case UNAVAILABLE, TIMEOUT, INTERNAL -> FAILED;
        case INVALID_INPUT, CONFLICT, TOO_COMPLEX, UNAUTHENTICATED, FORBIDDEN -> REFUSED;
      };
    }
  }
}
