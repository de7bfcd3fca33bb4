package cim.person.domain.events;

import cim.person.domain.values.AffiliationKind;
import cim.person.domain.values.ForeignId;
import cim.person.domain.values.PartId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What changed about other ties between a person and organizations.
public sealed interface AffiliationEvent extends RelationshipEvent {
  /// An affiliation was added.
  ///
  /// @param affiliationId identifies the affiliation within the person
  /// @param organizationId the organization
  /// @param kind what the person is to it
  /// @param from the first day
  /// @param to the last day
  record AffiliationAdded(
      PartId affiliationId,
      ForeignId organizationId,
      AffiliationKind kind,
      LocalDate from,
      @Nullable LocalDate to)
      implements AffiliationEvent {}

  /// An affiliation ended.
  ///
  /// @param affiliationId the affiliation
  /// @param on the last day
  /// @param reason why
  record AffiliationEnded(PartId affiliationId, LocalDate on, @Nullable String reason)
      implements AffiliationEvent {}
}
