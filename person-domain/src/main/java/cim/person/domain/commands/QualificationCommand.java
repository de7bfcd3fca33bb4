package cim.person.domain.commands;

import cim.person.domain.commands.Changing.Addition;
import cim.person.domain.commands.Changing.Ending;
import cim.person.domain.values.PartId;
import cim.person.domain.values.Period;
import cim.person.domain.values.QualificationKind;
import cim.person.domain.values.Text;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Commands about what the person was certified to be able to do.
public sealed interface QualificationCommand extends ComponentCommand {
  /// Adds a qualification.
  ///
  /// @param qualificationId chosen by the caller, else derived from the command's id
  /// @param kind what it is
  /// @param title what it is called
  /// @param issuer who gave it
  /// @param from the first day on which it holds
  /// @param to the last day on which it holds
  /// @param credentialId its number with the issuer
  record AddQualification(
      PartId qualificationId,
      QualificationKind kind,
      String title,
      String issuer,
      LocalDate from,
      @Nullable LocalDate to,
      @Nullable String credentialId)
      implements QualificationCommand, Addition {
    public AddQualification {
      title = Text.parse("title", title, Text.LINE);
      issuer = Text.parse("issuer", issuer, Text.LINE);
      Period.check("from", from, "to", to);
      credentialId = Text.parseOptional("credentialId", credentialId, Text.LINE);
    }
  }

  /// Records that a qualification was taken away.
  ///
  /// @param qualificationId the qualification
  /// @param reason why
  record RevokeQualification(PartId qualificationId, @Nullable String reason)
      implements QualificationCommand, Ending {
    public RevokeQualification {
      reason = Text.parseOptional("reason", reason, Text.SENTENCE);
    }
  }
}
