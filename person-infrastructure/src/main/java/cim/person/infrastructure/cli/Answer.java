package cim.person.infrastructure.cli;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What became of one line.
sealed interface Answer {
  /// The person is there now, and was not before.
  record Created() implements Answer {}

  /// The same command has been carried out before; nothing changed.
  record AlreadyThere() implements Answer {}

  /// This line will never be accepted as it is.
  record Refused(String reason, @Nullable String field) implements Answer {}

  /// Nothing is wrong with the line, and the same command may succeed later.
  record NotNow(String reason, Duration pause) implements Answer {}

  /// Nothing is wrong with the line, and waiting will not help.
  record Hopeless(String reason) implements Answer {}
}
