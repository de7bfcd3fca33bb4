package cim.person.application.queries;

import cim.person.domain.values.PersonId;
import java.util.List;

/// How far one read model has come.
///
/// @param name which read model
/// @param state what it is doing
/// @param position the position up to which it has seen the stream
/// @param lagEvents how many events of the stream it has not seen
/// @param visibleMillisMedian milliseconds from an event's being stored to its being visible: the
///     median over the newest events (at most 1,000) that came while it was following
/// @param visibleMillisP95 the same, the 95th percentile
/// @param setAside persons whose history is broken; at most 1,000 are named
/// @param setAsideCount how many there are
public record ProjectionStatus(
    String name,
    State state,
    long position,
    long lagEvents,
    double visibleMillisMedian,
    double visibleMillisP95,
    List<PersonId> setAside,
    long setAsideCount) {
  /// What a read model is doing.
  public enum State {
    /// Waiting for NATS.
    WAITING,
    /// Reading what it has missed.
    CATCHING_UP,
    /// Following the stream as it grows.
    FOLLOWING,
    /// Stopped by a failure of its own; the log has the reason.
    FAILED
  }
}
