package cim.person.application.policies;

import cim.person.application.ports.RecordedEvent;
import cim.person.domain.values.PersonId;
import java.time.Instant;
import java.util.Optional;

/// Why a policy is run.
public sealed interface Trigger {
  /// An event that it looks at was recorded.
  record Happened(RecordedEvent event) implements Trigger {}

  /// An event of another domain came.
  record Told(ForeignEvent event) implements Trigger {}

  /// The time has come that it asked to be woken at, for this person.
  ///
  /// @param at when it was woken: at that time, or later where nobody was there to be woken
  record Awoken(PersonId person, Instant at) implements Trigger {}

  /// Its period has passed. Ticks that nobody saw are made up by one.
  ///
  /// @param at when that was
  /// @param after where its last page ended, as its reaction had it; empty at first
  /// @param limit the most persons that it should deal with now
  record Ticked(Instant at, Optional<String> after, int limit) implements Trigger {}
}
