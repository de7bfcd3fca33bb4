package cim.person.domain.commands;

import cim.person.domain.commands.Changing.Addition;
import cim.person.domain.commands.Changing.Ending;
import cim.person.domain.values.AffiliationKind;
import cim.person.domain.values.Days;
import cim.person.domain.values.ForeignId;
import cim.person.domain.values.PartId;
import cim.person.domain.values.Period;
import cim.person.domain.values.Text;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Commands about other ties between a person and organizations.
public sealed interface AffiliationCommand extends RelationshipCommand {
  /// Adds an affiliation.
  ///
  /// @param affiliationId chosen by the caller, else derived from the command's id
  /// @param organizationId the organization
  /// @param kind what the person is to it
  /// @param from the first day
  /// @param to the last day
  record AddAffiliation(
      PartId affiliationId,
      ForeignId organizationId,
      AffiliationKind kind,
      LocalDate from,
      @Nullable LocalDate to)
      implements AffiliationCommand, Addition {
    public AddAffiliation {
      Period.check("from", from, "to", to);
    }
  }

  /// Ends an affiliation.
  ///
  /// @param affiliationId the affiliation
  /// @param on the last day
  /// @param reason why
  record EndAffiliation(PartId affiliationId, LocalDate on, @Nullable String reason)
      implements AffiliationCommand, Ending {
    public EndAffiliation {
      Days.check("on", on);
      reason = Text.parseOptional("reason", reason, Text.SENTENCE);
    }
  }
}
