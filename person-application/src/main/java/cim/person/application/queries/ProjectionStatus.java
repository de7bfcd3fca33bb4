package cim.person.application.queries;

import cim.person.domain.values.PersonId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far one read model has come.
///
/// @param name which read model
/// @param state what it is doing
/// @param position the position up to which it has seen the stream
/// @param lagEvents how many events of the stream it has not seen
/// @param lagMillis for how many milliseconds the oldest event that it does not show has been
///     stored, as far as that is known; 0 when it shows all
/// @param eventsPerSecond how fast it has moved in the last ten seconds
/// @param progress which share of what there is it has taken in, from 0 to 1
/// @param visibleMillisMedian milliseconds from an event's being stored to its being visible: the
///     median over the newest events (at most 1,000) that came while it was following
/// @param visibleMillisP95 the same, the 95th percentile
/// @param setAside persons whose history is broken; at most 1,000 are named
/// @param problems which event of each of them is wrong
/// @param setAsideCount how many there are
/// @param lastError what has gone wrong last, with its time; null when nothing has
public record ProjectionStatus(
    String name,
    State state,
    long position,
    long lagEvents,
    long lagMillis,
    double eventsPerSecond,
    double progress,
    double visibleMillisMedian,
    double visibleMillisP95,
    List<PersonId> setAside,
    List<Problem> problems,
    long setAsideCount,
    @Nullable String lastError) {
  /// Why a person is set aside.
  ///
  /// @param person the person
  /// @param message the event by its position, and what is wrong with it
  public record Problem(PersonId person, String message) {}

  /// What a read model is doing.
  public enum State {
    /// Waiting for NATS.
    WAITING,
    /// Reading what it has missed.
    CATCHING_UP,
    /// Being made from the beginning.
    REBUILDING,
    /// Following the stream as it grows.
    FOLLOWING,
    /// Stopped by a failure of its own; the log has the reason.
    FAILED
  }
}
