package cim.person.domain.events;

import cim.person.domain.values.PartId;
import cim.person.domain.values.QualificationKind;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What changed about what the person was certified to be able to do.
public sealed interface QualificationEvent extends ComponentEvent {
  /// A qualification was added.
  ///
  /// @param qualificationId identifies the qualification within the person
  /// @param kind what it is
  /// @param title what it is called
  /// @param issuer who gave it
  /// @param from the first day on which it holds
  /// @param to the last day on which it holds
  /// @param credentialId its number with the issuer
  record QualificationAdded(
      PartId qualificationId,
      QualificationKind kind,
      String title,
      String issuer,
      LocalDate from,
      @Nullable LocalDate to,
      @Nullable String credentialId)
      implements QualificationEvent {}

  /// A qualification was taken away.
  ///
  /// @param qualificationId the qualification
  /// @param reason why
  record QualificationRevoked(PartId qualificationId, @Nullable String reason)
      implements QualificationEvent {}
}
