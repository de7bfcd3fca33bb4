package cim.person.domain.state;

import cim.person.domain.values.ForeignId;
import cim.person.domain.values.LocationKind;
import cim.person.domain.values.PartId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A connection of the person with a location.
///
/// @param id identifies it within the person
/// @param locationId the location
/// @param kind what it is to the person
/// @param from the first day
/// @param to the last day
public record LocationAssignment(
    PartId id, ForeignId locationId, LocationKind kind, LocalDate from, @Nullable LocalDate to)
    implements Part {
  @Override
  public Object key() {
    return id;
  }

  LocationAssignment endedOn(LocalDate day) {
    return new LocationAssignment(id, locationId, kind, from, day);
  }
}
