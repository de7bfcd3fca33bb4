package cim.person.application;

import java.time.Duration;

/// Bounds of the command side.
///
/// @param attempts how often a command is decided when other writers are first
/// @param cachedPersons how many persons are kept in memory between commands
/// @param patience how long a command waits for others of the same person on this node, and for a
///     write of another node to become readable
/// @param waiting how many commands may wait for the same person on this node; one more is refused
///     at once, so that one person does not take the threads of all
public record CommandSettings(int attempts, int cachedPersons, Duration patience, int waiting) {
  /// With as many waiting commands as is usual.
  public CommandSettings(int attempts, int cachedPersons, Duration patience) {
    this(attempts, cachedPersons, patience, 64);
  }
}
