package cim.person.domain.events;

import cim.person.domain.values.ForeignId;
import cim.person.domain.values.LocationKind;
import cim.person.domain.values.PartId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What changed about where the person is at home, works or was.
public sealed interface LocationEvent extends RelationshipEvent {
  /// The person was connected with a location.
  ///
  /// @param assignmentId identifies the connection within the person
  /// @param locationId the location
  /// @param kind what it is to the person
  /// @param from the first day
  /// @param to the last day
  record LocationAssigned(
      PartId assignmentId,
      ForeignId locationId,
      LocationKind kind,
      LocalDate from,
      @Nullable LocalDate to)
      implements LocationEvent {}

  /// The connection with a location ended.
  ///
  /// @param assignmentId the connection
  /// @param to the last day
  /// @param reason why
  record LocationEnded(PartId assignmentId, LocalDate to, @Nullable String reason)
      implements LocationEvent {}
}
