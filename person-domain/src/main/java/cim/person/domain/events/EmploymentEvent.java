package cim.person.domain.events;

import cim.person.domain.values.EmploymentRole;
import cim.person.domain.values.EmploymentTerms;
import cim.person.domain.values.ForeignId;
import cim.person.domain.values.PartId;
import cim.person.domain.values.PersonId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What changed about the work that a person does for organizations.
public sealed interface EmploymentEvent extends RelationshipEvent {
  /// An employment was added.
  ///
  /// @param employmentId identifies the employment within the person
  /// @param organizationId the organization
  /// @param role what the person does there
  /// @param department where in the organization
  /// @param manager the person to whom it reports
  /// @param from the first day
  /// @param remote whether the person works from elsewhere
  record EmploymentAdded(
      PartId employmentId,
      ForeignId organizationId,
      EmploymentRole role,
      @Nullable String department,
      @Nullable PersonId manager,
      LocalDate from,
      @Nullable Boolean remote)
      implements EmploymentEvent {}

  /// An employment was changed.
  ///
  /// @param employmentId the employment
  /// @param role what the person does there
  /// @param department where in the organization
  /// @param manager the person to whom it reports
  /// @param remote whether the person works from elsewhere
  /// @param previous how it was before
  record EmploymentChanged(
      PartId employmentId,
      EmploymentRole role,
      @Nullable String department,
      @Nullable PersonId manager,
      @Nullable Boolean remote,
      EmploymentTerms previous)
      implements EmploymentEvent {}

  /// An employment ended.
  ///
  /// @param employmentId the employment
  /// @param on the last day
  /// @param reason why
  record EmploymentEnded(PartId employmentId, LocalDate on, @Nullable String reason)
      implements EmploymentEvent {}
}
