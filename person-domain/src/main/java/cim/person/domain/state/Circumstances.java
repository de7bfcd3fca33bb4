package cim.person.domain.state;

import cim.person.domain.values.PartialDate;
import cim.person.domain.values.PersonId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/// What a decision depends on besides the person's own state.
///
/// @param self the person that the command is for
/// @param at the moment of asking
/// @param others the persons around it
public record Circumstances(PersonId self, Instant at, Others others) {
  /// Whether a day has not come yet anywhere on earth.
  boolean isFuture(PartialDate date) {
    LocalDate first = date.earliest();
    return first != null && first.isAfter(at.atOffset(ZoneOffset.ofHours(14)).toLocalDate());
  }

  /// Why another person cannot be named in that field of a command, if it cannot.
  Optional<Rejection> refuseReference(String field, PersonId other) {
    if (other.equals(self)) {
      return Optional.of(new Rejection.InvalidValue(field, "must be another person"));
    }
    return others.find(other).lifecycle() instanceof Lifecycle.Absent
        ? Optional.of(new Rejection.ReferenceNotFound(field, other))
        : Optional.empty();
  }
}
