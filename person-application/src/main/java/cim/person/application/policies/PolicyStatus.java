package cim.person.application.policies;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a policy is. Position and lag are the same on every node; the counts are of this node since
/// it started.
///
/// @param name which policy
/// @param state what it is doing
/// @param position the position in the stream up to which it has dealt with everything; 0 when it
///     looks at no events, or NATS does not say
/// @param lag how many events it has not dealt with; 0 likewise
/// @param done commands that were carried out
/// @param skipped commands that the person's state did not allow, or that had nothing to change
/// @param failed what became a dead letter
/// @param wouldDo commands that were not sent, because it is on trial
/// @param lastRun when it was last run; null: not yet
/// @param lastError what went wrong last, with its time; null: nothing
public record PolicyStatus(
    String name,
    State state,
    long position,
    long lag,
    long done,
    long skipped,
    long failed,
    long wouldDo,
    @Nullable Instant lastRun,
    @Nullable String lastError) {
  /// What a policy is doing.
  public enum State {
    /// It is run here.
    RUNNING,
    /// It is run here on trial: its commands are counted and logged, not sent.
    DRY_RUN,
    /// It is switched off.
    OFF,
    /// Another node runs it, or will: this one is ready to take over.
    STANDBY,
    /// It cannot be run; the last error says why. It is tried again all the time.
    FAILED
  }
}
