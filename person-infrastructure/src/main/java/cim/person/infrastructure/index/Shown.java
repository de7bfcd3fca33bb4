package cim.person.infrastructure.index;

import java.time.Instant;

/// Is told when a read model shows an event that was stored as a part of a trace. Thread-safe; it
/// neither waits nor throws.
@FunctionalInterface
public interface Shown {
  /// Tells nobody.
  Shown NOBODY = (_, _, _) -> {};

  /// @param projection the name of the read model
  /// @param now when it can be seen
  void shown(String projection, StreamEntry.Event event, Instant now);
}
