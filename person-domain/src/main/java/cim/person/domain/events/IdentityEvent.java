package cim.person.domain.events;

import cim.person.domain.values.NameChangeReason;
import cim.person.domain.values.PersonName;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What changed about who the person is.
public sealed interface IdentityEvent extends PersonEvent {
  /// The person's name was replaced.
  ///
  /// @param name the new name
  /// @param previous the name before
  /// @param reason why it changed
  /// @param effectiveOn the day from which the name holds
  record NameUpdated(
      PersonName name,
      PersonName previous,
      NameChangeReason reason,
      @Nullable LocalDate effectiveOn)
      implements IdentityEvent {}
}
