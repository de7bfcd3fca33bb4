package cim.person.domain.commands;

import cim.person.domain.commands.Changing.Addition;
import cim.person.domain.commands.Changing.Ending;
import cim.person.domain.values.Days;
import cim.person.domain.values.PartId;
import cim.person.domain.values.Text;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Commands about what the person agreed to.
public sealed interface ConsentCommand extends ComponentCommand {
  /// Records that the person agreed to something.
  ///
  /// @param consentId chosen by the caller, else derived from the command's id
  /// @param purpose what it agreed to
  /// @param legalBasis on which basis of the law
  /// @param evidence how it can be proved
  /// @param expiresOn the last day on which it holds
  record GrantConsent(
      PartId consentId,
      String purpose,
      String legalBasis,
      @Nullable String evidence,
      @Nullable LocalDate expiresOn)
      implements ConsentCommand, Addition {
    public GrantConsent {
      Days.check("expiresOn", expiresOn);
      purpose = Text.parse("purpose", purpose, Text.SENTENCE);
      legalBasis = Text.parse("legalBasis", legalBasis, Text.LINE);
      evidence = Text.parseOptional("evidence", evidence, Text.SENTENCE);
    }
  }

  /// Records that the person does not agree any more.
  ///
  /// @param consentId the consent
  /// @param reason why
  record WithdrawConsent(PartId consentId, @Nullable String reason)
      implements ConsentCommand, Ending {
    public WithdrawConsent {
      reason = Text.parseOptional("reason", reason, Text.SENTENCE);
    }
  }
}
