package cim.person.infrastructure.faults;

import java.time.Duration;

/// How much of a fault there is.
///
/// @param commands how many commands are acknowledged before it, and after it
/// @param outage how long it lasts, where it lasts
/// @param patience how long a node tries a command
public record Scale(int commands, Duration outage, Duration patience) {
  /// For the build.
  public static final Scale SHORT = new Scale(80, Duration.ofSeconds(1), Duration.ofSeconds(2));

  /// For the table: patience is what the product has by default.
  static final Scale FULL = new Scale(300, Duration.ofSeconds(30), Duration.ofSeconds(15));
}
