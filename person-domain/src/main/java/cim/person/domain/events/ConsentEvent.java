package cim.person.domain.events;

import cim.person.domain.values.PartId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What changed about what the person agreed to.
public sealed interface ConsentEvent extends ComponentEvent {
  /// The person agreed to something.
  ///
  /// @param consentId identifies the consent within the person
  /// @param purpose what it agreed to
  /// @param legalBasis on which basis of the law
  /// @param evidence how it can be proved
  /// @param expiresOn the last day on which it holds
  record ConsentGranted(
      PartId consentId,
      String purpose,
      String legalBasis,
      @Nullable String evidence,
      @Nullable LocalDate expiresOn)
      implements ConsentEvent {}

  /// The person does not agree any more.
  ///
  /// @param consentId the consent
  /// @param reason why
  record ConsentWithdrawn(PartId consentId, @Nullable String reason) implements ConsentEvent {}
}
