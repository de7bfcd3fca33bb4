package cim.person.application.policies;

import java.time.Duration;
import java.util.function.Function;

/// Bounds of the policies, and which of them run.
///
/// @param page the most persons that a policy deals with in one go
/// @param attempts how often a policy that fails is tried before there is a dead letter
/// @param depthLimit how many commands of policies may follow one from the other
/// @param parallel for how many persons one policy is run at once
/// @param patience how long the read models may take to show what a policy is run for, before that
///     counts as a failure that passes
/// @param firstPause after which a failed attempt is made again, twice as much after the next
/// @param longestPause the most that this grows to
/// @param modes how each policy is run, by its name
public record PolicySettings(
    int page,
    int attempts,
    int depthLimit,
    int parallel,
    Duration patience,
    Duration firstPause,
    Duration longestPause,
    Function<String, Mode> modes) {
  /// How a policy is run.
  public enum Mode {
    /// It acts.
    ON,
    /// It is run, and its commands are counted and logged instead of sent.
    DRY_RUN,
    /// It is not run.
    OFF
  }

  public Mode mode(Policy policy) {
    return modes.apply(policy.name());
  }
}
