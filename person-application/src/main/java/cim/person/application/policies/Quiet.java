package cim.person.application.policies;

import cim.person.application.ports.RecordedEvent;
import cim.person.application.queries.PersonRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Has a policy look at a person once it has been left alone for a while, so that the policy does
/// not race with whoever is still editing.
///
/// @param length how long that is
public record Quiet(Duration length) {
  /// To look once nothing else has happened for so long.
  public Wake after(RecordedEvent event) {
    return new Wake(event.person(), event.at().plus(length));
  }

  /// To look later, when something else has happened meanwhile.
  ///
  /// @param at when the policy was woken
  /// @return empty when it is quiet
  public Optional<Reaction> await(PersonRecord seen, Instant at) {
    Instant end = seen.activeAt().plus(length);
    return end.isAfter(at)
        ? Optional.of(Reaction.wake(new Wake(seen.id(), end)))
        : Optional.empty();
  }
}
